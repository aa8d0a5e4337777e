import { findSecrets, secretsInText } from '../findings/secrets';
import { SourceObject } from '../lint/input/objects';
import { parseYaml } from '../model/user-data/parse-yaml';
import { publicKeyFault } from '../model/user-data/public-key';
import { ApiObjectData } from '../platforms/reading';

/** A secret that is not copied into the program. */
export interface LeftSecret {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly file: string;
  /** The path of the secret in the object; undefined for a whole Secret, and for an object with a secret in its name. */
  readonly field?: string;
  /** The Secret that the program refers to instead; undefined if the field was removed without a replacement. */
  readonly secret?: string;
  /** The key in this Secret. */
  readonly key?: string;
}

/** Objects without their secrets. */
export interface Cleared {
  readonly objects: readonly SourceObject[];
  /** Whole Secrets, and objects with a secret in their name, which the program does not write. */
  readonly kept: readonly SourceObject[];
  readonly left: readonly LeftSecret[];
}

/** Removes secrets: a Secret with secret values is not written, and a document with a password becomes a reference to a Secret. */
export function withoutSecrets(all: readonly SourceObject[]): Cleared {
  const objects: SourceObject[] = [];
  const kept: SourceObject[] = [];
  const left: LeftSecret[] = [];
  for (const each of all) {
    const { object: { kind, metadata: { name, namespace } }, document: { file } } = each;
    const place = { kind, name, ...namespace !== undefined && { namespace }, file };
    if (kind === 'Secret' && !isInnocent(each.object) || [name, namespace ?? ''].some(text => secretsInText(text).length > 0)) {
      kept.push(each);
      left.push(place);
      continue;
    }
    const own: LeftSecret[] = [];
    const object = kind === 'Secret' ? each.object : cleared(each.object, place, own);
    left.push(...own);
    objects.push(own.length === 0 ? each : { ...each, object });
  }
  return { objects, kept, left };
}

/** Whether a Secret contains only guest documents or public keys, and no secret value. The program can then include it. */
function isInnocent({ data = {}, stringData = {} }: any): boolean {
  const decoded = Object.entries(data).map(([key, each]) => [key, base64(String(each))] as const);
  const texts = [...decoded, ...Object.entries(stringData)];
  return texts.length > 0 && texts.every(([key, text]) => (
    /^(?:userdata|userData|networkdata|networkData)$/.test(key) ? !isSecret(String(text)) : arePublicKeys(String(text))
  ));
}

function base64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}

function arePublicKeys(text: string): boolean {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return lines.length > 0 && lines.every(line => publicKeyFault(line.trim()) === undefined);
}

/** Fields with a guest document, the fields that refer to a Secret instead, and the key of the document in this Secret. */
const DOCUMENTS: Readonly<Record<string, readonly [reference: string, key: string]>> = {
  userData: ['secretRef', 'userdata'], userDataBase64: ['secretRef', 'userdata'],
  networkData: ['networkDataSecretRef', 'networkdata'], networkDataBase64: ['networkDataSecretRef', 'networkdata'],
};

type Place = Pick<LeftSecret, 'kind' | 'name' | 'namespace' | 'file'>;

function cleared(object: ApiObjectData, place: Place, left: LeftSecret[]): ApiObjectData {
  const visit = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (Array.isArray(value)) return value.map((each, i) => visit(each, [...path, i]));
    if (typeof value !== 'object' || value === null) return value;
    const result: Record<string, unknown> = {};
    for (const [key, each] of Object.entries(value)) {
      const field = [...path, key].join('.');
      const document = typeof each === 'string' && isDocument(key, path) ? each : undefined;
      if (document === undefined) {
        result[key] = visit(each, [...path, key]);
      } else if (!isSecret(key.endsWith('Base64') ? base64(document) : document)) {
        result[key] = document;
      } else if (key === 'cloudInit') {
        left.push({ ...place, field });
      } else {
        const [reference, secretKey] = DOCUMENTS[key];
        const secret = `${place.name}-${secretKey}`;
        result[reference] = { name: secret };
        left.push({ ...place, field, secret, key: secretKey });
      }
    }
    return result;
  };
  const documentsOut = visit(object, []) as ApiObjectData;
  // Other secrets are in fields that cannot refer to a Secret.
  const { kind: _, apiVersion: __, ...rest } = withoutDocuments(documentsOut) as { kind: string; apiVersion: string };
  const places = findSecrets(rest, '').map(({ place: { path } }) => path);
  if (places.length === 0) return documentsOut;
  const copy = structuredClone(documentsOut);
  for (const path of places) {
    if (removeAt(copy, path)) left.push({ ...place, field: path.join('.') });
  }
  return copy;
}

function isDocument(key: string, path: readonly (string | number)[]): boolean {
  const isInVolume = Object.hasOwn(DOCUMENTS, key) && /^cloudInit(?:NoCloud|ConfigDrive)$/.test(String(path.at(-1)));
  return isInVolume || key === 'cloudInit' && path.join('.') === 'spec';
}

/** An object without its guest documents. The documents were already searched, and the next search does not know their format. */
function withoutDocuments(value: unknown, path: readonly (string | number)[] = []): unknown {
  if (Array.isArray(value)) return value.map((each, i) => withoutDocuments(each, [...path, i]));
  if (typeof value !== 'object' || value === null) return value;
  const others = Object.entries(value).filter(([key]) => !isDocument(key, path));
  return Object.fromEntries(others.map(([key, each]) => [key, withoutDocuments(each, [...path, key])]));
}

/** Whether a document contains a secret. A suspected secret counts too, because the program will be committed. */
export function isSecret(text: string): boolean {
  if (secretsInText(text).length > 0) return true;
  const { value } = parseYaml(text.replace(/^##[^\n]*\n/, '\n'));
  return findSecrets(value, '').length > 0;
}

function removeAt(tree: any, path: readonly (string | number)[]): boolean {
  const parent = path.slice(0, -1).reduce((value, step) => value?.[step], tree);
  const last = path.at(-1);
  if (parent === undefined || last === undefined || parent[last] === undefined) return false;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return true;
}
