import { Memo } from '../../findings/memo';
import { Problem } from '../../findings/problem';
import { secretProblem, secretSearch, withSlashes } from '../../findings/secrets';

const WHY = 'Names are in the manifests, in the names of files and in each report';

/** Words and short numbers. A text with only these parts is not a secret. */
const PLAIN = /^(?:[a-z]{1,15}|[a-z]{0,8}\d{1,5})(?:[-. ](?:[a-z]{1,15}|[a-z]{0,8}\d{1,5})){0,20}$/i;

/**
 * Searches ids and namespaces for secrets. A scope is checked once, not for each construct in the scope. All other names are properties of
 * nodes, which `secretProblems` searches.
 */
export class SecretNames {
  private readonly scopes = new Set<string>();
  /** The path of the previous node. Nodes come in the order of the tree, so the next path usually has the same scopes. */
  private last = '';
  private readonly namespaces = new Set<string>();

  constructor(private readonly memo: Memo) {
  }

  public problems(path: string, namespace: string | undefined): readonly Problem[] {
    const problems: Problem[] = [];
    const known = sharedScope(this.last, path);
    this.last = path;
    for (let end = path.length, next; end > known && isNew(path.slice(0, end), this.scopes); end = next) {
      next = path.lastIndexOf('/', end - 1);
      problems.push(...this.of('the id', path.slice(next + 1, end)));
    }
    return namespace === undefined || !isNew(namespace, this.namespaces) ? problems : [...problems, ...this.of('the namespace', namespace)];
  }

  private of(where: string, name: string): readonly Problem[] {
    if (PLAIN.test(name)) return [];
    const search = secretSearch(this.memo);
    const found = search(name);
    const all = found.length > 0 || !name.includes('--') ? found : search(withSlashes(name));
    return all.map(sighting => ({ ...secretProblem(where, sighting, WHY), fix: 'choose another name, and revoke the secret if it was committed' }));
  }
}

/** The length of the path of the innermost scope that two paths share. */
function sharedScope(a: string, b: string): number {
  let at = 0;
  while (at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  const ends = (path: string) => at === path.length || path[at] === '/';
  return ends(a) && ends(b) ? at : Math.max(b.lastIndexOf('/', at - 1), 0);
}

/** Whether a text is not in the set of checked texts. Adds the text to the set. */
function isNew(text: string, checked: Set<string>): boolean {
  const { size } = checked;
  return checked.add(text).size > size;
}
