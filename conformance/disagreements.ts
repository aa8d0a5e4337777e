/** The known differences between this library and the real admission code, with reasons. `docs/conformance.md` has the same list. */
import { Finding, KubeVirtVersion } from '../src';
import { FindingCode } from '../src/findings/codes';

/** An error of the library for objects that the cluster admits. */
export interface AdmittedAnyway {
  readonly code: FindingCode;
  /** Only messages that match; all messages by default. */
  readonly message?: RegExp;
  /** Only values that match; all values by default. */
  readonly got?: RegExp;
  readonly reason: string;
  /** The release that differs, if the newest does not. */
  readonly release?: KubeVirtVersion;
  /** A rule of Cozystack, which only its charts and API server show. */
  readonly isOfCozystack?: boolean;
  /** A part of the input is not written, so the cluster's answer about the rest proves nothing. */
  readonly leavesOut?: boolean;
}

export const STRICTER: readonly AdmittedAnyway[] = [
  // Two properties contradict each other, and the manifest would contain only one of them.
  { code: 'SYSTEM_DISK_TWICE', reason: 'one of the two sources would be left out', leavesOut: true },
  { code: 'CLOUD_INIT_TWICE', reason: 'one of the two documents would be left out', leavesOut: true },
  { code: 'NOT_SUPPORTED', reason: 'the platform has no field for the property, so it would be left out', leavesOut: true },
  { code: 'DISK_SOURCE_INVALID', message: /Google Cloud Storage has no `certificates`/, reason: 'the field does not exist, so it would be left out', leavesOut: true },
  { code: 'HARDWARE_INVALID', message: /`persistent` has no effect without/, reason: 'there is nothing to keep, so it would be left out', leavesOut: true },

  { code: 'NAME_DUPLICATE', message: /the catalog has a name twice/, reason: 'one of the two would be left out', leavesOut: true },
  { code: 'CIDR_INVALID', message: /in allowed traffic|an exception is not a smaller range/, reason: 'the peer would be left out', leavesOut: true },

  // KubeVirt admits the catalog, and then rejects its machines.
  { code: 'HARDWARE_INVALID', message: /invalid instance (type|profile) "/, reason: 'KubeVirt rejects every machine of the type or profile' },
  { code: 'NAME_INVALID', message: /of instance profile "/, reason: 'no storage class can have the name' },

  {
    code: 'HARDWARE_CONFLICT', message: /^the instance type sets/, release: KubeVirtVersion.V1_6,
    reason: 'KubeVirt 1.6 cannot check an instance type that does not exist yet, and rejects the machine once the type exists',
  },

  { code: 'MACHINE_UNLABELLED', reason: 'the Service of the machine would select nothing' },

  // KubeVirt admits the machine, and then cannot start it.
  { code: 'INSTANCE_TYPE_UNKNOWN', reason: 'the machine waits for the type in a failed state' },
  { code: 'PROFILE_UNKNOWN', reason: 'the machine waits for the profile in a failed state' },
  { code: 'MACHINE_WITHOUT_DISK', reason: 'the machine starts, but has nothing to boot from' },
  { code: 'STORAGE_CLASS_UNKNOWN', reason: 'the volume stays pending' },
  { code: 'DISK_SOURCE_INVALID', message: /has an invalid container image as its source/, reason: 'the pod never starts' },
  { code: 'URL_INVALID', reason: 'the import is retried without end; the webhook checks little more than the scheme' },
  { code: 'NAME_INVALID', message: /of the source of disk/, reason: 'no Secret or ConfigMap can have the name, so the import never starts' },
  { code: 'NETWORK_INVALID', message: /MAC address/, reason: 'libvirt rejects multicast addresses, and addresses written without colons' },
  { code: 'NETWORK_INVALID', message: /network attachment has an invalid name/, reason: 'no NetworkAttachmentDefinition can have the name; names with dots, or with a namespace in front, are allowed' },

  // The value has no effect, or another meaning than its text.
  { code: 'INSTANCE_TYPE_MISSING', reason: 'KubeVirt selects the size of a machine that sets none' },
  { code: 'RESOURCES_INVALID', reason: '0 means the default, not zero' },
  { code: 'PROBE_INVALID', message: /is out of range$/, reason: '0 means the default, not zero' },
  { code: 'HARDWARE_INVALID', message: /`maxSockets` is below/, reason: '0 means the default, and some types override it' },
  { code: 'HARDWARE_INVALID', message: /of disk .* needs direct/, reason: 'libvirt rejects native I/O with such a cache, so the machine never starts' },
  { code: 'MAC_DUPLICATE', message: /two interfaces of the machine/, reason: 'the guest cannot distinguish the interfaces' },
  { code: 'SCHEDULING_INVALID', message: /contradict each other/, reason: 'no node satisfies both requirements, so the pod stays pending' },
  { code: 'HARDWARE_INVALID', message: /no node has a CPU model/, reason: 'no node can have the label of the model, so the pod stays pending' },
  { code: 'NAME_INVALID', message: /the name of a namespace/, reason: 'no namespace can have the name, so the policy allows no traffic' },
  { code: 'HOSTNAME_INVALID', got: /^""$/, reason: 'an empty host name means that the machine has no host name' },
  { code: 'SCHEDULING_INVALID', message: /`nodeAffinity` has an invalid label value/, reason: 'no node can have the value, so a preference for it has no effect' },
  { code: 'SERVICE_INVALID', message: /`clusterIp` is not an IP address/, got: /^""$/, reason: 'an empty address means automatic' },
  { code: 'NAME_INVALID', message: /name of a golden image/, reason: 'a golden image has the name of a DNS label, like the disks that are cloned from it' },
  { code: 'NAME_TOO_LONG', message: /name of a golden image/, reason: 'a golden image has the name of a DNS label, like the disks that are cloned from it' },
  { code: 'CLOUD_INIT_INVALID', reason: 'only the guest reads the document, and it would ignore it' },
  { code: 'USER_DATA_FOREIGN', reason: 'only the guest reads the document, and this guest reads another format' },
  { code: 'SAID_TWICE', message: /different host names/, reason: 'the guest has the name of the user data, and DNS has the other name' },
  { code: 'NAME_INVALID', message: /disk is not a DNS label|disk's name/, reason: 'on Cozystack, a name cannot begin with a digit' },

  // Cozystack admits the value. Then its controllers, charts or network ignore the value, or fail.
  ...([
    { code: 'CLONE_OTHER_STORAGE_CLASS', reason: 'the clone never completes' },
    { code: 'DISK_SMALLER_THAN_SOURCE', reason: 'the claim of the image, whose size CDI compares, does not exist in the test' },
    { code: 'IMAGE_UNKNOWN', reason: 'the disk waits for the image' },
    { code: 'GPU_INVALID', reason: 'no device can have the name' },
    { code: 'COMPUTE_TWICE', reason: 'if there is an instance type, the chart ignores CPUs without a number of sockets' },
    { code: 'VALUE_MISREAD', message: /the storage class/, reason: 'the disk gets the default class' },
    { code: 'LABEL_INVALID', message: /the platform stores it as/, reason: 'no selector can name the label' },
    { code: 'BACKUP_INVALID', reason: 'the controller of backups ignores it, or the restore fails' },
    { code: 'RESTORE_UNDATED', reason: 'an old restore looks like a new one' },
    { code: 'SCHEDULE_INVALID', reason: 'the controller cannot read it, or never runs it' },
    { code: 'QUOTA_INVALID', message: /no effect|is not a valid amount/, reason: 'the resulting quota limits nothing, or forbids everything' },
    { code: 'ROUTE_INVALID', reason: 'kube-ovn, which checks routes, does not run in the test' },
    { code: 'CIDR_OVERLAP', reason: 'kube-ovn, which checks ranges, does not run in the test' },
    { code: 'CIDR_INVALID', message: /is not an IPv4 network/, reason: 'kube-ovn, which checks ranges, does not run in the test' },
    { code: 'NAME_INVALID', message: /invalid subnet name/, reason: 'the label with the name would be left out' },
    { code: 'NAME_INVALID', message: /^the name is not a DNS label/, reason: 'all names of Cozystack follow one rule, although the cluster also accepts other names of backups' },
    { code: 'NAME_INVALID', message: /the name of the (machine|disk) is not|of the backup/, reason: 'no such object can have the name' },
    { code: 'NAMESPACE_INVALID', reason: 'no namespace can have the name' },
    { code: 'NAME_TOO_LONG', message: /is too long by/, reason: 'names that are derived from it are longer, or no such object can have it' },
  ] as const).map(rule => ({ ...rule, isOfCozystack: true })),
];

/** The rules about a consumer. */
export const rulesOf = (consumer: string) => STRICTER.filter(({ isOfCozystack = false }) => !isOfCozystack || consumer.startsWith('Cozystack'));

export function isKnown({ code, message, got }: AdmittedAnyway, finding: Finding): boolean {
  return finding.code === code && (message?.test(finding.message) ?? true) && (got?.test(finding.got ?? '') ?? true);
}
