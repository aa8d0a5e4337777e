import { JsonPatch } from 'cdk8s';
import { madeObjects } from './children';
import { LazyNode } from './lazy-node';
import { Modeled } from './modeled';
import { RenderedObject } from './rendered-object';
import { listNames } from '../findings/nearest';
import { Problem, quote } from '../findings/problem';
import { isRecord } from '../model/is-record';
import { same } from '../model/same';
import { ChangesOf, ObjectChange } from '../platforms/overlay/effective';
import { ApiObjectData } from '../platforms/reading';

/**
 * Returns a function that finds the changes of a program to the API objects of a construct: JSON patches, labels and annotations. The construct is
 * given by its index in the list.
 */
export function programChanges(constructs: readonly Modeled[] | undefined): ChangesOf | undefined {
  return constructs && (index => !LazyNode.isMade(constructs[index]) ? undefined : rendering => madeObjects(constructs[index]).flatMap(object => {
    const unpatched = RenderedObject.is(object) ? object.unpatched(rendering) : undefined;
    if (unpatched === undefined) return [];
    const { id, made, document, operations } = unpatched;
    const before = made as unknown as ApiObjectData;
    const { after, problems } = withOperations(structuredClone(document), operations, nameOf(before));
    if (same(after, made)) return [];
    const renamed = after === undefined ? [] : identityProblems(before, after);
    return [{ id, before, ...renamed.length === 0 && { after }, problems: [...problems, ...renamed] }];
  }));
}

/** One operation of a JSON patch. */
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** Applies operations to a document, as cdk8s does. Reports the first operation that fails. */
function withOperations(document: unknown, operations: readonly unknown[], name: string): Pick<ObjectChange, 'after' | 'problems'> {
  let after = document;
  for (const operation of operations) {
    const plain = operationOf(operation);
    if (plain === undefined) return { problems: [noOperation(operation, name)] };
    try {
      after = JsonPatch.apply(after, operation as JsonPatch);
    } catch {
      return { problems: [plain.op === 'test' ? failedTest(plain, after, name) : noPlace(plain, after, name)] };
    }
  }
  return isObject(after) ? { after, problems: [] } : { problems: [noObject(name)] };
}

/** Whether a document still has the parts that every object has. */
function isObject(document: any): document is ApiObjectData {
  return [document?.apiVersion, document?.kind, document?.metadata?.name].every(each => typeof each === 'string');
}

/** The fields that identify an object, with the way to set them. */
const IDENTITY: readonly (readonly [field: string, valueOf: (object: ApiObjectData) => string | undefined, fix: string])[] = [
  ['apiVersion', ({ apiVersion }) => apiVersion, 'remove the patch, or create the object with `ApiObject`'],
  ['kind', ({ kind }) => kind, 'remove the patch, or create the object with `ApiObject`'],
  ['metadata.name', ({ metadata }) => metadata.name, 'remove the patch, and set the name of the construct'],
  ['metadata.namespace', ({ metadata }) => metadata.namespace, 'remove the patch, and set the `namespace` of the chart'],
];

/** Other objects refer to an object by its kind, name and namespace. After a patch of these fields, they would still use the old values. */
function identityProblems(before: ApiObjectData, after: ApiObjectData): Problem[] {
  return IDENTITY.filter(([, valueOf]) => valueOf(before) !== valueOf(after)).map(([field, valueOf, fix]): Problem => ({
    code: 'OVERLAY_INVALID', message: `a JSON patch changes \`${field}\` of ${nameOf(before)}: the other objects still refer to the old value`, got: quote(valueOf(after)),
    allowed: valueOf(before) === undefined ? 'no value' : quote(valueOf(before)), fix,
  }));
}

/** The object in a message: a construct can have several objects. */
function nameOf({ kind, metadata }: ApiObjectData): string {
  return `${kind} ${quote(metadata.name)}`;
}

function noObject(name: string): Problem {
  return {
    code: 'OVERLAY_INVALID', message: `a JSON patch of ${name} removes or replaces \`apiVersion\`, \`kind\` or \`metadata.name\`: the result is not an API object`, got: 'an object without one of these fields',
    allowed: 'patches of other fields', fix: 'patch the field itself, e.g. `/spec/runStrategy`',
  };
}

/** The operation of a `JsonPatch`. Undefined for any other value, which a program without types can give. */
function operationOf(operation: unknown): Operation | undefined {
  const { _toJson: toJson } = (operation ?? {}) as { readonly _toJson?: unknown };
  return typeof toJson === 'function' ? toJson.call(operation) as Operation : undefined;
}

function noOperation(operation: unknown, name: string): Problem {
  return {
    code: 'OVERLAY_INVALID', message: `\`addJsonPatch\` of ${name} has a value that is not a \`JsonPatch\``, got: quote(operation), allowed: 'JsonPatch.add, replace, remove, copy, move, test',
    fix: 'create the operation with a method of `JsonPatch`, e.g. `replace`',
  };
}

function failedTest({ path, value }: Operation, document: unknown, name: string): Problem {
  return {
    code: 'OVERLAY_INVALID', message: `a JSON patch of ${name} stops: the object does not have the value that JsonPatch.test expects at \`${path}\``,
    got: quote(valueAt(document, stepsOf(path))), allowed: quote(value), fix: 'correct the path or the value, or remove the test',
  };
}

function noPlace({ op, path, from }: Operation, document: unknown, name: string): Problem {
  const missing = [from, path].find(each => each !== undefined && parentOf(document, each) === undefined) ?? path;
  const steps = stepsOf(missing);
  let depth = 0;
  while (depth < steps.length && isContainer(valueAt(document, steps.slice(0, depth + 1)))) depth++;
  const known = Object.keys(valueAt(document, steps.slice(0, depth)) as object);
  return {
    code: 'OVERLAY_INVALID', message: `a JSON patch of ${name} cannot be applied: the object has no \`/${steps.slice(0, depth + 1).join('/')}\``, got: `${op} ${quote(missing)}`,
    allowed: known.length === 0 ? 'nothing: the parent is empty' : listNames(known), fix: 'correct the path, or add the parent first with JsonPatch.add',
  };
}

const isContainer = (value: unknown) => isRecord(value) || Array.isArray(value);

function parentOf(document: unknown, path: string): unknown {
  const parent = valueAt(document, stepsOf(path).slice(0, -1));
  return isContainer(parent) ? parent : undefined;
}

function stepsOf(pointer: string): string[] {
  return String(pointer).split('/').slice(1).map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}

function valueAt(document: unknown, steps: readonly string[]): unknown {
  let at = document;
  for (const step of steps) at = isContainer(at) && Object.hasOwn(at, step) ? (at as Readonly<Record<string, unknown>>)[step] : undefined;
  return at;
}
