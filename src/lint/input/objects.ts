import { withApiDefaults } from './api-defaults';
import { SourceDocument } from './document';
import { SourceFault } from './read';
import { isDerived, withoutServerOwned } from './server-owned';
import { isRecord } from '../../model/is-record';
import { ManifestPath, ManifestProblem } from '../../platforms/admission/problem';
import { ApiObjectData } from '../../platforms/reading';
import { homeOf } from '../../platforms/schema/check';

export interface SourceObject {
  readonly object: ApiObjectData;
  readonly document: SourceDocument;
  /** The path of the object in its document: empty, or the path of an item if the document is a list of objects. */
  readonly prefix: ManifestPath;
}

export interface Objects {
  readonly objects: readonly SourceObject[];
  readonly faults: readonly SourceFault[];
  /** Objects that controllers created from other objects. */
  readonly derived: number;
  /** Documents that are not Kubernetes objects, such as the values of a Helm chart. */
  readonly others: number;
  /** The documents among the `others` that have some fields of an object. */
  readonly incomplete: readonly IncompleteObject[];
}

/** A document with some of the fields `apiVersion`, `kind` and `metadata`. */
export interface IncompleteObject {
  readonly value: object;
  readonly document: SourceDocument;
  readonly prefix: ManifestPath;
}

/** Reads the objects of documents. A list of objects is split, and fields that the API server or a controller writes are removed. */
export function objectsOf(documents: readonly SourceDocument[]): Objects {
  const objects: SourceObject[] = [];
  const faults: SourceFault[] = [];
  const incomplete: IncompleteObject[] = [];
  let [derived, others] = [0, 0];
  const fault = (unread: object, document: SourceDocument, { path, code, message, fix }: ManifestProblem) => (
    faults.push({ code, file: document.file, ...document.positionOf(path), message, fix, unread })
  );
  const add = (value: any, document: SourceDocument, prefix: ManifestPath): void => {
    const type = typeProblem(value);
    if (type !== undefined) {
      fault(value, document, { ...type, path: [...prefix, ...type.path] });
      return;
    }
    if (!isTyped(value)) {
      others++;
      if (hasFieldsOfObject(value)) incomplete.push({ value, document, prefix });
      return;
    }
    if (value.kind.endsWith('List') && (Array.isArray(value.items) || value.items === null)) {
      (value.items ?? []).forEach((item: unknown, i: number) => add(withTypeOf(value, item), document, [...prefix, 'items', i]));
      return;
    }
    const template = hasParameters(value) ? undefined : templateIn(value, []);
    if (template !== undefined) {
      fault(value, document, {
        code: 'MANIFEST_TEMPLATE', path: [...prefix, ...template], message: `the ${value.kind} contains a placeholder of a template or of a variable, so it is not checked`,
        fix: 'check the rendered manifests: `helm template ... | vm-fleet lint -`, or `envsubst` for variables',
      });
      return;
    }
    const name = nameProblem(value);
    if (name !== undefined) {
      fault(value, document, { ...name, path: [...prefix, ...name.path] });
      return;
    }
    if (isDerived(value)) derived++;
    else objects.push({ object: withApiDefaults(withoutServerOwned(value)), document, prefix });
  };
  for (const document of documents) add(document.value, document, []);
  return { objects, faults, derived, others, incomplete };
}

function isTyped(value: any): boolean {
  return typeof value === 'object' && value !== null && isName(value.kind) && isName(value.apiVersion);
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** API groups of the platforms. A document without one of these groups may be a file of another program. */
const OF_PLATFORM = /(?:^|\.)(?:kubevirt|cozystack)\.io\//;

/** Whether a document may be an object with a missing field, or a list of objects. One field is not enough: a `Chart.yaml` has an `apiVersion`. */
function hasFieldsOfObject(value: unknown): value is object {
  if (Array.isArray(value)) return value.some(each => isTyped(each) || hasFieldsOfObject(each));
  if (!isRecord(value)) return false;
  const { kind, apiVersion, metadata } = value;
  if ([kind, apiVersion].some(each => typeof each === 'string' && OF_PLATFORM.test(each))) return true;
  return [typeof kind === 'string', typeof apiVersion === 'string', isRecord(metadata)].filter(Boolean).length > 1;
}

/** The problem of an object without a valid `apiVersion` or `kind`, if the other field has a kind or an API group that this library reads. */
function typeProblem(value: any): ManifestProblem | undefined {
  if (typeof value !== 'object' || value === null || isTyped(value) || typeof value.metadata !== 'object' || value.metadata === null) return undefined;
  const { kind, apiVersion } = value;
  const home = isName(kind) ? homeOf(kind) : undefined;
  if (home === undefined && !(isName(apiVersion) && OF_PLATFORM.test(apiVersion))) return undefined;
  const field = isName(kind) ? 'apiVersion' : 'kind';
  return [undefined, null, ''].includes(value[field])
    ? { code: 'MANIFEST_FIELD_MISSING', path: [], message: `the object has no \`${field}\`: kubectl rejects it`, fix: home === undefined ? `add \`${field}\`` : `add \`apiVersion: ${home}\`` }
    : { code: 'MANIFEST_FIELD_TYPE', path: [field], message: `\`${field}\` has to be a text`, fix: 'write a text' };
}

/** Adds the kind to an item of a list of one kind, e.g. a `VirtualMachineList`: its items may have no `kind` and `apiVersion`. */
function withTypeOf({ kind, apiVersion }: { readonly kind: string; readonly apiVersion: string }, item: unknown): unknown {
  const isOfKind = kind !== 'List' && typeof item === 'object' && item !== null && !Array.isArray(item) && !('kind' in item) && !('apiVersion' in item);
  return isOfKind ? { apiVersion, kind: kind.slice(0, -'List'.length), ...item } : item;
}

function nameProblem({ kind, metadata }: any): ManifestProblem | undefined {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) {
    return { code: 'MANIFEST_FIELD_MISSING', path: metadata === undefined ? [] : ['metadata'], message: `the ${kind} has no \`metadata\` with a name`, fix: 'add `metadata.name`' };
  }
  const { name, namespace, generateName, labels, annotations } = metadata;
  if (name === undefined || name === null || name === '') {
    const why = generateName === undefined ? '' : ': `generateName` does not work for objects that are applied repeatedly';
    return { code: 'MANIFEST_FIELD_MISSING', path: ['metadata'], message: `the ${kind} has no \`metadata.name\`${why}`, fix: 'add `metadata.name`' };
  }
  const texts = { name, ...namespace !== undefined && namespace !== null && { namespace } };
  const [wrong] = Object.entries(texts).filter(([, value]) => typeof value !== 'string');
  if (wrong !== undefined) return notText(['metadata', wrong[0]]);
  for (const [key, map] of Object.entries({ labels, annotations })) {
    if (map === undefined || map === null) continue;
    if (typeof map !== 'object' || Array.isArray(map)) return { ...notText(['metadata', key]), message: `\`metadata.${key}\` has to be a map`, fix: 'write a map of texts' };
    const found = Object.entries(map).find(([, value]) => typeof value !== 'string');
    if (found !== undefined) return notText(['metadata', key, found[0]]);
  }
  return undefined;
}

function notText(path: ManifestPath): ManifestProblem {
  return { code: 'MANIFEST_FIELD_TYPE', path, message: `\`${path.join('.')}\` has to be a text`, fix: 'write a text; put numbers, `true` and `false` in quotes' };
}

/** Fields with texts for the guest or for other programs. A placeholder in these texts is not a placeholder of the manifest. */
const DOCUMENTS = new Set(['cloudInit', 'userData', 'networkData', 'userDataBase64', 'networkDataBase64', 'data', 'stringData', 'annotations', 'command', 'args']);

function isTemplate(text: string): boolean {
  const start = text.indexOf('{{');
  return start >= 0 && text.includes('}}', start + 2) || /\$\{[A-Za-z_][A-Za-z0-9_:=.-]*\}/.test(text);
}

/** Whether an object is a template in the cluster. Its parameters, e.g. `${NAME}`, are a part of the object. */
function hasParameters({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean {
  return kind === 'VirtualMachineTemplate' && apiVersion.startsWith('template.kubevirt.io/');
}

/** The path of the first placeholder. Another tool must replace it before the manifest is applied. */
function templateIn(value: unknown, path: ManifestPath): ManifestPath | undefined {
  if (typeof value === 'string') return isTemplate(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const isList = Array.isArray(value);
  for (const [key, each] of Object.entries(value)) {
    if (DOCUMENTS.has(key)) continue;
    const found = templateIn(each, [...path, isList ? Number(key) : key]);
    if (found !== undefined) return found;
  }
  return undefined;
}
