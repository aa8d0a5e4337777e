import { dataVolumeProblems } from './data-volumes';
import { oneOf, structureProblems } from './structure';
import { listNames, suggest } from '../../findings/nearest';
import { isRecord } from '../../model/is-record';
import { PlatformRef } from '../../model/platform';
import { atLeast, KubeVirtVersion } from '../../platforms/kubevirt/version';
import { ApiObjectData } from '../../platforms/reading';
import { ManifestPath, ManifestProblem } from '../problem';

const TEMPLATE = 'spec.template.spec';
const DEVICES = `${TEMPLATE}.domain.devices`;
const BUSES = ['virtio', 'sata', 'scsi', 'usb'];

/** Paths, and the values that are allowed there. */
type ClosedValues = readonly (readonly [path: string, values: readonly string[]])[];

/**
 * Fields with a closed set of values in KubeVirt's admission webhook, but not in its schemas. A `*` is each item of a list.
 *
 * Source: https://github.com/kubevirt/kubevirt/blob/v1.9.0/pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go
 * and vms-admitter.go in the same folder.
 */
const TAKEN: ClosedValues = [
  ['spec.runStrategy', ['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once', 'WaitAsReceiver']],
  [`${TEMPLATE}.evictionStrategy`, ['None', 'LiveMigrate', 'LiveMigrateIfPossible', 'External']],
  [`${TEMPLATE}.startStrategy`, ['Paused']],
  [`${TEMPLATE}.dnsPolicy`, ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None', '']],
  [`${TEMPLATE}.tolerations.*.operator`, ['Exists', 'Equal', '']],
  [`${TEMPLATE}.tolerations.*.effect`, ['NoSchedule', 'PreferNoSchedule', 'NoExecute', '']],
  [`${DEVICES}.disks.*.disk.bus`, BUSES],
  [`${DEVICES}.disks.*.lun.bus`, BUSES],
  [`${DEVICES}.disks.*.cdrom.bus`, BUSES],
  [`${DEVICES}.disks.*.cache`, ['none', 'writethrough', 'writeback']],
  [`${DEVICES}.disks.*.io`, ['native', 'threads']],
  [`${DEVICES}.disks.*.errorPolicy`, ['stop', 'ignore', 'report', 'enospace']],
  [`${DEVICES}.interfaces.*.model`, ['virtio', 'e1000', 'e1000e', 'igb', 'ne2k_pci', 'pcnet', 'rtl8139']],
];

/**
 * A rule that a schema cannot express: the chart uses `cpu` and `sockets` only together. Without an instance type, the chart requires both
 * since 1.0. With an instance type, it ignores one without the other.
 *
 * Source: https://github.com/cozystack/cozystack/blob/v1.6.2/packages/apps/vm-instance/templates/vm.yaml
 */
function halfTopology({ kind, apiVersion, spec }: ApiObjectData): ManifestProblem[] {
  const resources = (spec as Readonly<Record<string, any>> | undefined)?.resources as Readonly<Record<string, unknown>> | undefined;
  if (!ofChart({ kind, apiVersion }) || typeof resources !== 'object' || resources === null) return [];
  const given = ['cpu', 'sockets'].filter(part => resources[part] !== undefined && resources[part] !== '');
  if (given.length !== 1) return [];
  const missing = given[0] === 'cpu' ? 'sockets' : 'cpu';
  return [{
    code: 'MANIFEST_FIELD_MISSING', path: ['spec', 'resources'],
    message: `\`spec.resources\` has \`${given[0]}\` without \`${missing}\`: the chart needs both, so \`${given[0]}\` has no effect`,
    fix: `add \`${missing}\`, or remove \`${given[0]}\``,
  }];
}

/** Values of a virtual machine that pass its schema and are still rejected by the API server. */
export function admissionProblems(object: ApiObjectData, platform?: PlatformRef): ManifestProblem[] {
  const { apiVersion, kind } = object;
  if (kind === 'DataVolume' && apiVersion.startsWith('cdi.kubevirt.io/')) return dataVolumeProblems(object);
  const isMachine = kind === 'VirtualMachine' && apiVersion.startsWith('kubevirt.io/');
  if (!isMachine && !(kind === 'VirtualMachinePool' && apiVersion.startsWith('pool.kubevirt.io/'))) return [...halfTopology(object), ...ofChart(object) ? valueProblems(object, [['spec.disks.*.bus', [...BUSES, '']]]) : []];
  // KubeVirt 1.9 is assumed if the version is not known.
  const isOlder = platform?.name === 'kubevirt' && platform.version !== undefined && atLeast(platform.version as KubeVirtVersion, KubeVirtVersion.V1_9) === false;
  const structure = structureProblems(object, !isOlder);
  return isMachine ? [...runProblems(object), ...structure, ...dataVolumeProblems(object), ...valueProblems(object, TAKEN)] : structure;
}

function ofChart({ kind, apiVersion }: Pick<ApiObjectData, 'kind' | 'apiVersion'>): boolean {
  return kind === 'VMInstance' && apiVersion.startsWith('apps.cozystack.io/');
}

/** A machine needs one of `runStrategy` and the older `running`. */
function runProblems({ spec }: ApiObjectData): ManifestProblem[] {
  return isRecord(spec) ? oneOf({ path: ['spec'], value: spec as Readonly<Record<string, unknown>> }, ['runStrategy', 'running'], 'the machine', true) : [];
}

function valueProblems(object: ApiObjectData, taken: ClosedValues): ManifestProblem[] {
  return taken.flatMap(([path, values]) => valuesAt(object, path.split('.')).flatMap(([at, value]): ManifestProblem[] => (
    typeof value !== 'string' || values.includes(value) ? [] : [{
      code: 'MANIFEST_FIELD_TYPE',
      path: at,
      message: `\`${at[at.length - 1]}\` has a value that KubeVirt does not accept`,
      value,
      allowed: listNames([...values]),
      fix: suggest(value, values, 'use one of these'),
    }]
  )));
}

/** The values at a path, with the places of list items. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[], path: ManifestPath = []): [ManifestPath, unknown][] {
  if (step === undefined) return [[path, value]];
  if (step === '*') return Array.isArray(value) ? value.flatMap((item, i) => valuesAt(item, rest, [...path, i])) : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return valuesAt((value as Readonly<Record<string, unknown>>)[step], rest, [...path, step]);
}
