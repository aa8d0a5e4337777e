import type { COMPLETION_OPTIONS } from './options';
import { SHELLS } from './shells';
import { described, tableJson } from './table';
import { isMisspelt, listNames } from '../../findings/nearest';
import { say } from '../../output/say';
import { ExitCode } from '../command/exit-code';
import type { Given, Verb } from '../command/verb';

/**
 * Prints the completion script of a shell.
 *
 * @throws UsageError if there is no such shell
 */
export function complete({ values, positionals: [shell], usage }: Given<typeof COMPLETION_OPTIONS>, verbs: readonly Verb[]): number {
  if (values.json) {
    if (shell !== undefined) throw usage('--json prints the table of commands: remove the shell');
    say(process.stdout, tableJson(verbs));
    return ExitCode.DONE;
  }
  const shells = Object.keys(SHELLS);
  if (shell === undefined) throw usage(`name a shell: ${listNames(shells)}`);
  if (!Object.hasOwn(SHELLS, shell)) {
    // The names of shells are short, so only one wrong letter counts as a misspelling: `tcsh` is not a misspelling of `zsh`.
    const near = shells.find(each => isMisspelt(shell, each));
    throw usage(`there is no completion for "${shell}"; ${near === undefined ? '' : `did you mean "${near}"? Otherwise `}shells are ${listNames(shells)}`);
  }
  say(process.stdout, SHELLS[shell](described(verbs)));
  return ExitCode.DONE;
}
