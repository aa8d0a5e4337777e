/** Where this project and the real admission code differ, and why that is so. `docs/conformance.md` lists the same. */
import { Finding, KubeVirtVersion } from '../src';
import { FindingCode } from '../src/findings/codes';

/** An error of ours, where the cluster admits the objects all the same. */
export interface AdmittedAnyway {
  readonly code: FindingCode;
  /** Of its messages those that match; all of them if this is missing. */
  readonly message?: RegExp;
  /** Of the values that were given those that match; all of them if this is missing. */
  readonly got?: RegExp;
  readonly reason: string;
  /** The release that shows it, if the newest does not. */
  readonly release?: KubeVirtVersion;
  /** A part of what was asked for is not written, so that nothing follows from what the cluster says of the rest. */
  readonly leavesOut?: boolean;
}

export const STRICTER: readonly AdmittedAnyway[] = [
  // Two properties say contrary things, and one of them would be left out of what is written.
  { code: 'SYSTEM_DISK_TWICE', reason: 'one of the two sources would be left out', leavesOut: true },
  { code: 'CLOUD_INIT_TWICE', reason: 'one of the two documents would be left out', leavesOut: true },
  { code: 'NOT_SUPPORTED', reason: 'what was asked for has no field, so it would be left out', leavesOut: true },
  { code: 'DISK_SOURCE_INVALID', message: /Google Cloud Storage has no `certificates`/, reason: 'the field does not exist, so it would be left out', leavesOut: true },
  { code: 'HARDWARE_INVALID', message: /`persistent` has no effect without/, reason: 'there is nothing to keep, so it would be left out', leavesOut: true },

  { code: 'NAME_DUPLICATE', message: /the catalog has a name twice/, reason: 'one of the two would be left out', leavesOut: true },
  { code: 'CIDR_INVALID', message: /in allowed traffic|an exception is outside of its range/, reason: 'the peer would be left out', leavesOut: true },

  // KubeVirt admits the catalog and then refuses its machines.
  { code: 'HARDWARE_INVALID', message: /of instance (type|profile) "/, reason: 'every machine of the type or profile is refused' },
  { code: 'NAME_INVALID', message: /of instance profile "/, reason: 'no storage class can have the name' },

  {
    code: 'HARDWARE_CONFLICT', message: /^the instance type says/, release: KubeVirtVersion.V1_6,
    reason: 'KubeVirt 1.6 does not look into an instance type that it does not have, and refuses the machine as soon as it has the type',
  },

  { code: 'MACHINE_UNLABELLED', reason: 'the Service of the machine would select nothing' },

  // KubeVirt admits the machine and then cannot start it.
  { code: 'INSTANCE_TYPE_UNKNOWN', reason: 'the machine waits for the type in a failed state' },
  { code: 'PROFILE_UNKNOWN', reason: 'the machine waits for the profile in a failed state' },
  { code: 'MACHINE_WITHOUT_DISK', reason: 'the machine starts and has nothing to boot from' },
  { code: 'STORAGE_CLASS_UNKNOWN', reason: 'the volume stays pending' },
  { code: 'DISK_SOURCE_INVALID', message: /has an invalid container image as its source/, reason: 'the pod never starts' },
  { code: 'URL_INVALID', reason: 'the import is retried without end; the webhook checks little more than the scheme' },
  { code: 'NAME_INVALID', message: /of the source of disk/, reason: 'no Secret or ConfigMap can have the name, so the import never starts' },
  { code: 'NETWORK_INVALID', message: /MAC address/, reason: 'libvirt refuses addresses of groups, and those not written with colons' },
  { code: 'NETWORK_INVALID', message: /network attachment has an invalid name/, reason: 'no namespace and NetworkAttachmentDefinition can have the name; those with dots and a namespace in front can' },

  // Something means nothing, or something else than it says.
  { code: 'INSTANCE_TYPE_MISSING', reason: 'KubeVirt gives a machine of no size what it likes' },
  { code: 'RESOURCES_INVALID', reason: '0 means the default, not zero' },
  { code: 'PROBE_INVALID', message: /is out of range$/, reason: '0 means the default, not zero' },
  { code: 'HARDWARE_INVALID', message: /`maxSockets` is below/, reason: '0 means the default, and some types overrule it' },
  { code: 'NAME_INVALID', message: /the name of a namespace/, reason: 'no namespace can have the name, so that the policy allows no traffic of it' },
  { code: 'HOSTNAME_INVALID', got: /^""$/, reason: 'an empty name means none' },
  { code: 'SCHEDULING_INVALID', message: /`nodeAffinity` has an invalid label value/, reason: 'no node has the value, so that a preference for it has no effect' },
  { code: 'SERVICE_INVALID', message: /^`clusterIp`/, got: /^""$/, reason: 'an empty address means any' },
  { code: 'NAME_INVALID', message: /name of a golden image/, reason: 'names of images are labels, as those of the disks made of them' },
  { code: 'NAME_TOO_LONG', message: /name of a golden image/, reason: 'names of images are labels, as those of the disks made of them' },
  { code: 'CLOUD_INIT_INVALID', reason: 'only the guest reads the document, and it would ignore it' },
  { code: 'USER_DATA_FOREIGN', reason: 'only the guest reads the document, and the one that the image or profile has does not know it' },
  { code: 'NAME_INVALID', message: /disk( that is no volume)? is not a DNS label|disk's name/, reason: 'Cozystack has no names that begin with a digit' },
];

export function isKnown({ code, message, got }: AdmittedAnyway, finding: Finding): boolean {
  return finding.code === code && (message?.test(finding.message) ?? true) && (got?.test(finding.got ?? '') ?? true);
}
