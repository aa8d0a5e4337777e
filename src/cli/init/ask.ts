import { promises } from 'readline';
import { INIT_OPTIONS } from './options';
import { suggest } from '../../findings/nearest';
import { say } from '../../output/say';
import type { Given } from '../command/verb';

/**
 * Asks on the terminal which of some values is wanted, until one of them is the answer.
 *
 * @throws UsageError if there is no terminal
 */
export async function askFor(what: string, values: readonly string[], usage: Given<typeof INIT_OPTIONS>['usage']): Promise<string> {
  if (process.stdin.isTTY !== true) throw usage(`say the ${what}: --${what} ${values.join('|')}`);
  const terminal = promises.createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (;;) {
      const answer = (await terminal.question(`${what} (${values.join(', ')}) [${values[0]}]: `)).trim() || values[0];
      if (values.includes(answer)) return answer;
      say(process.stderr, `"${answer}" is not a ${what}; ${suggest(answer, values, `it is ${values.join(', ')}`)}\n`);
    }
  } finally {
    terminal.close();
  }
}
