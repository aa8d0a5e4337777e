import { ConfigCheck, listOf, wrong } from './context';
import { show } from '../../../findings/secrets/show';
import { GuestFacts, PackageManager } from '../facts';
import { isMap } from '../plain';

/** Keys that only one package manager has. */
const KEYS: Readonly<Record<string, PackageManager>> = {
  apt: 'apt', apt_sources: 'apt', apt_pipelining: 'apt', apt_update: 'apt', apt_upgrade: 'apt', snap: 'apt', ubuntu_pro: 'apt', ubuntu_advantage: 'apt', grub_dpkg: 'apt',
  yum_repos: 'dnf', yum_repo_dir: 'dnf', rh_subscription: 'dnf', zypper: 'zypper', apk_repos: 'apk',
};

/** Commands of package managers. */
const COMMANDS: Readonly<Record<string, PackageManager>> = {
  'apt': 'apt', 'apt-get': 'apt', 'add-apt-repository': 'apt', 'dpkg': 'apt', 'snap': 'apt', 'ufw': 'apt', 'dnf': 'dnf', 'yum': 'dnf', 'zypper': 'zypper', 'apk': 'apk',
};

/** Reports keys and commands of a package manager that the image does not have. */
export const checkPackages: ConfigCheck = (document, { facts, nameOf }) => [
  ...Object.keys(document).filter(key => isForeign(KEYS[key], facts)).map(key => wrong(
    `${nameOf([key])} is for guests with ${KEYS[key]}, and ${labelOf(facts)} has ${facts.packageManager}`, `keys for ${facts.packageManager}`,
    `use ${facts.packageManager === 'apt' ? '`apt`' : facts.packageManager === 'dnf' ? '`yum_repos`' : facts.packageManager === 'zypper' ? '`zypper`' : '`apk_repos`'}, or another image`)),
  ...['runcmd', 'bootcmd'].flatMap(key => listOf(document[key]).flatMap((item, index) => {
    const command = commandOf(item);
    return command !== undefined && isForeign(COMMANDS[command], facts) ? [wrong(
      `${nameOf([key, index])} runs ${command}, which ${labelOf(facts)} does not have`, `commands of ${facts.packageManager}`, `use ${facts.packageManager}, or another image`)] : [];
  })),
  ...listOf(document.packages).flatMap((name, index) => (typeof name === 'string' && /^\s*-|\S\s+\S/.test(name)
    ? [wrong(`${nameOf(['packages', index])} is not a package name`, 'one name each', 'write each package as a separate item', show(name))] : [])),
  ...repositories(document.yum_repos).filter(([, repository]) => !hasAddress(repository)).map(([id]) => wrong(
    `${nameOf(['yum_repos', id])} has no address, so cloud-init skips it`, '`baseurl`, `metalink` or `mirrorlist`', 'give `baseurl`')),
];

function repositories(repos: unknown): [string, Readonly<Record<string, unknown>>][] {
  return isMap(repos) ? Object.entries(repos).flatMap(([id, each]) => isMap(each) ? [[id, each]] : []) : [];
}

function hasAddress(repository: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(repository).some(key => ['baseurl', 'metalink', 'mirrorlist'].includes(key.toLowerCase().trim()));
}

/** A script with one of these words may check the distribution itself, or contain text that is no command. Such a script is not checked. */
const CONDITIONAL = /\b(?:if|case|command|which|type|hash|function)\b|\|\||<<|\(\)/;

/** Finds the commands of a shell script that the distribution of the image does not have. Lines are numbered from 0. */
export function foreignCommands(script: string, facts: GuestFacts): { readonly line: number; readonly command: string }[] {
  if (facts.packageManager === undefined || !/^\s*#(?:!\S*(?:\/|\s)(?:ba|da|k|z)?sh\b|cloud-boothook)/.test(script) || CONDITIONAL.test(script)) return [];
  return script.split('\n').flatMap((text, line) => {
    const command = firstWord(`${text} `);
    return command !== undefined && isForeign(COMMANDS[command], facts) ? [{ line, command }] : [];
  });
}

/** For each package manager, a pattern of the words of all other package managers. */
const FOREIGN_WORDS = Object.fromEntries([...new Set(Object.values(COMMANDS))].map(own => {
  const words = [...Object.entries(KEYS), ...Object.entries(COMMANDS)].flatMap(([word, manager]) => manager === own ? [] : [word]);
  return [own, new RegExp(`\\b(?:${words.join('|')})\\b`)] as const;
})) as Readonly<Record<PackageManager, RegExp>>;

/** Whether a document may contain keys or commands of another package manager. */
export function mayHaveForeignWords(text: string, { packageManager }: GuestFacts): boolean {
  return packageManager !== undefined && FOREIGN_WORDS[packageManager].test(text);
}

function isForeign(of: PackageManager | undefined, { packageManager }: GuestFacts): boolean {
  return of !== undefined && packageManager !== undefined && of !== packageManager;
}

function labelOf({ label }: GuestFacts): string {
  return label ?? 'the image';
}

/** The command of an item of `runcmd` or `bootcmd`. Undefined for a line with a condition, which may check the distribution itself. */
function commandOf(item: unknown): string | undefined {
  if (Array.isArray(item)) return typeof item[0] === 'string' ? item[0] : undefined;
  if (typeof item !== 'string') return undefined;
  return firstWord(item);
}

function firstWord(item: string): string | undefined {
  if (/\b(?:if|command -v|which|type)\b|\|\|/.test(item)) return undefined;
  return /^\s*(?:sudo\s+)?(?:[A-Z_]{1,40}=\S{0,100}\s+){0,5}([a-z-]{2,30})\s/.exec(item)?.[1];
}
