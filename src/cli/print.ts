import { printableColours } from '../findings/printable';
import { systemReason } from '../findings/system-error';
import { say, sayAsIs } from '../output/say';

/**
 * Prints a result on stdout. On a terminal, control sequences other than colours are escaped. Returns false if the result is incomplete,
 * unless the reader closed the pipe.
 */
export function print(text: string | Uint8Array): Promise<boolean> {
  return new Promise(resolve => sayAsIs(process.stdout, shownOn(process.stdout, text), error => {
    if (error) say(process.stderr, `the result cannot be written to stdout: ${systemReason(error).reason}\n`);
    resolve(error === undefined);
  }));
}

function shownOn({ isTTY }: NodeJS.WriteStream, text: string | Uint8Array): string | Uint8Array {
  return isTTY ? printableColours(typeof text === 'string' ? text : Buffer.from(text).toString('utf8')) : text;
}
