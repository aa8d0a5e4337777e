import { writeFileSync } from 'fs';
import { join } from 'path';
import { definitions, isQuantity } from './definitions';

/**
 * Writes the fields and types of the schemas in `imports` as the table in `src/platforms/overlay/fields-data.ts`, for the check of
 * overlays. A program without overlays does not load it.
 *
 * npx tsx scripts/overlay-fields.ts
 */

/** A type of the table: a letter, a list, a map of fields, a map of anything (`*`), or the number of a shared type. */
type Compact = string | number | Compact[] | { [field: string]: Compact };

const ROOT = join(__dirname, '..');
const LETTERS: { [type: string]: string } = { string: 's', integer: 'i', number: 'n', boolean: 'b' };

const kinds: { [kind: string]: Compact } = {};
for (const { apiVersion, kind, schema, isOfKubernetes } of definitions()) {
  const { apiVersion: _, kind: __, metadata: ___, status: ____, ...fields } = compact(schema, isOfKubernetes ? 'a' : 'q') as { [field: string]: Compact };
  kinds[`${apiVersion}/${kind}`] = fields;
}
const often = shared(kinds);
const referred = Object.fromEntries(Object.entries(kinds).map(([kind, type]) => [kind, refer(type, often)]));
const text = JSON.stringify({ kinds: referred, types: typesOf(often) });
const DATA = join(ROOT, 'src', 'platforms', 'overlay', 'fields-data.ts');
writeFileSync(DATA, `// Made by scripts/overlay-fields.ts from imports. Do not edit.
/* eslint-disable */

/** JSON of the fields of each kind, in the words of \`fields.ts\`. */
export const FIELDS = '${text.replace(/\\/g, '\\\\').replace(/'/g, '\\\'')}';
`);

function compact(schema: any, quantity: string): Compact {
  if (isQuantity(schema)) return quantity;
  if (schema['x-kubernetes-int-or-string']) return 'q';
  if (schema['x-kubernetes-preserve-unknown-fields'] && !schema.properties) return '*';
  if (schema.type === 'array') return [compact(schema.items, quantity)];
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, each]) => [name, compact(each, quantity)]));
  if (schema.additionalProperties && typeof schema.additionalProperties === 'object') return { '*': compact(schema.additionalProperties, quantity) };
  return schema.type === 'object' ? {} : LETTERS[schema.type] ?? '*';
}

/** Large types that occur more than once, by their text. */
function shared(all: { [kind: string]: Compact }): Map<string, { number: number; type: Compact }> {
  const counts = new Map<string, [count: number, type: Compact]>();
  const visit = (type: Compact): void => {
    if (typeof type !== 'object') return;
    const key = JSON.stringify(type);
    const known = counts.get(key);
    counts.set(key, [(known?.[0] ?? 0) + 1, type]);
    if (known === undefined) Object.values(type).forEach(visit);
  };
  Object.values(all).forEach(visit);
  const chosen = [...counts].filter(([key, [count]]) => count > 1 && key.length > 40);
  return new Map(chosen.map(([key, [, type]], number) => [key, { number, type }]));
}

function refer(type: Compact, known: ReadonlyMap<string, { number: number }>, isWhole = false): Compact {
  if (typeof type !== 'object') return type;
  const number = isWhole ? undefined : known.get(JSON.stringify(type))?.number;
  if (number !== undefined) return number;
  if (Array.isArray(type)) return type.map(each => refer(each, known));
  return Object.fromEntries(Object.entries(type).map(([name, each]) => [name, refer(each, known)]));
}

function typesOf(known: ReadonlyMap<string, { number: number; type: Compact }>): Compact[] {
  return [...known.values()].map(({ type }) => refer(type, known, true));
}
