import { UsageError, parseArguments, USAGE } from './arguments';
import { synthesize } from './synth';

/** The command `vm-fleet`: gives its exit code. */
export function main(words: readonly string[]): number {
  try {
    const command = parseArguments(words);
    if (command === 'help') {
      process.stdout.write(USAGE);
      return 0;
    }
    return synthesize(command);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
