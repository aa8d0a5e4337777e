import { Expression, mapped, named, partsOf, Statement } from './expression';
import { camelCase } from '../plan/names';

/** Creates constants for SSH keys, and for documents and large values of properties that occur several times. */
export function shared(statements: readonly Statement[]): readonly Statement[] {
  const taken = new Set(statements.flatMap(({ name }) => name ?? []));
  const found = candidates(statements);
  const constants = new Map<string, { readonly name: string; readonly value: Expression }>();
  for (const [key, { value, count, words }] of found) {
    const isKey = value.kind === 'call' && value.type === 'SshKey';
    if (!isKey && count < 2) continue;
    constants.set(key, { name: free(words, taken), value });
  }
  const changed = statements.map(statement => ({ ...statement, value: replaced(statement.value, constants) }));
  const [app, ...others] = changed;
  return [...[...constants.values()].map(({ name, value }): Statement => ({ name, value })), { ...app, startsBlock: constants.size > 0 }, ...others];
}

interface Candidate {
  readonly value: Expression;
  readonly count: number;
  readonly words: string;
}

function candidates(statements: readonly Statement[]): ReadonlyMap<string, Candidate> {
  const found = new Map<string, Candidate>();
  const add = (value: Expression, words: string) => {
    const key = JSON.stringify(value);
    found.set(key, { value, count: (found.get(key)?.count ?? 0) + 1, words });
  };
  for (const { value } of statements) {
    for (const part of partsOf(value)) {
      if (part.kind === 'call' && part.type === 'SshKey' && part.args[0]?.kind === 'value') add(part, keyWords(String(part.args[0].value)));
      if (part.kind === 'file') add(part, part.path.replace(/^guests\//, '').replace(/\.\w+$/, ''));
      if (part.kind !== 'object') continue;
      for (const [property, each] of part.entries) {
        if (SHARED.has(property) && JSON.stringify(each).length >= 150 && ![...partsOf(each)].some(({ kind }) => kind === 'name')) add(each, property);
      }
    }
  }
  return found;
}

/** Properties of machines whose values become constants, if a value is large and occurs several times. */
const SHARED: ReadonlySet<string> = new Set(['hardware', 'podResources', 'nodeAffinity', 'tolerations', 'leaveToCluster', 'dnsConfig', 'readinessProbe', 'livenessProbe', 'networkInterface', 'networks', 'tuning']);

/** The name of an SSH key: its comment, without the host. */
function keyWords(text: string): string {
  const comment = text.trim().split(/\s+/).slice(2).join('-').split('@')[0];
  return /[A-Za-z]/.test(comment) ? `${comment.slice(0, 40)}-key` : 'ssh-key';
}

function free(words: string, taken: Set<string>): string {
  const plain = camelCase(words);
  const own = /^[a-z]/i.test(plain) ? plain : `value${plain}`;
  let name = own;
  for (let i = 2; taken.has(name); i++) name = `${own}${i}`;
  taken.add(name);
  return name;
}

function replaced(expression: Expression, constants: ReadonlyMap<string, { readonly name: string }>): Expression {
  return mapped(expression, part => {
    const constant = part.kind === 'call' || part.kind === 'file' || part.kind === 'object' || part.kind === 'list' ? constants.get(JSON.stringify(part)) : undefined;
    return constant ? named(constant.name) : part;
  });
}

