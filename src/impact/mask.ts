import { Path } from './compare/path';
import { findSecrets, HIDDEN, maskedLine } from '../findings/secrets';

/** The largest length of a shown value. */
const MAX_TEXT = 120;

/** Fields with documents that configure a guest. */
const DOCUMENTS = new Set(['cloudInit', 'userData', 'networkData', 'userDataBase64', 'networkDataBase64']);

/**
 * A value as reports show it. CI keeps reports, so the function hides the content of Secrets, cloud-init documents, texts of several lines, and
 * values whose key or format shows that they are secret.
 *
 * @param kind the kind of the object with the value
 */
export function shown(value: unknown, path: Path, kind: string): unknown {
  if (value === undefined) return undefined;
  if (kind === 'Secret' && !['metadata', 'type', 'immutable', 'apiVersion'].includes(path[0])) return HIDDEN;
  return masked(value, path[path.length - 1] ?? '', kind);
}

function masked(value: unknown, key: string, kind: string): unknown {
  if (typeof value === 'string') return text(value, key);
  if (Array.isArray(value)) return findSecrets(value, key).length > 0 ? HIDDEN : value.map(item => masked(item, key, kind));
  if (typeof value !== 'object' || value === null) return typeof value === 'number' && isHidden(key, String(value)) ? HIDDEN : value;
  if (findSecrets({ value: (value as any).value, name: (value as any).name }, key).length > 0) return { ...value, value: HIDDEN };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, masked(member, name, kind)]));
}

function text(value: string, key: string): string {
  const lines = value.replace(/\n$/, '').split('\n').length;
  if (DOCUMENTS.has(key) || lines > 1) return `a text of ${lines} ${lines === 1 ? 'line' : 'lines'} ${HIDDEN}`;
  if (isHidden(key, value) || findSecrets({ [key]: value }, '').length > 0) return HIDDEN;
  return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}...` : value;
}

/** References to Secrets are names, which are not secret. */
const REFERENCE = /(?:Ref|Name|^secret|^name)$/;

function isHidden(key: string, value: string): boolean {
  if (REFERENCE.test(key) && /^[a-z0-9.-]+$/.test(value)) return false;
  return maskedLine(`${key}: ${value}`).includes(HIDDEN);
}
