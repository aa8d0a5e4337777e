import { Memo } from '../../findings/memo';
import { Problem } from '../../findings/problem';
import { secretsInNetworkData } from '../../model/network-data';
import { secretsInUserData } from '../../model/user-data';

/** Fields of manifests that contain a document of cloud-init, with the search for secrets in the document. A field `...Base64` is in base64. */
const DOCUMENTS = new Map([
  ['userData', secretsInUserData], ['cloudInit', secretsInUserData], ['userDataBase64', secretsInUserData],
  ['networkData', secretsInNetworkData], ['networkDataBase64', secretsInNetworkData],
]);

/** Secrets in the documents of an overlay. The documents are decoded as the guest decodes them. */
export function documentSecrets(name: string, value: unknown, memo: Memo): readonly Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const place = Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`;
    const search = DOCUMENTS.get(key);
    if (!search || !isDocument(key, member)) return documentSecrets(place, member, memo);
    const text = key.endsWith('Base64') ? Buffer.from(member, 'base64').toString('utf8') : member;
    return search(text, memo).map(problem => ({ ...problem, message: `${place}: ${problem.message}` }));
  });
}

/** An overlay without its documents of cloud-init. */
export function withoutDocuments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDocuments);
  if (typeof value !== 'object' || value === null) return value;
  const others = Object.entries(value).filter(([key, member]) => !isDocument(key, member));
  return Object.fromEntries(others.map(([key, member]) => [key, withoutDocuments(member)]));
}

function isDocument(key: string, member: unknown): member is string {
  return DOCUMENTS.has(key) && typeof member === 'string';
}
