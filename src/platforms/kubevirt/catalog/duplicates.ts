import { Problem, quote } from '../../../findings/problem';
import { repeated } from '../../../model/repeated';

/** Names that a catalog has twice. */
export function duplicates(entries: readonly { readonly name: string }[]): Problem[] {
  return repeated(entries.map(({ name }) => name)).map(name => ({
    code: 'NAME_DUPLICATE', message: 'the catalog has a name twice', got: quote(name), fix: 'list each name once',
  }));
}
