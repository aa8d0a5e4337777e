import { printableColours } from '../findings/printable';
import { say, sayAsIs } from '../output/say';

/** Colors are written only to a terminal that shows them. */
export function isColoured(): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force = '', TERM: term } = process.env;
  if (no !== '' || force === '0' || force === 'false') return false;
  return force !== '' || process.stdout.isTTY === true && term !== 'dumb';
}

/**
 * Prints a result on stdout: unchanged for a program; for a person, without control sequences other than colours. An
 * incomplete result is an error, unless the reader closed the pipe.
 */
export function print(text: string | Uint8Array): Promise<boolean> {
  return new Promise(resolve => sayAsIs(process.stdout, shownOn(process.stdout, text), error => {
    if (error) say(process.stderr, `the result cannot be written to stdout: ${error.code}\n`);
    resolve(error === undefined);
  }));
}

function shownOn({ isTTY }: NodeJS.WriteStream, text: string | Uint8Array): string | Uint8Array {
  return isTTY ? printableColours(typeof text === 'string' ? text : Buffer.from(text).toString('utf8')) : text;
}
