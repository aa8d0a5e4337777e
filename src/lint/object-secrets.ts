import { ObjectSecret, objectSecrets } from '../findings/secrets';
import { keyOf } from '../impact/compare/keys';
import { ApiObjectData } from '../platforms/reading';

const KINDS = new Set(['Secret', 'ConfigMap']);

/** Keys with documents of cloud-init. If a machine uses the Secret, the rules for machines check these documents. */
const DOCUMENTS = /^(?:user|network)data$/i;

interface SecretIn extends ObjectSecret {
  readonly object: ApiObjectData;
}

/** The secrets in each Secret and ConfigMap that no node of the model contains. */
export function secretsOutsideOfModel(objects: readonly ApiObjectData[], read: ReadonlySet<ApiObjectData>): SecretIn[] {
  const checked = new Set([...read].flatMap(object => secretNamesIn(object).map(name => keyOfSecret(name, object.metadata.namespace))));
  return objects.filter(object => KINDS.has(object.kind) && !read.has(object)).flatMap(object => {
    const isOfMachine = object.kind === 'Secret' && checked.has(keyOf(object));
    return objectSecrets(object as unknown as Readonly<Record<string, unknown>>)
      .filter(({ path }) => !isOfMachine || !DOCUMENTS.test(String(path[1])))
      .map(secret => ({ ...secret, object }));
  });
}

function keyOfSecret(name: string, namespace: string | undefined): string {
  return keyOf({ apiVersion: 'v1', kind: 'Secret', metadata: { name, ...namespace !== undefined && { namespace } } });
}

/** The names in references to Secrets, e.g. `secretRef` and `networkDataSecretRef`. */
function secretNamesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const { name } = (member ?? {}) as { readonly name?: unknown };
    return /SecretRef$|^secretRef$/.test(key) && typeof name === 'string' ? [name] : secretNamesIn(member);
  });
}
