import { parseArgs } from 'util';
import { HELP } from './options';
import { Given, Option, Options, Verb } from './verb';
import { listNames, suggest } from '../../findings/nearest';
import { UsageError } from '../arguments';

/**
 * Parses the arguments after the name of a verb.
 *
 * @throws UsageError for an unknown option, a value that is missing or not allowed, and arguments that the verb does not accept
 */
export function parse(verb: Verb, words: readonly string[]): Given<Options> | 'help' {
  const options: Options = { ...verb.options, help: HELP };
  const usage = (message: string) => new UsageError(`${message}\n\n\`vm-fleet ${verb.name} --help\` shows the options and examples.`);
  const { values, positionals, tokens } = parseArgs({
    args: [...words], options: typesOf(options), allowPositionals: true, strict: false, tokens: true,
  });
  for (const token of tokens) if (token.kind === 'option') checkOption(options, token, usage);
  if (values.help === true) return 'help';
  const { max = verb.positionals === undefined ? 0 : Infinity } = verb.positionals ?? {};
  if (positionals.length > max) throw usage(`unexpected argument "${positionals[max]}": ${takes(verb.name, max)}`);
  return { values: values as Given<Options>['values'], positionals, usage };
}

/** The options in the form that Node's parser accepts. */
function typesOf(options: Options) {
  return Object.fromEntries(Object.entries(options).map(([name, { type, short, multiple }]) => (
    [name, { type, ...short && { short }, ...multiple && { multiple } }] as const
  )));
}

interface OptionToken { readonly name: string; readonly rawName: string; readonly value?: string; readonly inlineValue?: boolean }

function checkOption(options: Options, { name, rawName, value, inlineValue }: OptionToken, usage: Given<Options>['usage']): void {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) {
    const known = Object.keys(options).map(each => `--${each}`);
    throw usage(`unknown option "${rawName}"; ${suggest(rawName, known, `options are ${listNames(known)}`)}`);
  }
  if (option.type === 'boolean') {
    if (value !== undefined) throw usage(`${rawName} takes no value`);
    return;
  }
  checkValue(rawName, option, value, inlineValue, usage);
}

function checkValue(
  rawName: string, { values, value: form = '<value>' }: Option, value: string | undefined, isInline: boolean | undefined, usage: Given<Options>['usage'],
): void {
  if (value === undefined) throw usage(`${rawName} needs a value: ${rawName} ${form}`);
  if (!isInline && value.length > 1 && value.startsWith('-')) throw usage(`${rawName} needs a value; for a value that begins with a dash, write ${rawName}=${value}`);
  if (values !== undefined && !values.includes(value)) throw usage(`invalid value "${value}" for ${rawName}; ${suggest(value, values, `values are ${listNames(values)}`)}`);
}

function takes(name: string, max: number): string {
  return max === 0 ? `${name} takes options only` : `${name} takes at most ${max === 1 ? 'one argument' : `${max} arguments`}`;
}
