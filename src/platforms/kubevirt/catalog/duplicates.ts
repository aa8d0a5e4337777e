import { Problem, quote } from '../../../findings/problem';
import { repeated } from '../../../model/repeated';

/** Reports duplicate names in a set of a catalog. */
export function duplicates(entries: readonly { readonly name: string }[]): Problem[] {
  return repeated(entries.map(({ name }) => name)).map(name => ({
    code: 'NAME_DUPLICATE', message: 'the catalog has a name twice', got: quote(name), fix: 'list each name once',
  }));
}
