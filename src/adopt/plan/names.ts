import { FROM_CDK8S, FROM_LIBRARY } from '../program/run';

/** Reserved words of TypeScript, and names that the program always uses. */
const RESERVED = new Set(('app await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements '
  + 'import in instanceof interface let machine new null package private protected public return static super switch this throw true try typeof undefined var void while with '
  + 'yield arguments eval process require module exports console').split(' '));

/** Unique names of constants. */
export class Names {
  private readonly taken = new Set<string>();

  /**
   * The name of a constant.
   *
   * @param words the name of the object in the manifests, e.g. `web-01`
   * @param kind the kind of the object. The kind is added to the name if the name is taken or is not a valid identifier
   */
  public free(words: string, kind: string): string {
    const own = camelCase(words);
    const candidates = [own, camelCase(`${words}-${kind}`), camelCase(`${kind}-${words}`)];
    for (const candidate of candidates) if (this.take(candidate)) return candidate;
    for (let i = 2; ; i++) if (this.take(`${camelCase(`${kind}-${words}`)}${i}`)) return `${camelCase(`${kind}-${words}`)}${i}`;
  }

  private take(name: string): boolean {
    if (!/^[a-z_]\w*$/i.test(name) || RESERVED.has(name) || this.taken.has(name) || Object.hasOwn(FROM_LIBRARY, name) || Object.hasOwn(FROM_CDK8S, name)) return false;
    this.taken.add(name);
    return true;
  }
}

/** `web-01.prod` becomes `web01Prod`. */
export function camelCase(words: string): string {
  const parts = words.split(/[^A-Za-z0-9]+/).filter(part => part !== '');
  return parts.map((part, i) => i === 0 ? part.toLowerCase() : part[0].toUpperCase() + part.slice(1)).join('');
}

/** Unique ids of the constructs in one scope. */
export class Ids {
  private readonly taken = new Set<string>();

  public free(name: string, kind: string): string {
    const plain = name.replaceAll('/', '-');
    let id = plain;
    for (let i = 1; this.taken.has(id); i++) id = i === 1 ? `${plain}-${kind}` : `${plain}-${kind}-${i}`;
    this.taken.add(id);
    return id;
  }
}
