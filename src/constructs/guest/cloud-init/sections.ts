import { Entry } from './entries/entry';
import { fileEntry } from './entries/files';
import { aptSourceEntry, packageEntry, yumRepositoryEntry } from './entries/packages';
import { fileSystemEntry, mountEntry, mountKey, mountOf, swapEntry } from './entries/storage';
import { ntpEntry, powerStateEntry } from './entries/system';
import { groupEntry, userEntry } from './entries/users';
import { Problem } from '../../../findings/problem';
import { cloudConfigProblems } from '../../../model/user-data';
import { copyPlain, isMap, Plain, PlainMap } from '../../../model/user-data/plain';
import { COMMAND, DOMAIN_NAME, expect, expectEach, expectOrder, HOST_NAME, LOCALE, Rule, SSH_PUBLIC_KEY, TIME_ZONE } from '../../../model/user-data/rules';

/** A copied contribution to a section. The parts of a section are sorted. */
export interface Part {
  readonly key: string;
  readonly value: Plain;
}

/** Commands that run one after the other. */
export interface CommandGroup {
  readonly key: string;
  readonly order: number;
  readonly commands: string[];
}

/** A cloud-config key that has no typed property. */
export interface RawKey {
  readonly key: string;
  readonly value: unknown;
}

/** How one property of CloudConfigProps becomes a part of the document. TypeScript does not know the types of the items. */
export interface Section {
  readonly property: string;
  /** The place of the section in the document; empty for raw keys. */
  readonly at: readonly string[];
  /** Splits the value of the property into its contributions. */
  readonly items: (value: any) => unknown[];
  /** The key that must be unique among the contributions; empty if the property can have only one contribution. */
  readonly key: (item: any) => string;
  readonly entry: (item: any, where: string) => Entry;
  /** The contributions in the form of the document; undefined omits the section. */
  readonly join: (parts: Part[], keepDefaultUser: boolean) => Plain | undefined;
  readonly order?: (item: any) => number;
  /** A second contribution of the item, to a different section. */
  readonly also?: (item: any) => { property: string; item: unknown } | undefined;
  /** Whether contributions with the same key are written only once. */
  readonly isSet?: boolean;
}

const values = (parts: Part[]): Plain[] => parts.map(part => part.value);
const joinAll = (parts: Part[]): Plain | undefined => (parts.length > 0 ? values(parts) : undefined);
const joinMap = (parts: Part[]): Plain | undefined => (
  parts.length > 0 ? Object.fromEntries(parts.map(({ key, value }) => [key, value])) : undefined
);

/** A property that only `CloudConfigProps` can set. No method adds to the property. */
function single(property: string, key: string, entry: (item: any, where: string) => Entry = value => ({ value, problems: [] })): Section {
  return { property, at: [key], items: value => [value], key: () => '', entry, join: parts => parts[0]?.value };
}

function text(property: string, key: string, rule: Rule): Section {
  return single(property, key, (value: string, where) => ({ value, problems: expect(where, value, rule) }));
}

/** A property that calls can extend. The entries are sorted by key. */
function list(property: string, at: string, key: (item: any) => string, entry: (item: any, where: string) => Entry): Section {
  return { property, at: [at], items: items => items, key, entry, join: joinAll };
}

function commands(property: string, at: string): Section {
  return {
    property,
    at: [at],
    items: (lines: string[]) => (lines.length > 0 ? [{ key: '', order: 0, commands: lines }] : []),
    key: (group: CommandGroup) => group.key,
    order: (group: CommandGroup) => (Number.isFinite(group.order) ? group.order : 0),
    entry: (group: CommandGroup, where) => ({
      value: group.commands,
      problems: [...expectEach(where, group.commands, COMMAND), ...expectOrder(where, group.order)],
    }),
    join: parts => (parts.some(part => (part.value as Plain[]).length > 0) ? values(parts).flat() : undefined),
  };
}

/** The sections of the document in the order in which a person would write them. */
export const SECTIONS: readonly Section[] = [
  text('hostname', 'hostname', HOST_NAME),
  text('fqdn', 'fqdn', DOMAIN_NAME),
  single('manageEtcHosts', 'manage_etc_hosts'),
  text('timezone', 'timezone', TIME_ZONE),
  text('locale', 'locale', LOCALE),
  single('ntp', 'ntp', ntpEntry),
  list('groups', 'groups', group => group.name, groupEntry),
  {
    ...list('users', 'users', user => user.name, userEntry),
    // A list of users replaces the image's default user, unless the list contains `default`. With an empty list, the guest has no user.
    join: (parts, keep) => (parts.length > 0 || !keep ? [...(keep ? ['default'] : []), ...values(parts)] : undefined),
  },
  single('disableRoot', 'disable_root'),
  single('sshPasswordAuth', 'ssh_pwauth'),
  {
    ...single('sshAuthorizedKeys', 'ssh_authorized_keys', (keys: string[], where) => ({ value: keys, problems: expectEach(where, keys, SSH_PUBLIC_KEY) })),
    items: (keys: string[]) => (keys.length > 0 ? [keys] : []),
  },
  { ...list('aptSources', 'apt', source => source.name, aptSourceEntry), at: ['apt', 'sources'], join: joinMap },
  { ...list('yumRepositories', 'yum_repos', repository => repository.id, yumRepositoryEntry), join: joinMap },
  single('packageUpdate', 'package_update'),
  single('packageUpgrade', 'package_upgrade'),
  single('packageRebootIfRequired', 'package_reboot_if_required'),
  { ...list('packages', 'packages', name => name, packageEntry), isSet: true },
  {
    ...list('fileSystems', 'fs_setup', fileSystem => fileSystem.device, fileSystemEntry),
    also: fileSystem => {
      const mount = mountOf(fileSystem);
      return mount && { property: 'mounts', item: mount };
    },
  },
  list('mounts', 'mounts', mountKey, mountEntry),
  single('swap', 'swap', swapEntry),
  list('files', 'write_files', file => file.path, fileEntry),
  commands('bootCommands', 'bootcmd'),
  commands('runCommands', 'runcmd'),
  single('powerState', 'power_state', powerStateEntry),
  {
    property: 'raw',
    at: [],
    items: (keys: object) => Object.entries(keys).filter(([, value]) => value !== undefined).map(([key, value]) => ({ key, value })),
    key: (raw: RawKey) => raw.key,
    entry: ({ key, value: given }: RawKey, where) => {
      const { value, problems } = copyPlain(given, where);
      return problems.length > 0 ? { value: null, problems } : { value, problems: rawProblems({ key, value }, where) };
    },
    join: joinMap,
  },
];

/** Problems of a raw key. cloud-init ignores unknown keys, and keys whose values it cannot read. */
function rawProblems(raw: RawKey, where: string): Problem[] {
  const typed = typedInstead(raw, where);
  if (typed.length > 0) return typed;
  const nameOf = (path: readonly (string | number)[]) => `${where}${path.slice(1).map(step => typeof step === 'number' ? `[${step}]` : `.${step}`).join('')}`;
  return cloudConfigProblems({ [raw.key]: raw.value }, {}, nameOf);
}

/** A key that has a property must not be raw, because two values would need a precedence rule. */
function typedInstead({ key, value }: RawKey, where: string): Problem[] {
  const typed = SECTIONS.filter(({ at }) => at[0] === key && (at.length === 1 || !isMap(value) || Object.hasOwn(value as PlainMap, at[1])));
  return typed.map(({ property, at }) => ({
    code: 'CLOUD_INIT_VALUE',
    message: `${where} has its own property, and must not be in raw keys`,
    got: at.join('.'),
    allowed: 'keys that have no property',
    fix: `use the property \`${property}\``,
  }));
}

/** The sections by their property. */
export const SECTION_OF: ReadonlyMap<string, Section> = new Map(SECTIONS.map(section => [section.property, section]));
