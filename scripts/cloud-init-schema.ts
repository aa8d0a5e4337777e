import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

/**
 * Writes cloud-init's own schema of cloud-config, by version, as the compact table in `src/model/user-data/schema-data.ts`.
 *
 * npx tsx scripts/cloud-init-schema.ts <folder>
 *
 * The folder has the `schema-cloud-config-v1.json` of each release, with the release as its name: `22.4.json`, `25.1.json`. The file is in
 * cloud-init's packages and repository at `cloudinit/config/schemas`.
 */

type Json = any;
/** A type of the table: see `schema.ts`. */
type Compact = string | number | Compact[] | { [key: string]: any };

const LETTERS: { [type: string]: string } = { string: 's', integer: 'i', number: 'n', boolean: 'b', null: '0', object: 'o', array: 'l' };

const folder = process.argv[2];
const order = (version: string): number => { const [major, minor] = version.split('.').map(Number); return major * 100 + minor; };
const versions = readdirSync(folder).map(name => name.replace(/\.json$/, '')).sort((a, b) => order(a) - order(b));
const schemas = versions.map(version => compact(flat(JSON.parse(readFileSync(join(folder, `${version}.json`), 'utf8')))));

/** The top level is one map, to which each module adds its keys. */
function flat(schema: Json): Json {
  const root = { type: 'object', properties: {} as Json, additionalProperties: false, $defs: schema.$defs };
  for (const part of schema.allOf) Object.assign(root.properties, resolve(part, schema).properties);
  for (const name of Object.keys(schema.properties ?? {})) root.properties[name] ??= {};
  return inline(root, schema, 0);
}

function resolve(node: Json, schema: Json): Json {
  return node.$ref ? node.$ref.slice(2).split('/').reduce((at: Json, step: string) => at[step], schema) : node;
}

function inline(node: Json, schema: Json, depth: number): Json {
  if (Array.isArray(node)) return node.map(each => inline(each, schema, depth));
  if (typeof node !== 'object' || node === null) return node;
  if (node.$ref) return depth > 12 ? {} : inline({ ...resolve(node, schema), ...Object.fromEntries(Object.entries(node).filter(([key]) => key !== '$ref')) }, schema, depth + 1);
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== '$defs').map(([key, value]) => [key, inline(value, schema, depth)]));
}

function compact(node: Json): Compact {
  if (node.enum) return { e: node.enum };
  const options = node.oneOf ?? node.anyOf;
  if (options && !node.properties) {
    const types = options.map((each: Json) => compact({ ...each, type: each.type ?? node.type }));
    return union(types);
  }
  if (Array.isArray(node.type)) return union(node.type.map((type: string) => compact({ ...node, type })));
  if (node.type === 'array') return Array.isArray(node.items) || !node.items ? 'l' : listOf(compact(node.items), node);
  if (node.type === 'object' || node.properties) {
    const [pattern, ofPattern] = Object.entries<Json>(node.patternProperties ?? {})[0] ?? [];
    const named = pattern === undefined ? [] : namesOf(pattern);
    const keys = Object.fromEntries([
      ...Object.entries<Json>(node.properties ?? {}).map(([key, value]) => [key, compact(value)]),
      ...named.map(name => [name, compact(ofPattern)]),
    ]);
    const more = named.length > 0 ? node.additionalProperties : ofPattern ?? node.additionalProperties;
    if (Object.keys(keys).length === 0) return more && typeof more === 'object' ? { a: compact(more) } : 'o';
    return { k: keys, ...node.required && { r: node.required }, ...more === false ? {} : { a: typeof more === 'object' ? compact(more) : '*' } };
  }
  return node.type ? LETTERS[node.type] : '*';
}

/** A list with a fixed or a largest number of items, e.g. a pair. An empty list is harmless, so a least number alone is not kept. */
function listOf(items: Compact, { minItems = 0, maxItems }: Json): Compact {
  return maxItems === undefined ? [items] : [items, minItems, maxItems];
}

/** The names that a pattern of keys enumerates, e.g. `^(a|b)_(c|d)$`; none if it does not enumerate them. */
function namesOf(pattern: string): string[] {
  const [, body] = /^\^((?:[a-z0-9_]|\([a-z0-9_|]+\))+)\$$/.exec(pattern) ?? [];
  const parts = body?.match(/\([^)]*\)|[^(]+/g)?.map(part => part.replace(/[()]/g, '').split('|')) ?? [];
  return parts.reduce<string[]>((names, part) => (names.length === 0 ? part : names.flatMap(name => part.map(each => name + each))), []);
}

function union(types: Compact[]): Compact {
  const all = types.flatMap(type => typeof type === 'object' && !Array.isArray(type) && type.u ? type.u : [type]);
  if (all.includes('*')) return '*';
  const unique = [...new Map(all.map(type => [JSON.stringify(type), type])).values()];
  return unique.length === 1 ? unique[0] : { u: unique };
}

/** The newest schema, with the first and the last release that knows each key. */
function merged(each: (Compact | undefined)[]): Compact {
  const newest = each.filter(type => type !== undefined).at(-1)!;
  const maps = each.map(type => (typeof type === 'object' && !Array.isArray(type) ? type : undefined));
  if (Array.isArray(newest) && each.every(type => type === undefined || Array.isArray(type))) {
    return [merged(each.map(type => (type as Compact[] | undefined)?.[0])), ...newest.slice(1)];
  }
  const latest = maps.filter(type => type !== undefined).at(-1);
  if (typeof newest !== 'object' || Array.isArray(newest) || !newest.k) return newest;
  const names = [...new Set(maps.flatMap(map => Object.keys(map?.k ?? {})))].sort();
  const known = each.map((type, index) => (type === undefined ? undefined : index)).filter(index => index !== undefined);
  const [first, last] = [known[0]!, known.at(-1)!];
  const keys = Object.fromEntries(names.map(name => {
    const at = maps.map(map => map?.k?.[name]);
    const since = at.findIndex(type => type !== undefined);
    const until = at.map(type => type !== undefined).lastIndexOf(true);
    return [`${name}${since > first ? `@${versions[since]}` : ''}${until < last ? `~${versions[until]}` : ''}`, merged(at)];
  }));
  return { ...latest, k: keys };
}

const table = merged(schemas) as { k: { [key: string]: Compact } };
const text = `// Made by scripts/cloud-init-schema.ts from cloud-init ${versions[0]} to ${versions.at(-1)}. Do not edit.
/* eslint-disable */

/**
 * JSON of the schema of each top-level key of a cloud-config, in the notation of \`SchemaType\`. In keys, \`@\` precedes the first release that
 * knows the key, and \`~\` the last one.
 */
export const CLOUD_CONFIG_SCHEMA = '${JSON.stringify(table.k).replace(/\\/g, '\\\\').replace(/'/g, '\\u0027')}';
`;
writeFileSync('src/model/user-data/schema-data.ts', text);
console.log(`${Object.keys(table.k).length} keys, ${text.length} bytes`);
