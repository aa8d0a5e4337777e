import { UsageError, parseArguments, USAGE } from './arguments';
import { diff } from './diff/diff';
import { lint } from './lint/lint';
import { printModel } from './model';
import { synthesize } from './synth';
import { upgrade } from './upgrade';
import { ManifestError } from '../impact/state/parse';
import { printable } from '../output/folder/safe-path';
import { say } from '../output/say';

/** The command `vm-fleet`: gives its exit code. */
export async function main(words: readonly string[]): Promise<number> {
  try {
    if (words[0] === 'model' && !words.includes('--help') && !words.includes('-h')) return await printModel(words.slice(1));
    if (words[0] === 'diff') return await diff(words.slice(1));
    if (words[0] === 'lint') return await lint(words.slice(1));
    if (words[0] === 'upgrade') return await upgrade(words.slice(1));
    const command = parseArguments(words);
    if (command === 'help') {
      say(process.stdout, USAGE);
      return 0;
    }
    return await synthesize(command);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    // What the system refused is no fault of ours.
    const isUsage = error instanceof UsageError || error instanceof ManifestError;
    if (!isUsage && code === undefined) throw error;
    say(process.stderr, `${isUsage ? message : printable(message)}\n`);
    return isUsage ? 2 : 1;
  }
}
