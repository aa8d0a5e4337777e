import { Problem, quote } from '../findings/problem';
import { isReplaced } from '../findings/secrets';
import { ModelNode, NodeOf } from '../model/fleet-model';
import { MachineSpec } from '../model/machine';
import { ApiObjectData } from '../platforms/reading';
import { ReadNodes } from '../read/read';

/** Keys of a Secret from which KubeVirt reads a document; the first key that exists is read. */
const USER_DATA = ['userdata', 'userData'];
const NETWORK_DATA = ['networkdata', 'networkData'];

/**
 * Adds the documents in Secrets to the machines that use them, if the manifests include the Secrets. The rules then check these documents like
 * inline documents.
 */
export function withSecretDocuments({ model, sources }: ReadNodes, objects: readonly ApiObjectData[]): ReadNodes {
  const secrets = new Map(objects.filter(({ kind }) => kind === 'Secret').map(each => [keyOf(each.metadata.namespace, each.metadata.name), each]));
  const now = new Map<ModelNode, ModelNode>();
  for (const node of sources.keys()) {
    if (node.kind === 'machine') now.set(node, withDocuments(node, name => secrets.get(keyOf(node.namespace, name))));
  }
  const each = (node: ModelNode) => now.get(node) ?? node;
  return {
    model: { ...model, clusters: model.clusters.map(cluster => ({ ...cluster, nodes: cluster.nodes.map(each) })) },
    sources: new Map([...sources].map(([node, object]) => [each(node), object])),
  };
}

function withDocuments(node: NodeOf<'machine'>, secretOf: (name: string) => ApiObjectData | undefined): NodeOf<'machine'> {
  const { userDataSecret, networkDataSecret } = node.spec;
  const [user, network] = [userDataSecret, networkDataSecret].map(name => name === undefined ? undefined : secretOf(name));
  if (user === undefined && network === undefined) return node;
  const spec = specWith(node.spec, user && textIn(user, USER_DATA), network && textIn(network, NETWORK_DATA));
  const faults = [...user ? missingKey(user, USER_DATA, 'user data') : [], ...network ? missingKey(network, NETWORK_DATA, 'network data') : []];
  return { ...node, spec, ...faults.length > 0 && { faults: [...node.faults ?? [], ...faults] } };
}

/** A Secret without data is probably filled by another tool, so its keys are not known. */
function missingKey(secret: ApiObjectData, expected: readonly string[], what: string): Problem[] {
  const keys = [...new Set(['data', 'stringData'].flatMap(field => Object.keys((secret as unknown as Readonly<Record<string, object | null | undefined>>)[field] ?? {})))];
  if (keys.length === 0 || keys.some(key => expected.includes(key))) return [];
  return [{
    code: 'CLOUD_INIT_INVALID',
    message: `the Secret "${secret.metadata.name}" has no key \`${expected[0]}\`, so KubeVirt does not find the ${what}`,
    got: keys.sort().slice(0, 5).map(key => quote(key)).join(', '),
    allowed: expected.join(' or '),
    fix: `rename the key with the ${what} to \`${expected[0]}\``,
  }];
}

function specWith({ userDataSecret, networkDataSecret, ...spec }: MachineSpec, userData?: string, networkData?: string): MachineSpec {
  return {
    ...spec,
    ...userData !== undefined ? { userData } : userDataSecret !== undefined && { userDataSecret },
    ...networkData !== undefined ? { networkData } : networkDataSecret !== undefined && { networkDataSecret },
  };
}

/** A document in a Secret. Undefined if the Secret does not have the document, or has a placeholder that another tool replaces. */
function textIn(secret: ApiObjectData, keys: readonly string[]): string | undefined {
  const { data, stringData } = secret as ApiObjectData & { readonly data?: unknown; readonly stringData?: unknown };
  for (const key of keys) {
    const [text, encoded] = [valueIn(stringData, key), valueIn(data, key)];
    const found = text ?? (encoded === undefined || isReplaced(encoded) ? undefined : Buffer.from(encoded, 'base64').toString('utf8'));
    if (found !== undefined) return isReplaced(found) ? undefined : found;
  }
  return undefined;
}

function valueIn(texts: unknown, key: string): string | undefined {
  const value = typeof texts === 'object' && texts !== null && Object.hasOwn(texts, key) ? (texts as Readonly<Record<string, unknown>>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''} ${name}`;
}
