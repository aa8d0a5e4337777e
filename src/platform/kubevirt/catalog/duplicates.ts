import { Problem, quote } from '../../../findings/problem';

/** Names that a catalog has twice. */
export function duplicates(entries: readonly { readonly name: string }[]): Problem[] {
  const names = entries.map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(name => ({
    code: 'NAME_DUPLICATE', message: 'the catalog has a name twice', got: quote(name), fix: 'list each name once',
  }));
}
