import { FIELDS } from './fields-data';
import { listNames, suggest } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';
import { isDeleted, isMap, nameOf } from '../../model/overlay';

/** The type of a value: a letter of `LETTERS`, a list, a map of fields (`*` is any name), or the number of a type in the table. */
type Type = string | number | readonly Type[] | { readonly [field: string]: Type };

interface Table {
  readonly kinds: Readonly<Record<string, Type>>;
  readonly types: readonly Type[];
}

let table: Table | undefined;

/** Returns the table, which is parsed when the first overlay is checked. */
const fields = (): Table => table ??= JSON.parse(FIELDS) as Table;

const LETTERS: Readonly<Record<string, readonly [what: string, matches: (value: unknown) => boolean]>> = {
  s: ['a text', value => typeof value === 'string'],
  i: ['a whole number', Number.isInteger],
  n: ['a number', value => typeof value === 'number'],
  b: ['true or false', value => typeof value === 'boolean'],
  a: ['a text or a number', value => typeof value === 'string' || typeof value === 'number'],
  q: ['a text or a whole number', value => typeof value === 'string' || Number.isInteger(value)],
};

/** Checks a patch against the schema of its kind. Kinds without a known schema are not checked. */
export function patchProblems(apiVersion: string, kind: string, patch: Readonly<Record<string, unknown>>): Problem[] {
  const type = fields().kinds[`${apiVersion}/${kind}`];
  const problems: Problem[] = [];
  const { metadata, ...body } = patch;
  if (metadata !== undefined) check({ labels: { '*': 's' }, annotations: { '*': 's' } }, metadata, 'metadata', problems);
  if (type !== undefined) check(type, body, '', problems);
  return problems;
}

function check(given: Type, value: unknown, path: string, problems: Problem[]): void {
  const type = typeof given === 'number' ? fields().types[given] : given;
  if (value === null || type === '*') return;
  const wrong = (allowed: string) => problems.push({
    code: 'OVERLAY_INVALID', message: `\`${path}\` of the overlay has a value that the field does not accept`, got: quote(value), allowed, fix: 'correct the value',
  });
  if (typeof type === 'string') {
    const [what, matches] = LETTERS[type];
    if (!matches(value)) wrong(what);
    return;
  }
  if (isList(type)) {
    if (!Array.isArray(value)) wrong('a list');
    else value.forEach((item, i) => check(type[0], isDeleted(item) ? { name: nameOf(item)! } : item, `${path}[${nameOf(item) ?? i}]`, problems));
    return;
  }
  if (!isMap(value)) {
    wrong('a map');
    return;
  }
  const types = type as Readonly<Record<string, Type>>;
  for (const [field, each] of Object.entries(value)) {
    const own = types[field] ?? types['*'];
    const at = path === '' ? field : `${path}.${field}`;
    if (own !== undefined) {
      check(own, each, at, problems);
      continue;
    }
    const known = Object.keys(types);
    problems.push({
      code: 'OVERLAY_INVALID',
      message: `the overlay has a field that does not exist: \`${at}\``,
      got: quote(field),
      allowed: known.length === 0 ? 'nothing' : listNames(known),
      fix: suggest(field, known, 'remove the field'),
    });
  }
}

function isList(type: Type): type is readonly Type[] {
  return Array.isArray(type);
}
