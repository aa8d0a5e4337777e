import { isReplaced } from './literals';
import { findSecrets, Place, PlacedSecret, secretsByKey, secretsByShape } from './walk';
import { Problem } from '../problem';

/** A secret in an object of Kubernetes, and the path of its field. */
export interface ObjectSecret {
  readonly path: Place['path'];
  readonly problem: Problem;
}

type Data = Readonly<Record<string, unknown>>;

/** Fields with keys of the user. The name of such a key shows what its value is. */
const OWN_KEYS = ['data', 'stringData', 'binaryData'];
const ENCODED = new Set(['Secret.data', 'ConfigMap.binaryData']);
const KINDS = new Set(['Secret', 'ConfigMap']);

/** Definitions contain no values, and are large. */
const WITHOUT_VALUES = new Set(['CustomResourceDefinition']);

/**
 * The secrets in an object that is not part of the model, e.g. a Secret or a Deployment. They are warnings, because another tool may encrypt the
 * object before it is committed.
 */
export function objectSecrets(object: Data): ObjectSecret[] {
  const kind = String(object.kind);
  if (WITHOUT_VALUES.has(kind)) return [];
  const { rest, own } = parted(object, kind);
  const found = [
    ...secretsByShape(rest, { name: '', path: [] }),
    ...environments(rest, { name: '', path: [] }).flatMap(({ value, place }) => secretsByKey(value, place)),
    ...Object.entries(own).flatMap(([field, value]) => below(field, findSecrets(value, field))),
  ];
  const byPlace = new Map(found.map(each => [each.place.name, each]));
  return [...byPlace.values()].map(secret => ({ path: secret.place.path, problem: problemOf(kind, secret) }));
}

/** Separates the fields with keys of the user, decoded, from the rest of the object. */
function parted(object: Data, kind: string): { rest: Data; own: Data } {
  const isOwn = (field: string) => KINDS.has(kind) && OWN_KEYS.includes(field);
  const entries = Object.entries(object);
  return {
    rest: Object.fromEntries(entries.filter(([field]) => !isOwn(field))),
    own: Object.fromEntries(entries.filter(([field]) => isOwn(field)).map(([field, value]) => [field, known(value, ENCODED.has(`${kind}.${field}`))])),
  };
}

/** The values that no other tool replaces, as text, or as bytes if they are not UTF-8. */
function known(value: unknown, isEncoded: boolean): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value)
    .filter(([, text]) => typeof text !== 'string' || !isReplaced(text))
    .map(([key, text]) => [key, isEncoded && typeof text === 'string' && BASE64.test(text.trim()) ? decoded(text) : text]));
}

const BASE64 = /^[A-Za-z0-9+/\s]+=*$/;

function decoded(text: string): string | Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  const decodedText = bytes.toString('utf8');
  return bytes.equals(Buffer.from(decodedText)) ? decodedText : new Uint8Array(bytes);
}

function below(field: string, found: readonly PlacedSecret[]): PlacedSecret[] {
  return found.map(each => ({ ...each, place: { ...each.place, path: [field, ...each.place.path] } }));
}

/** The lists of environment variables in an object. */
function environments(value: unknown, { name, path }: Place): { value: unknown; place: Place }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const step = Array.isArray(value) ? Number(key) : key;
    const place = { name: typeof step === 'number' ? `${name}[${key}]` : `${name}${name === '' ? '' : '.'}${key}`, path: [...path, step] };
    return key === 'env' && Array.isArray(member) ? [{ value: member, place }] : environments(member, place);
  });
}

function problemOf(kind: string, { place, what, hash }: PlacedSecret): Problem {
  return {
    code: hash ? 'PASSWORD_HASH' : 'SECRET_SUSPECTED',
    message: `${place.name} of the ${/^[A-Za-z]{1,63}$/.test(kind) ? kind : 'object'} has ${what}. The manifest is committed, and everyone with access to the repository can read it`,
    fix: 'create the object in the cluster from a secret store, e.g. by External Secrets, or commit it encrypted, e.g. as a SealedSecret; '
      + 'if the value is not a secret, acknowledge the warning, and write what the value is',
  };
}
