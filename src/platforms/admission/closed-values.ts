/** A path in an object: keys of maps and indexes of lists. */
type Path = readonly (string | number)[];

const TEMPLATE = 'spec.template.spec';
const DEVICES = `${TEMPLATE}.domain.devices`;
const BUSES = ['virtio', 'sata', 'scsi', 'usb'];

/** Paths, and the values that are allowed there. */
type ClosedValues = readonly (readonly [path: string, values: readonly string[]])[];

/**
 * Fields with a closed set of values in KubeVirt's admission webhook, but not in KubeVirt's schemas. A `*` means each item of a list.
 *
 * Source: https://github.com/kubevirt/kubevirt/blob/v1.9.0/pkg/virt-api/webhooks/validating-webhook/admitters/vmi-create-admitter.go
 * and vms-admitter.go in the same folder.
 */
const MACHINE: ClosedValues = [
  ['spec.runStrategy', ['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once', 'WaitAsReceiver']],
  [`${TEMPLATE}.architecture`, ['amd64', 'arm64', 's390x', 'ppc64le', '']],
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

/** Fields of Cozystack's Helm charts with a closed set of values. The Helm charts pass the values to KubeVirt. */
const OF_CHART: ClosedValues = [['spec.disks.*.bus', [...BUSES, '']]];

/** Source: `pkg/apis/core/validation/validation.go` of Kubernetes, `ValidateService` */
const SERVICE: ClosedValues = [
  ['spec.type', ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName']],
  ['spec.ports.*.protocol', ['TCP', 'UDP', 'SCTP']],
  ['spec.sessionAffinity', ['None', 'ClientIP']],
  ['spec.externalTrafficPolicy', ['Cluster', 'Local', '']],
  ['spec.internalTrafficPolicy', ['Cluster', 'Local']],
  ['spec.ipFamilyPolicy', ['SingleStack', 'PreferDualStack', 'RequireDualStack']],
  ['spec.ipFamilies.*', ['IPv4', 'IPv6']],
];

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const PEERS = ['spec.ingress.*.from.*', 'spec.egress.*.to.*'];

/** Source: `pkg/apis/networking/validation/validation.go` of Kubernetes */
const NETWORK_POLICY: ClosedValues = [
  ['spec.policyTypes.*', ['Ingress', 'Egress']],
  ...['spec.ingress', 'spec.egress'].map((rules): ClosedValues[number] => [`${rules}.*.ports.*.protocol`, ['TCP', 'UDP', 'SCTP']]),
  ...['spec.podSelector', ...PEERS.flatMap(peer => [`${peer}.podSelector`, `${peer}.namespaceSelector`])]
    .map((selector): ClosedValues[number] => [`${selector}.matchExpressions.*.operator`, OPERATORS]),
];

/** Source: `pkg/apis/core/validation/validation.go` and `pkg/apis/storage/validation/validation.go` of Kubernetes */
const QUOTA: ClosedValues = [['spec.scopes.*', [
  'Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort', 'PriorityClass', 'CrossNamespacePodAffinity', 'VolumeAttributesClass',
]]];
const CLAIM: ClosedValues = [
  ['spec.accessModes.*', ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod']],
  ['spec.volumeMode', ['Filesystem', 'Block']],
];
const STORAGE_CLASS: ClosedValues = [
  ['reclaimPolicy', ['Delete', 'Retain', '']],
  ['volumeBindingMode', ['Immediate', 'WaitForFirstConsumer']],
];

/** The kinds of Kubernetes. */
const OF_KUBERNETES: Readonly<Record<string, ClosedValues>> = {
  'v1/Service': SERVICE, 'v1/ResourceQuota': QUOTA, 'v1/PersistentVolumeClaim': CLAIM, 'networking.k8s.io/v1/NetworkPolicy': NETWORK_POLICY,
  'storage.k8s.io/v1/StorageClass': STORAGE_CLASS,
};

/** A value that is not allowed, with its place. */
export interface OtherValue {
  readonly path: Path;
  readonly value: string;
  /** The allowed values, without the empty value, which means the same as a missing field. */
  readonly allowed: readonly string[];
}

/** The values of an object that the schema of their field accepts, but the API server does not. */
export function otherValues(apiVersion: string, kind: string, body: object): OtherValue[] {
  return tableOf(apiVersion, kind).flatMap(([path, allowed]) => valuesAt(body, path.split('.')).flatMap(([at, value]): OtherValue[] => (
    typeof value !== 'string' || allowed.includes(value) ? [] : [{ path: at, value, allowed: allowed.filter(each => each !== '') }]
  )));
}

function tableOf(apiVersion: string, kind: string): ClosedValues {
  const key = `${apiVersion}/${kind}`;
  if (Object.hasOwn(OF_KUBERNETES, key)) return OF_KUBERNETES[key];
  if (kind === 'VirtualMachine' && apiVersion.startsWith('kubevirt.io/')) return MACHINE;
  return kind === 'VMInstance' && apiVersion.startsWith('apps.cozystack.io/') ? OF_CHART : [];
}

/** The values at a path, each with its own path. A `*` in the path means each item of a list. */
export function valuesAt(value: unknown, [step, ...rest]: readonly string[], path: Path = []): [Path, unknown][] {
  if (step === undefined) return [[path, value]];
  if (step === '*') return Array.isArray(value) ? value.flatMap((item, i) => valuesAt(item, rest, [...path, i])) : [];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
  return valuesAt((value as Readonly<Record<string, unknown>>)[step], rest, [...path, step]);
}
