import { DescribedVerb, NamedOption, takesPath } from './table';

/** The completion script of each shell, generated from the table of verbs. */
export const SHELLS: Readonly<Record<string, (verbs: readonly DescribedVerb[]) => string>> = { bash, zsh, fish };

/** Options without a verb. */
const GLOBAL = [{ name: '--help', summary: 'show the help' }, { name: '--version', summary: 'print the version' }];

/** Quotes a text as one word of a shell. */
const quoted = (text: string) => `'${text.replace(/'/g, '\'\\\'\'')}'`;

const flagsOf = ({ name, short }: NamedOption) => [`--${name}`, ...short === undefined ? [] : [`-${short}`]];

function bash(verbs: readonly DescribedVerb[]): string {
  const words = verbs.map(({ name, options, values }) => [
    `    ${name})`,
    ...options.filter(({ type }) => type === 'string').map(option => (
      `      case "$previous" in ${flagsOf(option).join('|')}) ${bashValues(option)}; return;; esac`
    )),
    `      if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W ${quoted(options.flatMap(flagsOf).join(' '))} -- "$word"))`,
    `      else ${values === undefined ? 'COMPREPLY=($(compgen -f -- "$word"))' : `COMPREPLY=($(compgen -W ${quoted(values.join(' '))} -- "$word"))`}; fi`,
    '      ;;',
  ].join('\n'));
  return [
    '# Completion of vm-fleet for bash: source <(vm-fleet completion bash)',
    '_vm_fleet() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"',
    '  COMPREPLY=()',
    '  if [[ "$COMP_CWORD" -eq 1 ]]; then',
    `    COMPREPLY=($(compgen -W ${quoted([...verbs, ...GLOBAL].map(({ name }) => name).join(' '))} -- "$word"))`,
    '    return',
    '  fi',
    '  case "${COMP_WORDS[1]}" in',
    ...words,
    '  esac',
    '}',
    'complete -o filenames -F _vm_fleet vm-fleet',
    '',
  ].join('\n');
}

function bashValues(option: NamedOption): string {
  if (option.values !== undefined) return `COMPREPLY=($(compgen -W ${quoted(option.values.join(' '))} -- "$word"))`;
  return takesPath(option) ? 'COMPREPLY=($(compgen -f -- "$word"))' : ':';
}

function zsh(verbs: readonly DescribedVerb[]): string {
  return [
    '#compdef vm-fleet',
    '# Completion of vm-fleet for zsh: vm-fleet completion zsh > "${fpath[1]}/_vm-fleet"',
    '_vm_fleet() {',
    '  local -a commands=(',
    ...[...verbs, ...GLOBAL].map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`),
    '  )',
    '  if (( CURRENT == 2 )); then',
    '    _describe command commands',
    '    return',
    '  fi',
    '  local command="$words[2]"',
    '  words=("${(@)words[2,-1]}")',
    '  (( CURRENT-- ))',
    '  case "$command" in',
    ...verbs.map(verb => `    ${verb.name}) _arguments ${[...verb.options.flatMap(zshOption), zshArguments(verb)].join(' ')};;`),
    '  esac',
    '}',
    'if [[ "$funcstack[1]" == _vm-fleet ]]; then _vm_fleet "$@"; else compdef _vm_fleet vm-fleet; fi',
    '',
  ].join('\n');
}

function zshOption(option: NamedOption): string[] {
  const summary = option.summary.replace(/[[\]:]/g, '\\$&');
  const action = option.type === 'boolean' ? '' : `:value:${option.values !== undefined ? `(${option.values.join(' ')})` : takesPath(option) ? '_files' : ''}`;
  return flagsOf(option).map(flag => quoted(`${option.multiple ? '*' : ''}${flag}[${summary}]${action}`));
}

function zshArguments({ values }: DescribedVerb): string {
  return quoted(`*:argument:${values === undefined ? '_files' : `(${values.join(' ')})`}`);
}

function fish(verbs: readonly DescribedVerb[]): string {
  const first = `not __fish_seen_subcommand_from ${verbs.map(({ name }) => name).join(' ')}`;
  return [
    '# Completion of vm-fleet for fish: vm-fleet completion fish > ~/.config/fish/completions/vm-fleet.fish',
    'complete -c vm-fleet -f',
    ...GLOBAL.map(({ name, summary }) => `complete -c vm-fleet -n ${quoted(first)} -l ${name.slice(2)} -d ${quoted(summary)}`),
    ...verbs.flatMap(({ name, summary, options, values }) => {
      const seen = `complete -c vm-fleet -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
      return [
        `complete -c vm-fleet -n ${quoted(first)} -a ${name} -d ${quoted(summary)}`,
        ...options.map(option => `${seen} ${fishOption(option)}`),
        ...values === undefined ? [`${seen} -F`] : values.length > 0 ? [`${seen} -a ${quoted(values.join(' '))}`] : [],
      ];
    }),
    '',
  ].join('\n');
}

function fishOption(option: NamedOption): string {
  const { name, short, summary, type, values } = option;
  const argument = type === 'boolean' ? '' : values !== undefined ? ` -x -a ${quoted(values.join(' '))}` : takesPath(option) ? ' -r -F' : ' -x';
  return `-l ${name}${short === undefined ? '' : ` -s ${short}`}${argument} -d ${quoted(summary)}`;
}
