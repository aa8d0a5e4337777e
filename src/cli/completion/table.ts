import { EXIT_CODES } from '../command/exit-code';
import { HELP } from '../command/options';
import { Option, Verb } from '../command/verb';

/** The version of the JSON output. It increases when programs for the old output would misread the new output. */
const COMMANDS_VERSION = 1;

export interface NamedOption extends Option {
  readonly name: string;
}

/** A verb as a shell completes it. */
export interface DescribedVerb {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly NamedOption[];
  /** The values of the arguments. Without this field, the arguments are paths. With an empty list, the verb has no arguments. */
  readonly values?: readonly string[];
}

/** The data of the verbs that shells need for the completion. */
export function described(verbs: readonly Verb[]): DescribedVerb[] {
  return verbs.map(({ name, summary, options, positionals }) => ({
    name,
    summary,
    options: Object.entries({ ...options, help: HELP }).map(([each, option]) => ({ name: each, ...option })),
    values: positionals === undefined ? [] : positionals.values?.(),
  }));
}

export function tableJson(verbs: readonly Verb[]): string {
  const commands = verbs.map(({ name, summary, description, positionals, options, examples, exitCodes, page }) => ({
    name,
    summary,
    description,
    ...positionals !== undefined && { arguments: positionals.form },
    options: Object.entries({ ...options, help: HELP }).map(([each, option]) => ({ name: each, ...option })),
    examples: examples.map(([command, what]) => ({ command, what })),
    exitCodes: { ...EXIT_CODES, ...exitCodes },
    page,
  }));
  return `${JSON.stringify({ commandsVersion: COMMANDS_VERSION, commands }, undefined, 2)}\n`;
}

/** Whether the values of an option are paths. */
export function takesPath({ value }: Option): boolean {
  return value === '<file>' || value === '<folder>';
}
