import { isMap } from './plain';
import { CLOUD_CONFIG_SCHEMA } from './schema-data';
import { nearest } from '../../findings/nearest';
import { Problem } from '../../findings/problem';

/**
 * A type of cloud-init's schema.
 *
 * One character is a basic type: `s` text, `i` integer, `n` number, `b` boolean, `0` null, `o` map, `l` list, `*` anything. A list that begins with
 * a type is the type of a list: the type of the items, and, if limited, the least and the largest number of items. An object is the type of a map: `k` has the known keys, `r` the required keys, and `a` the
 * type of all other keys. An object can instead have `e`, the allowed values, or `u`, the allowed types.
 */
export type SchemaType = string | ListType | MapType;

type ListType = readonly [items: SchemaType] | readonly [items: SchemaType, least: number, most: number];

interface MapType {
  readonly k?: { readonly [key: string]: SchemaType };
  readonly r?: readonly string[];
  readonly a?: SchemaType;
  readonly e?: readonly unknown[];
  readonly u?: readonly SchemaType[];
}

/** The name of a place in a report. */
export type NameOf = (path: readonly (string | number)[]) => string;

/** Keys that cloud-init has always read. Its schema does not have them, or has them only since a later version. */
const ALWAYS = new Set(['system_info', 'output', 'merge_how', 'merge_type', 'launch-index', 'version', 'datasource', 'datasource_list', 'log_cfgs',
  'def_log_file', 'syslog_fix_perms', 'manual_cache_clean', 'debug', 'unverified_modules', 'network', 'vendor_data', 'vendor_data2', 'resize_rootfs_tmp',
  'disable_network_activation', 'allow_userdata', 'ssh', 'ssh_svcname', 'bootcmd', 'features', 'create_hostname_file', 'reporting', 'autoinstall']);

/**
 * The first release that supports a key, by the path of the key. The schema does not show the release of these keys: they are older than the oldest
 * schema, or belong to the maps of `packages`.
 */
const SINCE: Readonly<Record<string, string>> = {
  'ansible': '22.3', 'wireguard': '22.3', 'keyboard': '22.1', 'prefer_fqdn_over_hostname': '21.2', 'ssh_quiet_keygen': '21.4', 'chpasswd.users': '22.3',
  'write_files.defer': '22.1', 'packages.apt': '23.4', 'packages.snap': '23.4',
};

/** The problems of a cloud-config according to cloud-init's own schema. */
export function schemaProblems(document: Readonly<Record<string, unknown>>, version: string | undefined, nameOf: NameOf): Problem[] {
  const problems: Problem[] = [];
  const known = keysOf(cloudConfigSchema());
  const unknown: string[] = [];
  for (const [key, value] of Object.entries(document)) {
    const entry = known.get(key);
    if (entry === undefined) {
      if (!ALWAYS.has(key)) unknown.push(key);
    } else {
      if (!ALWAYS.has(key)) problems.push(...versionProblems([key], entry, { version, nameOf }));
      check(entry.type, value, [key], { version, nameOf, problems });
    }
  }
  return [...unknownKeys(unknown, [], known, nameOf), ...problems];
}

let parsed: { readonly [key: string]: SchemaType } | undefined;

/** Parsed on first use. */
function cloudConfigSchema(): { readonly [key: string]: SchemaType } {
  return parsed ??= JSON.parse(CLOUD_CONFIG_SCHEMA);
}

interface Entry {
  readonly type: SchemaType;
  readonly since?: string;
  readonly until?: string;
}

const entries = new WeakMap<object, ReadonlyMap<string, Entry>>();

/** The keys of a map. In the schema data, a key can end with its first and its last release, e.g. `key@22.1~24.3`. */
function keysOf(keys: { readonly [key: string]: SchemaType }): ReadonlyMap<string, Entry> {
  let known = entries.get(keys);
  if (!known) {
    known = new Map(Object.entries(keys).map(([key, type]) => {
      const [, name, since, until] = /^([^@~]+)(?:@([\d.]+))?(?:~([\d.]+))?$/.exec(key)!;
      return [name, { type, since, until }] as const;
    }));
    entries.set(keys, known);
  }
  return known;
}

interface Context {
  readonly version?: string;
  readonly nameOf: NameOf;
  readonly problems: Problem[];
}

function check(type: SchemaType, value: unknown, path: readonly (string | number)[], context: Context): void {
  if (typeof type === 'string') {
    if (!LETTERS[type](value)) context.problems.push(wrongType(context.nameOf(path), type));
  } else if (isList(type)) {
    checkList(type, value, path, context);
  } else if (type.u) {
    checkUnion(type.u, value, path, context);
  } else if (type.e) {
    if (!type.e.includes(value)) context.problems.push(wrongType(context.nameOf(path), type));
  } else {
    checkMap(type, value, path, context);
  }
}

function checkList(type: ListType, value: unknown, path: readonly (string | number)[], context: Context): void {
  if (!Array.isArray(value)) {
    context.problems.push(wrongType(context.nameOf(path), type));
    return;
  }
  const [items, least = 0, most = Infinity] = type;
  if (value.length < least || value.length > most) context.problems.push(wrongLength(context.nameOf(path), value.length, least, most));
  value.forEach((item, index) => check(items, item, [...path, index], context));
}

function checkMap(type: MapType, value: unknown, path: readonly (string | number)[], context: Context): void {
  if (!isMap(value)) {
    context.problems.push(wrongType(context.nameOf(path), type));
    return;
  }
  const known = keysOf(type.k ?? {});
  const unknown: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    const entry = known.get(key);
    const at = [...path, key];
    if (entry) {
      context.problems.push(...versionProblems(at, entry, context));
      check(entry.type, member, at, context);
    } else if (type.a !== undefined) {
      check(type.a, member, at, context);
    } else {
      unknown.push(key);
    }
  }
  context.problems.push(...unknownKeys(unknown, path, known, context.nameOf));
  for (const key of type.r ?? []) {
    if (!(key in value)) context.problems.push(problem(`${context.nameOf(path)} has no \`${key}\`, which cloud-init requires`, 'its required keys', `give \`${key}\``));
  }
}

/** One of the types must fit. Otherwise, the problems are those of the list or map type with the fewest problems. */
function checkUnion(types: readonly SchemaType[], value: unknown, path: readonly (string | number)[], context: Context): void {
  let best: Problem[] | undefined;
  for (const type of types) {
    const problems: Problem[] = [];
    check(type, value, path, { ...context, problems });
    if (problems.length === 0) return;
    const isOfKind = typeof type !== 'string' && (isList(type) ? Array.isArray(value) : isMap(value) && !type.e);
    if (isOfKind && (!best || problems.length < best.length)) best = problems;
  }
  context.problems.push(...best ?? [wrongType(context.nameOf(path), { u: types })]);
}

function isList(type: SchemaType): type is ListType {
  return Array.isArray(type);
}

const LETTERS: Readonly<Record<string, (value: unknown) => boolean>> = {
  's': value => typeof value === 'string' || value instanceof Uint8Array || value instanceof Date,
  'i': value => Number.isInteger(value),
  'n': value => typeof value === 'number',
  'b': value => typeof value === 'boolean',
  '0': value => value === null,
  'o': value => isMap(value),
  'l': value => Array.isArray(value),
  '*': () => true,
};

const WORDS: Readonly<Record<string, string>> = {
  's': 'a text', 'i': 'a whole number', 'n': 'a number', 'b': 'true or false', '0': 'null', 'o': 'a map', 'l': 'a list', '*': 'anything',
};

function words(type: SchemaType): string {
  if (typeof type === 'string') return WORDS[type];
  if (isList(type)) return typeof type[0] === 'string' ? `a list of ${({ s: 'texts', i: 'numbers', o: 'maps' } as Record<string, string>)[type[0]] ?? 'values'}` : 'a list';
  if (type.e) return type.e.map(each => (typeof each === 'string' ? each : JSON.stringify(each))).join(', ');
  return type.u ? [...new Set(type.u.map(words))].join(' or ') : 'a map';
}

function problem(message: string, allowed: string, fix: string): Problem {
  return { code: 'CLOUD_INIT_SCHEMA', message, allowed, fix };
}

function wrongType(where: string, type: SchemaType): Problem {
  return problem(`${where} is not of the type that cloud-init documents`, words(type), 'use a value of that type; put a text in quotes');
}

function wrongLength(where: string, length: number, least: number, most: number): Problem {
  return problem(`${where} is a list of ${length}, and cloud-init requires another number of items`, least === most ? `${most} items` : `${least} to ${most} items`,
    'correct the number of items; write a single value without brackets');
}

/** If one map has more unknown keys than this number, they usually have one cause, e.g. a map of another type. They are reported as one problem. */
const FEW_KEYS = 5;

function unknownKeys(keys: readonly string[], path: readonly (string | number)[], known: ReadonlyMap<string, Entry>, nameOf: NameOf): Problem[] {
  const names = [...known.keys()];
  const problems = keys.slice(0, FEW_KEYS).map(key => unknownKey(nameOf([...path, key]), key, names));
  if (keys.length <= FEW_KEYS) return problems;
  return [{ ...problems[0], message: `${problems[0].message}; and ${keys.length - 1} more keys with the same problem` }];
}

function unknownKey(where: string, key: string, known: readonly string[]): Problem {
  const near = nearest(key, known);
  return problem(`${where} is an unknown key of cloud-init, so it has no effect`, near === undefined ? 'keys of cloud-init\'s schema' : `\`${near}\`, ...`,
    near === undefined ? 'remove it, or acknowledge this if a module of the image reads it' : `did you mean \`${near}\`? Otherwise remove it`);
}

function versionProblems(path: readonly (string | number)[], { since: inSchema, until }: Entry, { version, nameOf }: Omit<Context, 'problems'>): Problem[] {
  if (version === undefined) return [];
  const since = inSchema ?? SINCE[path.filter(step => typeof step === 'string').join('.')];
  const where = since === undefined && until === undefined ? '' : nameOf(path);
  if (since !== undefined && order(version) < order(since)) {
    return [problem(`${where} has no effect before cloud-init ${since}, and the image has ${version}`, `cloud-init ${since} or later`, 'remove it, or use a newer image')];
  }
  return until === undefined || order(version) <= order(until)
    ? []
    : [problem(`${where} has no effect after cloud-init ${until}, and the image has ${version}`, `cloud-init ${until} or earlier`, 'remove it')];
}

function order(version: string): number {
  const [major, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
