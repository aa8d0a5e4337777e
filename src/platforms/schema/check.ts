import { SCHEMA_TABLE } from './data';
import { SchemaNode, SchemaTable } from './table';
import { listNames, suggest } from '../../findings/nearest';
import { ManifestPath, ManifestProblem } from '../admission/problem';
import { ApiObjectData } from '../reading';

/** The maximum number of faults that are reported for one object. More faults usually have one cause. */
const MAX_PROBLEMS = 50;

let table: SchemaTable | undefined;
const schemas = (): SchemaTable => table ??= JSON.parse(SCHEMA_TABLE);

/** Whether the library has the schema of a kind. */
export function hasSchema({ apiVersion, kind }: ApiObjectData, release?: string): boolean {
  return Object.hasOwn(schemas().kinds, keyOf(apiVersion, kind, release));
}

function keyOf(apiVersion: string, kind: string, release: string | undefined): string {
  return `${apiVersion}/${kind}${release === undefined ? '' : `@${release}`}`;
}

/** The schema of the field at a path. Undefined if the kind of the object does not have the field. */
export function schemaAt({ apiVersion, kind }: ApiObjectData, path: ManifestPath, release?: string): SchemaNode | undefined {
  const { kinds, nodes } = schemas();
  let index: number | undefined = kinds[keyOf(apiVersion, kind, release)];
  for (const step of path) {
    if (index === undefined) return undefined;
    const { properties, values, items }: SchemaNode = nodes[index];
    index = typeof step === 'number' ? items : properties?.[step] ?? values;
  }
  return index === undefined ? undefined : nodes[index];
}

/** Whether a field is a quantity, such as `500m` or `4Gi`. */
export function isQuantity({ pattern = '' }: SchemaNode): boolean {
  return pattern.includes('[numkMGTPE]');
}

/** The known kinds of a group, to suggest one for an unknown kind. */
export function knownKinds(group: string): string[] {
  return [...homes()].filter(([, apiVersion]) => apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/'))) === group).map(([kind]) => kind);
}

let versions: ReadonlyMap<string, string> | undefined;
/** The API version of each kind. The library knows one version of each kind, and no two kinds with the same name. */
const homes = (): ReadonlyMap<string, string> => versions ??= new Map(Object.keys(schemas().kinds).filter(key => !key.includes('@')).map(key => {
  const slash = key.lastIndexOf('/');
  return [key.slice(slash + 1), key.slice(0, slash)];
}));

/** The API version of a kind. Undefined if the library does not know the kind. */
export function homeOf(kind: string): string | undefined {
  return homes().get(kind);
}

/**
 * The differences between an object and the schema of its kind: unknown fields, invalid values, missing fields.
 *
 * @param apiVersion the version of the schema
 * @param release the Cozystack release whose schema is used; by default the newest
 */
export function schemaProblems(object: ApiObjectData, apiVersion = object.apiVersion, release?: string): ManifestProblem[] {
  const { kinds, nodes } = schemas();
  const root = kinds[keyOf(apiVersion, object.kind, release)];
  if (root === undefined) return [];
  const check = new Check(nodes, apiVersion.startsWith('apps.cozystack.io/') ? CHART : SERVER);
  check.value(object, root, []);
  return check.problems;
}

/** The parts of messages that say what happens to an unknown field, and to an object that lacks a required field. */
interface Reader {
  readonly onUnknown: string;
  readonly onMissing: string;
}

const SERVER: Reader = { onUnknown: 'the API server drops the field, or rejects the object', onMissing: 'without which the API server rejects the object' };
/** Cozystack's API server stores `spec` unchecked. Helm checks the values with the schema of the Helm chart, which ignores unknown fields. */
const CHART: Reader = { onUnknown: 'Cozystack ignores the field', onMissing: 'without which Cozystack does not install the Helm chart' };

class Check {
  public readonly problems: ManifestProblem[] = [];

  constructor(private readonly nodes: readonly SchemaNode[], private readonly reader: Reader) {
  }

  public value(value: unknown, index: number, path: ManifestPath): void {
    if (this.problems.length >= MAX_PROBLEMS) return;
    const node = this.nodes[index];
    // The API server drops null values, unless the schema allows them.
    if (value === null) return;
    const wrong = wrongType(value, node);
    if (wrong !== undefined) {
      this.add('MANIFEST_FIELD_TYPE', path, `${fieldName(path)} ${wrong}`, 'use a value of the required type', { value });
      return;
    }
    this.limits(value, node, path);
    if (Array.isArray(value)) {
      if (node.items !== undefined) value.forEach((item, i) => this.value(item, node.items!, [...path, i]));
    } else if (typeof value === 'object') {
      this.members(value as Readonly<Record<string, unknown>>, node, path);
    }
  }

  private members(value: Readonly<Record<string, unknown>>, node: SchemaNode, path: ManifestPath): void {
    const { properties, values, required = [], open } = node;
    for (const name of Object.keys(value)) {
      const member = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : values;
      if (member !== undefined) this.value(value[name], member, [...path, name]);
      else if (properties !== undefined && !open) this.unknown(name, Object.keys(properties), path);
    }
    for (const name of required) {
      if (value[name] !== undefined && value[name] !== null) continue;
      this.add('MANIFEST_FIELD_MISSING', path, `${path.length === 0 ? 'the object' : fieldName(path)} lacks the field \`${name}\`, ${this.reader.onMissing}`, `add \`${name}\``);
    }
  }

  private unknown(name: string, known: readonly string[], path: ManifestPath): void {
    const where = path.length === 0 ? 'the object' : fieldName(path);
    this.add(
      'MANIFEST_FIELD_UNKNOWN', [...path, name], `${where} has no field \`${name}\`: ${this.reader.onUnknown}`,
      suggest(name, known, 'remove it, or move it to the right place'), { allowed: listNames(known) },
    );
  }

  private limits(value: unknown, node: SchemaNode, path: ManifestPath): void {
    if (node.enum !== undefined && !node.enum.includes(value)) {
      const allowed = listNames(node.enum.map(String));
      this.add('MANIFEST_FIELD_TYPE', path, `${fieldName(path)} has an invalid value`, suggest(String(value), node.enum.map(String), 'use an allowed value'), { value, allowed });
      return;
    }
    if (node.bytes && typeof value === 'string' && !isBase64(value)) {
      const other = path[0] === 'data' ? ', or move it to `stringData`' : '';
      this.add('MANIFEST_FIELD_TYPE', path, `${fieldName(path)} is not base64`, `encode the value${other}`, { value, allowed: 'base64 with padding' });
      return;
    }
    const isOver = node.type === 'integer' && !Number.isSafeInteger(value);
    const said = isOver ? 'is out of range' : typeof value === 'string' ? textLimit(value, node) : typeof value === 'number' ? numberLimit(value, node) : undefined;
    if (said !== undefined) this.add('MANIFEST_FIELD_TYPE', path, `${fieldName(path)} ${said}`, 'use an allowed value', { value });
  }

  private add(code: ManifestProblem['code'], path: ManifestPath, message: string, fix: string, more: Partial<ManifestProblem> = {}): void {
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ code, path, message, fix, ...more });
  }
}

function fieldName(path: ManifestPath): string {
  return `\`${path.map((step, i) => typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`).join('')}\``;
}

function wrongType(value: unknown, { type, intOrString, fraction }: SchemaNode): string | undefined {
  const is = typeOf(value);
  const quotes = is === 'array' || is === 'object' ? '' : ': put it in quotes';
  if (intOrString) return is === 'integer' || is === 'string' || fraction && is === 'number' ? undefined : `is ${TYPES[is]}, and has to be a whole number or a text${quotes}`;
  if (type === undefined || type === is || type === 'number' && is === 'integer') return undefined;
  return `is ${TYPES[is]}, and has to be ${TYPES[type]}${type === 'string' ? quotes : ''}`;
}

const TYPES = { object: 'a map', array: 'a list', string: 'a text', integer: 'a whole number', number: 'a number', boolean: '`true` or `false`' } as const;

function typeOf(value: unknown): keyof typeof TYPES {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as keyof typeof TYPES;
}

function textLimit(value: string, { pattern, minLength = 0, maxLength = Infinity }: SchemaNode): string | undefined {
  const length = [...value].length;
  if (length < minLength) return minLength === 1 ? 'is empty' : `is shorter than ${minLength} characters`;
  if (length > maxLength) return `is longer than ${maxLength} characters`;
  if (pattern === undefined || new RegExp(pattern, 'u').test(value)) return undefined;
  return isQuantity({ pattern }) ? 'is not a quantity such as `500m`, `2` or `4Gi`' : `does not match ${pattern}`;
}

/** Whether the API server can decode a text. Its decoder ignores line ends, and requires the padding. */
function isBase64(value: string): boolean {
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function numberLimit(value: number, { minimum = -Infinity, maximum = Infinity }: SchemaNode): string | undefined {
  return value < minimum ? `is less than ${minimum}` : value > maximum ? `is more than ${maximum}` : undefined;
}
