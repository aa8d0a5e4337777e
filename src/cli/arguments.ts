import { parseArgs } from 'util';

/** What `vm-fleet synth` is asked for. */
export interface SynthCommand {
  readonly check: boolean;
  readonly quiet: boolean;
  readonly app?: string;
  readonly output?: string;
}

/** Words that mean nothing here. */
export class UsageError extends Error {}

export const USAGE = `\
vm-fleet synth [--check] [--quiet] [--app <command>] [--output <folder>]

Runs the app of cdk8s.yaml, which writes its output folder. Unlike \`cdk8s synth\` it does not delete the folder first.

  --check            write nothing: show how the folder differs from what the code makes, and exit with 3 if it does
  --quiet            say nothing when all is well
  --app <command>    how to run the app, instead of \`app\` in cdk8s.yaml
  --output <folder>  where to, instead of \`output\` in cdk8s.yaml (dist)

Exit codes: 0 done, 1 the app failed, 2 wrong arguments or no app, 3 the folder is not what the code makes.
`;

/** @throws UsageError */
export function parseArguments(words: readonly string[]): SynthCommand | 'help' {
  const { values, positionals } = read(words);
  if (values.help || words.length === 0) return 'help';
  if (positionals.length !== 1 || positionals[0] !== 'synth') throw new UsageError(`there is no command "${positionals.join(' ')}"\n\n${USAGE}`);
  return { check: values.check ?? false, quiet: values.quiet ?? false, app: values.app, output: values.output };
}

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        check: { type: 'boolean' },
        quiet: { type: 'boolean', short: 'q' },
        app: { type: 'string', short: 'a' },
        output: { type: 'string', short: 'o' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}
