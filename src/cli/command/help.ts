import { EXIT_CODES } from './exit-code';
import { HELP } from './options';
import { Option, Verb } from './verb';

const WIDTH = 100;

/** The help of `vm-fleet`, with the list of its verbs. */
export function commandHelp(verbs: readonly Verb[]): string {
  return [
    'Usage: vm-fleet <command> [options]',
    'Defines fleets of virtual machines in code and writes their manifests.',
    section('Commands', verbs.map(({ name, summary }) => [name, summary])),
    section('Options', [['-h, --help', 'show this help, or the help of a command'], ['    --version', 'print the version']]),
    section('Exit codes', exitCodes({})),
    'Run `vm-fleet <command> --help` for the options and examples of a command. See docs/command.md.',
  ].join('\n\n') + '\n';
}

export function verbHelp(verb: Verb): string {
  const options = Object.entries({ ...verb.options, help: HELP }).map(([name, option]) => [optionForm(name, option), optionSummary(option)] as const);
  return [
    `Usage: vm-fleet ${[verb.name, ...verb.positionals === undefined ? [] : [verb.positionals.form], '[options]'].join(' ')}`,
    wrapped(verb.description, 0),
    ...verb.positionals === undefined ? [] : [section('Arguments', verb.positionals.rows)],
    section('Options', options),
    section('Examples', verb.examples),
    section('Exit codes', exitCodes(verb.exitCodes ?? {})),
    `See ${verb.page}.`,
  ].join('\n\n') + '\n';
}

function exitCodes(own: Readonly<Record<number, string>>): (readonly [string, string])[] {
  return Object.entries({ ...EXIT_CODES, ...own });
}

function optionForm(name: string, { short, value, type }: Option): string {
  return `${short === undefined ? '   ' : `-${short},`} --${name}${type === 'boolean' ? '' : ` ${value ?? '<value>'}`}`;
}

function optionSummary({ summary, values }: Option): string {
  return values === undefined ? summary : `${summary} (${values.join(', ')})`;
}

/** Rows of two columns below a title. After a long text in the left column, the right column begins on the next line. */
function section(title: string, rows: readonly (readonly [left: string, right: string])[]): string {
  const column = 4 + Math.max(...rows.map(([left]) => left.length).filter(length => length <= 32), 0);
  const lines = rows.map(([left, right]) => {
    const text = wrapped(right, column);
    return left.length + 4 > column ? `  ${left}\n${' '.repeat(column)}${text}` : `  ${left.padEnd(column - 2)}${text}`;
  });
  return [`${title}:`, ...lines].join('\n');
}

/** A text in lines of at most `WIDTH` characters. All lines after the first are indented. */
function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length + indent <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
