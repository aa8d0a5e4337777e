import { ManifestPath, ManifestProblem } from './problem';
import { quote } from '../../findings/problem';
import { isRecord } from '../../model/is-record';
import { atLeast, KubeVirtVersion } from '../kubevirt/version';
import { ApiObjectData } from '../reading';

type Fields = Readonly<Record<string, unknown>>;

/** A part of an object, with its place. */
export interface Part {
  readonly path: ManifestPath;
  readonly value: Fields;
}

export const SOURCES = [
  'persistentVolumeClaim', 'dataVolume', 'containerDisk', 'cloudInitNoCloud', 'cloudInitConfigDrive', 'configMap', 'secret', 'sysprep', 'serviceAccount', 'emptyDisk',
  'ephemeral', 'hostDisk', 'downwardAPI', 'downwardMetrics', 'memoryDump', 'containerPath',
] as const;
const BINDINGS = ['masquerade', 'bridge', 'sriov', 'passtBinding', 'binding', 'slirp', 'macvtap', 'passt'] as const;

/** The names from `names` that are fields of a part. */
export function membersOf({ value }: Part, names: readonly string[]): string[] {
  return names.filter(name => value[name] !== undefined && value[name] !== null);
}

/** Reports a part that has two or more of the named fields. If one of the fields is required, also reports a part that lacks all of them. */
export function oneOf(
  part: Part, names: readonly string[], what: string, isRequired: boolean, rejected = 'the API server rejects the object',
): ManifestProblem[] {
  const given = membersOf(part, names);
  if (given.length === 1 || given.length === 0 && !isRequired) return [];
  const few = names.slice(0, 4).map(name => `\`${name}\``).join(', ');
  return [given.length === 0
    ? { code: 'MANIFEST_FIELD_MISSING', path: part.path, message: `${what} is empty: it needs one of ${few}${names.length > 4 ? ' and other fields' : ''}; ${rejected}`, fix: 'add one of the fields' }
    : { code: 'MANIFEST_FIELD_TYPE', path: part.path, message: `${what} has ${given.map(name => `\`${name}\``).join(' and ')}: ${rejected}`, allowed: 'one of these fields', fix: 'keep only one of the fields' }];
}

/** The items of a list that are maps. */
export function partsAt(part: Part, ...steps: readonly string[]): Part[] {
  const { path, value } = steps.slice(0, -1).reduce((at, step): Part => childOf(at, step) ?? { path: at.path, value: {} }, part);
  const last = steps[steps.length - 1];
  const list = value[last];
  return Array.isArray(list) ? list.flatMap((item, i): Part[] => isRecord(item) ? [{ path: [...path, last, i], value: item as Fields }] : []) : [];
}

export function childOf({ path, value }: Part, step: string): Part | undefined {
  const child = value[step];
  return isRecord(child) ? { path: [...path, step], value: child as Fields } : undefined;
}

/** The template of a machine. */
export function templateOf(machine: ApiObjectData): Part | undefined {
  return ['spec', 'template', 'spec'].reduce((part: Part | undefined, step) => part && childOf(part, step), { path: [], value: machine as unknown as Fields });
}

/**
 * Reports contradictions between the parts of a machine, for which KubeVirt's webhook rejects the machine. The library itself never writes them.
 *
 * Source: `pkg/virt-api/webhooks/validating-webhook/admitters`, `pkg/network/admitter` and `pkg/storage/admitters` of KubeVirt 1.4 to 1.9
 *
 * Since 1.9, each interface needs exactly one binding. Since 1.6, a CD-ROM can be without a volume; 1.6 to 1.8 accept this only with the feature
 * gate DeclarativeHotplugVolumes, which the check assumes to be enabled.
 */
export function structureProblems(machine: ApiObjectData, release: KubeVirtVersion): ManifestProblem[] {
  const template = templateOf(machine);
  const hasStrictBindings = atLeast(release, KubeVirtVersion.V1_9);
  const hasEmptyDrives = atLeast(release, KubeVirtVersion.V1_6);
  if (template === undefined) return [];
  const devices = ['domain', 'devices'] as const;
  const [volumes, disks, interfaces, networks] = [
    partsAt(template, 'volumes'), partsAt(template, ...devices, 'disks'), partsAt(template, ...devices, 'interfaces'), partsAt(template, 'networks'),
  ];
  return [
    ...[...twice(volumes, 'volume'), ...twice(disks, 'disk'), ...twice(interfaces, 'interface'), ...twice(networks, 'network')],
    ...volumes.flatMap(volume => oneOf(volume, SOURCES, `the volume ${nameOf(volume)}`, true)),
    ...disks.flatMap(disk => oneOf(disk, ['disk', 'cdrom', 'lun'], `the disk ${nameOf(disk)}`, false)),
    ...disks.flatMap(disk => diskProblems(disk, volumes, hasEmptyDrives)),
    ...interfaces.flatMap(each => hasStrictBindings ? oneOf(each, BINDINGS, `the interface ${nameOf(each)}`, true) : []),
    ...networks.flatMap(network => oneOf(network, ['pod', 'multus', 'resourceClaim'], `the network ${nameOf(network)}`, true)),
    ...without(interfaces, networks, 'interface', 'network'),
    ...without(networks, interfaces, 'network', 'interface'),
    ...networks.filter(({ value }) => value.pod).slice(1).map(({ path }): ManifestProblem => (
      { code: 'MANIFEST_FIELD_TYPE', path: [...path, 'pod'], message: 'the machine has the pod network twice: KubeVirt rejects the machine', allowed: 'once', fix: 'remove one of the networks and its interface' }
    )),
    ...['readinessProbe', 'livenessProbe'].flatMap(probe => {
      const part = childOf(template, probe);
      return part === undefined ? [] : oneOf(part, ['httpGet', 'tcpSocket', 'exec', 'guestAgentPing'], `\`${probe}\``, true);
    }),
    ...affinityProblems(template),
    ...partsAt(template, 'tolerations').filter(({ value }) => value.operator === 'Exists' && typeof value.value === 'string' && value.value !== '').map(({ path, value }): ManifestProblem => ({
      code: 'MANIFEST_FIELD_TYPE', path: [...path, 'value'], message: 'a toleration with the operator `Exists` has a value: the pod of the machine is invalid', value: value.value,
      allowed: 'no value', fix: 'remove the value, or use the operator Equal',
    })),
  ];
}

const nameOf = ({ value }: Part) => quote(value.name);

function twice(parts: readonly Part[], what: string): ManifestProblem[] {
  const seen = new Set<unknown>();
  return parts.flatMap(({ path, value: { name } }): ManifestProblem[] => {
    const isSeen = typeof name === 'string' && seen.has(name);
    seen.add(name);
    return isSeen ? [{ code: 'MANIFEST_FIELD_TYPE', path: [...path, 'name'], message: `two ${what}s of the machine have the name ${quote(name)}: KubeVirt rejects the machine`, value: name, allowed: 'each name once', fix: 'rename one of them' }] : [];
  });
}

/** A disk needs a volume, except a CD-ROM, which may be an empty drive. A LUN needs a volume claim. */
function diskProblems(disk: Part, volumes: readonly Part[], hasEmptyDrives: boolean): ManifestProblem[] {
  const volume = volumes.find(({ value }) => value.name === disk.value.name);
  if (volume === undefined) {
    return disk.value.cdrom && hasEmptyDrives ? [] : [{ code: 'MANIFEST_FIELD_MISSING', path: disk.path, message: `the disk ${nameOf(disk)} has no volume: KubeVirt rejects the machine`, fix: `add the volume ${nameOf(disk)}, or remove the disk` }];
  }
  const isClaim = membersOf(volume, ['persistentVolumeClaim', 'dataVolume']).length > 0;
  return disk.value.lun && !isClaim
    ? [{ code: 'MANIFEST_FIELD_TYPE', path: [...disk.path, 'lun'], message: `the volume of the LUN ${nameOf(disk)} is not a claim: KubeVirt rejects the machine`, allowed: 'persistentVolumeClaim, dataVolume', fix: 'replace `lun` with `disk`' }]
    : [];
}

function without(parts: readonly Part[], others: readonly Part[], what: string, other: string): ManifestProblem[] {
  const names = new Set(others.map(({ value }) => value.name));
  return parts.filter(({ value }) => typeof value.name === 'string' && !names.has(value.name)).map((part): ManifestProblem => ({
    code: 'MANIFEST_FIELD_MISSING', path: part.path, message: `the ${what} ${nameOf(part)} has no ${other}: KubeVirt rejects the machine`, fix: `add the ${other} ${nameOf(part)}, or remove the ${what}`,
  }));
}

function affinityProblems(template: Part): ManifestProblem[] {
  const required = ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'].reduce((part: Part | undefined, step) => part && childOf(part, step), template);
  const terms = required?.value.nodeSelectorTerms;
  return Array.isArray(terms) && terms.length === 0
    ? [{ code: 'MANIFEST_FIELD_MISSING', path: [...required!.path, 'nodeSelectorTerms'], message: 'the node affinity has no term: KubeVirt rejects the machine', fix: 'add a term, or remove the affinity' }]
    : [];
}
