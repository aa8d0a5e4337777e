import { parseArgs } from 'util';

/** What `vm-fleet synth` is asked for. */
export interface SynthCommand {
  readonly check: boolean;
  readonly quiet: boolean;
  readonly keepEdits: boolean;
  /** Whether the validations of cdk8s.yaml are to be run, which only cdk8s's own command can. */
  readonly validate: boolean;
  readonly app?: string;
  readonly output?: string;
}

/** What keeps a command from being started: words that mean nothing here, or something wrong with what they name. */
export class UsageError extends Error {}

export const USAGE = `\
vm-fleet synth [--check] [--quiet] [--keep-edits] [--no-validate] [--app <command>] [--output <folder>]
vm-fleet model [--json] [--quiet] [--app <command>]
vm-fleet diff [<before> [<after>]] [--from <commit>] [--to <commit>] ...
vm-fleet upgrade --to <name>@<version> [--from <name>@<version>] ...
vm-fleet lint <file|folder|-> [--platform <name>@<version>] ...

Synth runs the app of cdk8s.yaml, which writes its output folder. Unlike \`cdk8s synth\` it does not delete the folder first.

Model runs it too and writes nothing: it prints what the app says as JSON. See docs/model.md.

Diff says what a change does to the machines and disks that exist: \`vm-fleet diff --help\`. See docs/changes.md.

Upgrade says what another version of the platform means for the fleet: \`vm-fleet upgrade --help\`.

Lint checks manifests that no code of this library made: \`vm-fleet lint --help\`. See docs/taking-over-a-fleet.md.

  --check            write nothing: show how the folder differs from what the code makes, and exit with 3 if it does
  --quiet            say nothing when all is well
  --keep-edits       write nothing if a file that would be replaced was changed by hand
  --no-validate      do without the \`validations\` of cdk8s.yaml, which only \`cdk8s synth\` runs
  --app <command>    how to run the app, instead of \`app\` in cdk8s.yaml
  --output <folder>  where to, instead of \`output\` in cdk8s.yaml (dist)

Exit codes: 0 done, 1 the app failed, 2 wrong arguments, no app or a cdk8s.yaml that cannot be used, 3 the folder is not what the
code makes. After a signal it ends by the same one.
`;

/** @throws UsageError */
export function parseArguments(words: readonly string[]): SynthCommand | 'help' {
  const { values, positionals } = read(words);
  if (values.help || words.length === 0) return 'help';
  if (positionals.length !== 1 || positionals[0] !== 'synth') throw new UsageError(`there is no command "${positionals.join(' ')}"\n\n${USAGE}`);
  checkText('app', values.app);
  checkText('output', values.output);
  return {
    check: values.check ?? false,
    quiet: values.quiet ?? false,
    keepEdits: values['keep-edits'] ?? false,
    validate: !values['no-validate'],
    app: values.app,
    output: values.output,
  };
}

/** @throws UsageError if no program and no folder can have this name */
export function checkText(name: string, value: string | undefined): void {
  if (value?.trim() === '') throw new UsageError(`--${name} is empty`);
  if (value?.includes('\0')) throw new UsageError(`--${name} has a NUL character`);
}

function read(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        'check': { type: 'boolean' },
        'quiet': { type: 'boolean', short: 'q' },
        'keep-edits': { type: 'boolean' },
        'no-validate': { type: 'boolean' },
        'app': { type: 'string', short: 'a' },
        'output': { type: 'string', short: 'o' },
        'help': { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}
