import { Memo } from '../../findings/memo';
import { Problem } from '../../findings/problem';
import { secretProblem, secretsInText, withSlashes } from '../../findings/secrets';

const WHY = 'Names are in the manifests, in the names of files and in each report';

/** Words and short numbers, which no secret consists of. */
const PLAIN = /^(?:[a-z]{1,15}|[a-z]{0,8}\d{1,5})(?:[-. ](?:[a-z]{1,15}|[a-z]{0,8}\d{1,5})){0,20}$/i;

/** Secrets in ids and namespaces. A scope is checked once, not for each construct in it. Other names are properties of a node. */
export class SecretNames {
  private readonly checked = new Set<string>();

  constructor(private readonly memo: Memo) {
  }

  public problems(path: string, namespace: string | undefined): readonly Problem[] {
    const problems: Problem[] = [];
    for (let end = path.length; end > 0 && !this.checked.has(path.slice(0, end)); end = path.lastIndexOf('/', end - 1)) {
      this.checked.add(path.slice(0, end));
      problems.push(...this.of('the id', path.slice(path.lastIndexOf('/', end - 1) + 1, end)));
    }
    if (namespace === undefined || this.checked.has(`/${namespace}`)) return problems;
    this.checked.add(`/${namespace}`);
    return [...problems, ...this.of('the namespace', namespace)];
  }

  private of(where: string, name: string): readonly Problem[] {
    if (PLAIN.test(name)) return [];
    const found = this.memo.of(secretsInText, name);
    const all = found.length > 0 || !name.includes('--') ? found : this.memo.of(secretsInText, withSlashes(name));
    return all.map(sighting => ({ ...secretProblem(where, sighting, WHY), fix: 'choose another name, and revoke the secret if it was committed' }));
  }
}
