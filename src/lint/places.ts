import { Problem } from '../findings/problem';
import { ModelNode } from '../model/fleet-model';
import { ManifestPath } from '../platforms/admission/problem';
import { hardwarePath } from '../platforms/kubevirt/machine/hardware';
import { ApiObjectData } from '../platforms/reading';

type Places = Readonly<Record<string, string>>;

/** Paths in the manifest, for properties that share a field with other properties, and for properties whose field has another name. */
const MACHINE: Places = {
  systemDisk: 'spec/template/spec/volumes', disks: 'spec/template/spec/volumes', dataDisks: 'spec/template/spec/volumes', instanceType: 'spec/instancetype',
  instanceProfile: 'spec/preference', resources: 'spec/template/spec/domain', runStrategy: 'spec/runStrategy', evictionStrategy: 'spec/template/spec/evictionStrategy',
  nodeAffinity: 'spec/template/spec/affinity', machineAffinity: 'spec/template/spec/affinity', spread: 'spec/template/spec/topologySpreadConstraints',
  podLabels: 'spec/template/metadata/labels', podAnnotations: 'spec/template/metadata/annotations', gpus: 'spec/template/spec/domain/devices/gpus',
  networks: 'spec/template/spec/networks', networkInterface: 'spec/template/spec/domain/devices/interfaces', sshKeys: 'spec/template/spec/accessCredentials',
  accessCredentials: 'spec/template/spec/accessCredentials', cloudInit: 'spec/template/spec/volumes', userData: 'spec/template/spec/volumes',
  hardware: 'spec/template/spec/domain', identity: 'spec/template/spec/domain/firmware', probe: 'spec/template/spec/readinessProbe',
};
const DISK: Places = { source: 'spec/source', size: 'spec/storage', storageClass: 'spec/storage', accessMode: 'spec/storage', volumeMode: 'spec/storage', request: 'spec/storage' };
const INSTANCE: Places = {
  systemDisk: 'spec/disks', disks: 'spec/disks', instanceType: 'spec/instanceType', instanceProfile: 'spec/instanceProfile', resources: 'spec/resources',
  exposure: 'spec/externalMethod', runStrategy: 'spec/runStrategy', networks: 'spec/subnets', userData: 'spec/cloudInit', cloudInit: 'spec/cloudInit',
};
const VMDISK: Places = { source: 'spec/source', size: 'spec/storage', storageClass: 'spec/storageClass' };

const JOINT: Readonly<Record<string, Places>> = {
  VirtualMachine: MACHINE, VirtualMachinePool: MACHINE, DataVolume: DISK, VMInstance: INSTANCE, VMDisk: VMDISK,
};

/**
 * The path of the field of an object that a problem is about: the field with the value that the problem quotes, otherwise a field of a property
 * that the problem names. An empty path means the whole object.
 */
export function placeOf(problem: Problem, object: ApiObjectData, kind: ModelNode['kind'] | 'chart'): ManifestPath {
  if (GUEST.test(problem.code)) {
    const document = documentIn(object, [], /NETWORK_DATA/.test(problem.code) ? /^networkData/ : /^(?:userData|cloudInit$)/);
    if (document !== undefined) return document;
  }
  const near = propertiesIn(problem).map(name => pathOf(name, object, kind)).find(path => path !== undefined && valueAt(object, path) !== undefined);
  const [value] = [problem.got, /"([^"]+)"/.exec(problem.message)?.[1]].filter(each => each !== undefined).map(plain);
  const exact = value === undefined ? [] : placesOf(value, object);
  const best = exact.find(path => near !== undefined && near.every((step, i) => path[i] === step)) ?? exact.find(path => path[0] === 'spec') ?? exact[0];
  if (best !== undefined) return best;
  if (near !== undefined) return near;
  return problem.code.startsWith('NAME_') ? ['metadata', 'name'] : problem.code.startsWith('NAMESPACE_') ? ['metadata', 'namespace'] : [];
}

/** Codes of findings about user data and network data. */
const GUEST = /^(?:CLOUD_INIT|SECRET_|PASSWORD_HASH|USER_DATA|NETWORK_DATA|NO_LOGIN)/;

function documentIn(value: unknown, path: ManifestPath, key: RegExp): ManifestPath | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const isList = Array.isArray(value);
  for (const [name, member] of Object.entries(value)) {
    const here = [...path, isList ? Number(name) : name];
    if (typeof member === 'string' && key.test(name)) return here;
    const found = documentIn(member, here, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The names of the properties that a problem mentions: in backticks, as the first word of its message, or with a word of `WORDS`. */
function propertiesIn({ message, fix }: Problem): string[] {
  const quoted = [...`${message} ${fix}`.matchAll(/`([a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)?)(?:[.[][^`]*)?`/g)].map(([, name]) => name);
  const first = /^([a-z]+[A-Z][A-Za-z]*)/.exec(message)?.[1];
  return [...quoted, ...first === undefined ? [] : [first], ...WORDS.filter(([word]) => word.test(message)).map(([, name]) => name)];
}

/** Words in messages, and the properties that they mean. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/run strategy/, 'runStrategy'], [/instance type/, 'instanceType'], [/instance profile/, 'instanceProfile'], [/storage class/, 'storageClass'], [/user data|cloud-init|cloud-config/, 'userData'],
  [/SSH key/, 'sshKeys'], [/network|interface|subnet/, 'networks'], [/disk|volume/, 'disks'], [/GPU/, 'gpus'], [/port/, 'exposure'], [/size/, 'size'],
];

/** The path of the field that a property is written to. Undefined if the property has no field of its own. */
export function pathOf(name: string, object: ApiObjectData, kind: ModelNode['kind'] | 'chart'): ManifestPath | undefined {
  const [property, part] = name.split('.');
  const joint = JOINT[object.kind]?.[property];
  const [path] = [part !== undefined && property === 'hardware' && joint !== undefined ? hardwarePath(part) : undefined, joint?.split('/'), placedPath(property, object, kind)]
    .filter(each => each !== undefined);
  return path !== undefined && object.kind === 'VirtualMachinePool' && path[0] === 'spec' ? ['spec', 'virtualMachineTemplate', ...path] : path;
}

/** The path of a property with one place in the manifest. */
function placedPath(property: string, { apiVersion }: ApiObjectData, kind: ModelNode['kind'] | 'chart'): string[] | undefined {
  const field = tablesOf(apiVersion)[kind]?.[property];
  const at = field !== undefined && 'at' in field ? field.at : undefined;
  return at?.slice(1).split('/').map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** The value without the quotes that a report adds. */
function plain(text: string): string {
  return /^"(.*)"$/s.exec(text)?.[1] ?? text;
}

function placesOf(value: string, object: ApiObjectData): ManifestPath[] {
  const found: (string | number)[][] = [];
  const walk = (each: unknown, path: (string | number)[]): void => {
    if (found.length >= 20) return;
    if (typeof each !== 'object' || each === null) {
      if (String(each) === value) found.push(path);
      return;
    }
    const isList = Array.isArray(each);
    for (const [key, member] of Object.entries(each)) walk(member, [...path, isList ? Number(key) : key]);
  };
  walk(object, []);
  return found;
}

function valueAt(object: ApiObjectData, path: ManifestPath): unknown {
  return path.reduce<any>((node, step) => node?.[step], object);
}

type Tables = Readonly<Record<string, Readonly<Record<string, { readonly at: string } | object>> | undefined>>;

/* eslint-disable @typescript-eslint/no-require-imports -- the tables of one platform are loaded when they are needed */
function tablesOf(apiVersion: string): Tables {
  return /cozystack\.io\//.test(apiVersion)
    ? (require('../platforms/cozystack/kinds') as typeof import('../platforms/cozystack/kinds')).FIELD_TABLES
    : (require('../platforms/kubevirt/kinds') as typeof import('../platforms/kubevirt/kinds')).FIELD_TABLES;
}
/* eslint-enable @typescript-eslint/no-require-imports */
