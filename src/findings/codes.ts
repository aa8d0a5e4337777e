/** What `docs/errors.md` says of a code; a test keeps the two equal. */
export interface CodeEntry {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
}

const error = (summary: string): CodeEntry => ({ severity: 'error', summary });
const warning = (summary: string): CodeEntry => ({ severity: 'warning', summary });

/**
 * Every code a finding can carry. Codes are a contract: people acknowledge and test on them,
 * so one is never renamed or reused.
 */
export const CODES = {
  // What is written in code
  PROPERTY_UNKNOWN: error('A property that does not exist, so that what it says would be lost'),
  PROPERTY_TYPE: error('A property has a value of another type than it takes'),

  // Where things stand
  CHART_MISSING: error('A machine or disk stands in no chart'),
  PLATFORM_MISSING: error('A construct stands in no chart or app that has a platform'),
  PLATFORM_UNREGISTERED: error('A platform of another package is named that nothing has registered'),
  NOT_SUPPORTED: error('The platform, at this version, has no field or behaviour for what was asked'),
  NAME_INVALID: error('A name is not a DNS-1035 label (a-z first, then a-z, 0-9 and `-`, no `-` at the end)'),
  NAME_TOO_LONG: error('A name is longer than what the platform leaves for it'),
  NAME_DUPLICATE: error('Two objects of one kind have the same name in the same namespace of the same cluster'),
  NAME_DUPLICATE_UNSURE: warning('Two objects have the same name and nothing says that their charts go to different clusters'),
  NAMESPACE_INVALID: error('A namespace is not a DNS-1123 label'),
  NAMESPACE_MISSING: error('Something needs the namespace, and the chart has none'),
  NAMESPACE_NO_TENANT: warning('The namespace is none of a tenant (`tenant-...`), so that nobody can use it on Hikube'),
  VALUE_MISREAD: error('A value that the platform\'s chart writes without quotes, so that YAML reads it as something else'),
  TEXT_BROKEN: error('A text with half of a character, which no encoding has'),
  LABEL_INVALID: error('A label or an annotation is one that the API server would refuse'),
  CHART_DUPLICATE: error('Two charts of one app have the same id'),
  FILE_COLLISION: error('Several objects would be written into the same file, on some disks at least'),
  DELIVERY_INVALID: error('Who applies the folder cannot be told what comes before what'),
  ARGO_CD_WAITS: warning('Argo CD waits for a machine that is not to run, before it applies what comes after it'),
  DEPENDENCY_RING: error('Constructs depend on each other in a ring, so that there is no order for them'),
  ENVIRONMENT_CHANGES_OUTPUT: error('An environment variable would change what is written'),

  // Size of a machine
  MANUAL_START_FORBIDDEN: warning('A machine is to be started by hand, which tenants may not do on this version'),
  INSTANCE_TYPE_MISSING: error('A machine has neither an instance type nor explicit resources'),
  INSTANCE_TYPE_UNKNOWN: error('The platform has no instance type of this name'),
  INSTANCE_TYPE_NONE_FITS: error('No instance type of the platform is large enough'),
  COMPUTE_TWICE: error('A machine has both an instance type and explicit resources'),
  RESOURCES_INVALID: error('Explicit resources are not whole, positive numbers'),
  MACHINE_TOO_LARGE: error('A machine is larger than the platform allows'),
  PROFILE_UNKNOWN: error('The platform has no instance profile of this name'),
  PROFILE_MINIMUM: error('The machine is smaller than its instance profile requires'),
  PROFILE_ARCHITECTURE: warning('The instance profile is for nodes of another CPU architecture than the platform has by default'),
  PROFILE_ASSUMED: warning('Nothing tells the guest operating system, so the default profile of the platform is used'),
  INFERRED: warning('The cluster finds out the size or the profile of a machine, so that nobody can check it before'),
  INFERENCE_IMPOSSIBLE: error('A size or profile is to be found out from a disk that says nothing of it'),
  CATALOG_UNVERIFIED: warning('The platform documents this name in one place and contradicts it elsewhere'),
  GPU_UNKNOWN: error('The platform has no GPU of this name'),
  GPU_TWICE: error('A machine asks for GPUs and its instance type brings its own'),
  GPU_BELOW_MINIMUM: error('The machine is smaller than the catalog says a machine with this GPU must be'),
  GPU_BELOW_GUIDANCE: warning('The machine is smaller than the platform advises for its GPUs'),

  // Tenants and quotas
  QUOTA_INVALID: error('An amount of a quota that is none'),
  QUOTA_EXCEEDED: error('Machines and disks take more than the quota of their tenant has'),
  QUOTA_NEAR: warning('Machines and disks take nearly all that the quota of their tenant has'),
  QUOTA_IMPORT_SPACE: warning('Imports and clones need more space for a while than the quota of their tenant has left'),
  QUOTA_OVER_PARENT: error('A tenant is promised more than its parent has left'),

  // What plain KubeVirt alone can do
  SCHEDULING_INVALID: error('A say in which nodes a machine stands on that no scheduler understands'),
  HARDWARE_INVALID: error('Virtual hardware that KubeVirt refuses'),
  HARDWARE_CONFLICT: error('A machine says of its hardware what its instance type says already'),
  HOSTNAME_INVALID: error('A host name or subdomain that is none'),
  PROBE_INVALID: error('A probe that cannot be made'),
  FEATURE_GATE: warning('Something needs a feature gate of KubeVirt that is off by default'),
  STATE_STORAGE_UNSURE: warning('Nothing says where the state of UEFI and TPM is kept'),
  NOT_MIGRATABLE: warning('A machine that cannot be migrated keeps its node from being drained'),

  // Disks
  MACHINE_WITHOUT_DISK: error('A machine has nothing to boot from: no disk, or blank ones alone'),
  STORAGE_MODE_INVALID: error('A disk is asked for in a way that no volume can be made'),
  MACHINE_UNLABELLED: error('A machine is to be found by a label that it leaves out'),
  OVERLAY_INVALID: error('An overlay says what the object that it is for cannot have'),
  SAID_TWICE: error('A machine says one thing in two words, of which the platform takes one'),
  DEFAULT_LOST: warning('A machine lists its disks, so that it does not get the default image of its chart, and none of them can be booted from'),
  SYSTEM_DISK_TWICE: error('A system disk has both an image and another source'),
  DISK_ATTACHED_TWICE: error('A disk is attached to two machines, or twice to one'),
  DISK_ELSEWHERE: error('Something refers by name to a disk, a machine or a tenant of another cluster or namespace'),
  RETENTION_CONTRADICTED: error('A disk is to be kept, and its annotations say that it may go'),
  DISK_BUS_INVALID: error('A disk is attached by a bus that its kind of device does not have'),
  SIZE_MISSING: error('A disk has no size and none can be derived from its source'),
  SIZE_INVALID: error('A size is not a positive number'),
  DISK_SMALLER_THAN_SOURCE: error('A disk is smaller than the image or disk it is cloned from'),
  CLONE_OTHER_STORAGE_CLASS: error('A clone in another storage class than its source never completes'),
  CLONE_STORAGE_CLASS_UNSURE: warning('The storage class of the source is not documented, and a clone across classes may never complete'),
  STORAGE_CLASS_UNKNOWN: error('The platform has no storage class of this name'),
  IMAGE_UNKNOWN: error('The platform has no such golden image'),
  IMAGE_IS_INSTALLER: warning('The golden image is an installer medium, to be attached as an optical disk'),
  URL_INVALID: error('A disk is imported from an address of no use'),
  DISK_SOURCE_INVALID: error('The source of a disk lacks something, or has something too much'),
  DISK_LEFT_BEHIND: warning('A disk with removal policy DELETE in a storage class that keeps the volumes of claims that are gone'),
  DISK_LOCAL: warning('A disk lives in a storage class that dies with its node and blocks live migration'),

  // Snapshots, backups and migration
  BACKUP_INVALID: error('A snapshot, backup, restore or clone that the platform refuses, or carries out otherwise than it is written'),
  BACKUP_CLASS_MISSING: error('A backup without a backup class, on a version that brings none'),
  SCHEDULE_INVALID: error('A schedule that nobody understands, that never comes or that the platform does not keep'),
  RESTORE_UNDATED: error('The name of a restore does not say of which day it is'),
  RESTORE_OVERWRITES: warning('A restore takes the place of what a machine or disk has now'),
  RESTORE_DRIFTS: warning('After a restore a machine has other volumes than the folder says'),
  MIGRATION_POLICY_INVALID: error('A migration policy that KubeVirt refuses, or that another one stands beside'),

  // Network
  PORT_INVALID: error('A port is not a whole number from 1 to 65535'),
  PORT_DUPLICATE: error('A port is listed twice'),
  PORTS_MISSING: error('A PortList without ports'),
  PORTLIST_UDP: error('A UDP port in a PortList: the platform passes TCP only'),
  PORTLIST_NOT_FILTERED: warning('PortList opens every port of the address on this version, or nothing proves that it does not'),
  WHOLE_IP: warning('WholeIP opens every port of the address'),
  NODE_PORT_UNUSUAL: warning('A port of the nodes outside of the range that API servers have by default'),
  SERVICE_INVALID: error('A Service that the API server refuses'),
  SERVICE_BLOCKED: error('A Service leads to ports of a machine that its PortList keeps closed'),
  NETWORK_INVALID: error('A network attachment has a name that cannot be used'),
  GPU_INVALID: error('A GPU has a name that is no resource name'),
  MAC_DUPLICATE: error('Two machines have the same MAC address on one network'),
  ADDRESS_DUPLICATE: warning('Two machines are given the same static address on one network'),
  NETWORK_DUPLICATE: error('A machine is attached twice to one network'),
  NETWORK_ELSEWHERE: error('A private network is referred to from another namespace or cluster'),
  SUBNET_UNKNOWN: error('A machine is attached to a subnet that its private network does not have'),
  CIDR_INVALID: error('A range of addresses that cannot be used'),
  CIDR_OVERLAP: error('Subnets of one private network, or of two that are peered, overlap'),
  CIDR_OF_CLUSTER: warning('A subnet overlaps with the ranges that a Cozystack has for itself by default'),
  ROUTE_INVALID: error('A route of a private network that leads nowhere'),
  PEERING_INVALID: error('A private network is peered with itself, twice with another one, or with two whose links get one address'),
  PEERING_ONE_SIDED: error('A peering is declared on one side only, so that there is none'),
  PEERING_UNSEEN: warning('Nobody here sees whether the other side of a peering declares it too'),
  VPC_NOT_ROUTED: warning('Peers and routes of private networks carry nothing on this version'),

  // Isolation
  TRAFFIC_INVALID: error('An isolation that isolates nothing, allowed traffic that opens nothing, or connections without effect'),
  TRAFFIC_ELSEWHERE: error('A rule names machines that stand where it cannot find them'),
  DNS_BLOCKED: warning('An isolation keeps machines and pods from asking for names'),
  SECURITY_GROUP_INVALID: error('A security group that the platform refuses'),
  SECURITY_GROUP_ISOLATES_NOTHING: warning('A security group only adds to what is allowed anyway'),

  // Guest
  DEVICE_MISSING: error('User data names a device that the machine does not have, or the disk that it boots from'),
  GUEST_AGENT_MISSING: warning('Something needs the QEMU guest agent, and neither the image nor the user data brings it'),
  GUEST_USER_UNKNOWN: warning('Keys are written for a user whom neither the image nor the user data makes'),
  POD_METADATA_MISPLACED: warning('A label or annotation that is read off pods is on the machine, where it has no effect'),
  SSH_KEY_INVALID: error('Something given as an SSH public key is none'),
  NO_LOGIN: warning('No user of the machine has an SSH key or a password to log in with'),
  CREDENTIAL_INVALID: error('A Secret of keys or passwords that KubeVirt or the pod of the machine refuses'),
  SSH_KEYS_UNUSED: warning('SSH keys go to the default user of the image, and the guest does not have that user'),
  CLOUD_INIT_INVALID: error('User data cannot be read, or lacks the first line `#cloud-config` (or another sign of what it is)'),
  CLOUD_INIT_TOO_LARGE: error('A cloud-init document is larger than the Secret that the platform keeps it in may be'),
  CLOUD_INIT_TWICE: error('A machine has both a whole cloud-init document and a typed cloud config'),
  CLOUD_INIT_DUPLICATE: error('Two contributions to one cloud config use the same key (user, group, file path, command group, mount point, ...)'),
  CLOUD_INIT_VALUE: error('A value of a cloud config is one that cloud-init would reject or ignore'),
  CLOUD_INIT_ALTERED: warning('User data that the platform changes on its way to the guest, so that it says something else there'),
  CLOUD_INIT_SCHEMA: warning('A key or a type that cloud-init\'s own schema does not have, so that cloud-init ignores it or logs a warning'),
  USER_DATA_FOREIGN: error('User data of a kind that the guest does not read'),
  NETWORK_DATA_INVALID: error('A network configuration of a guest that cloud-init rejects or ignores, or that cannot work'),
  SECRET_IN_PLAIN_TEXT: error('A private key, a plain-text password or a token would be written into a committed file'),
  SECRET_SUSPECTED: warning('A text that looks like a password or token, and may be something else, would be written into a committed file'),
  PASSWORD_HASH: warning('A password hash would be written into a committed file'),

  // Fleets and acknowledgements
  POOL_INVALID: error('A pool of machines that KubeVirt refuses, or whose machines would get in each other\'s way'),
  FLEET_KEY_DUPLICATE: error('A fleet lists a member twice'),
  FLEET_KEY_UNKNOWN: error('A fleet overrides a member that it does not list'),
  ACKNOWLEDGEMENT_INVALID: error('An acknowledgement without a reason, or of a code that cannot be acknowledged'),
  ACKNOWLEDGEMENT_UNUSED: warning('An acknowledgement of a warning that does not occur'),

  // The output folder, known only when it is written
  FOLDER_OCCUPIED: error('Something that earlier runs did not write stands where a file is to be written'),
  FOLDER_EDITED: error('A file of the output folder was changed by hand while it was written, or before and `--keep-edits` was given'),
  FOLDER_ESCAPED: error('A file would be written outside of the output folder, or under a name that not every system allows'),
  FOLDER_SHARED: error('Two apps of one program write one output folder'),
  FOLDER_ELSEWHERE: error('The code names another output folder than `--output`'),
  FOLDER_LIST_UNKNOWN: error('The list of the files of the output folder is of a newer version, or of another program'),
  FOLDER_LOCKED: error('Another run is writing the output folder'),
  FOLDER_NOT_WRITTEN: error('The system refused to write the output folder'),
  FOLDER_UNREADABLE: error('Manifests that are to be compared cannot be read'),

  // Manifests that no code of this library made: `vm-fleet lint` and `vm-fleet adopt`
  MANIFEST_UNREADABLE: error('A file or document that cannot be read: no YAML, another encoding than UTF-8, too large or too deep'),
  MANIFEST_KEY_DUPLICATE: error('A key is twice in one map, of which one is lost'),
  MANIFEST_TWICE: error('Two manifests that are applied together are the same object'),
  MANIFEST_KIND_UNKNOWN: error('A kind or an API version that the platform does not have'),
  MANIFEST_FIELD_UNKNOWN: error('A field that the kind does not have, so that the API server drops it or refuses the object'),
  MANIFEST_FIELD_TYPE: error('A field has a value that it cannot have'),
  MANIFEST_FIELD_MISSING: error('A field is missing without which the API server refuses the object'),
  MANIFEST_TEMPLATE: warning('A template or a variable: what becomes of it is not known and not checked'),
  MANIFEST_KUSTOMIZE: warning('A kustomization does more than to list files, and what it does is not checked'),
} as const satisfies Record<string, CodeEntry>;

/** The closed list of codes. */
export type FindingCode = keyof typeof CODES;

/** Those that are found only when the output folder is written. */
export type FolderCode = Extract<FindingCode, `FOLDER_${string}`>;

/** Those that are found only in manifests. */
export type ManifestCode = Extract<FindingCode, `MANIFEST_${string}`>;
