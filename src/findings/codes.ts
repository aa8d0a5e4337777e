/** The severity and the summary of a code. A test checks that the page of the code has the same summary. */
export interface CodeEntry {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
}

const error = (summary: string): CodeEntry => ({ severity: 'error', summary });
const warning = (summary: string): CodeEntry => ({ severity: 'warning', summary });

/**
 * The codes of findings. Codes are a contract: programs acknowledge them and tests assert on them, so a code is never renamed
 * or reused.
 */
export const CODES = {
  // The code of the program
  PROPERTY_UNKNOWN: error('Unknown property: its value would be lost'),
  PROPERTY_TYPE: error('Wrong type: a property does not accept this value'),

  // Charts, platforms, names and namespaces
  CHART_MISSING: error('No chart: a machine, disk or other object is outside of every chart'),
  PLATFORM_MISSING: error('No platform: neither the chart nor the app sets one'),
  PLATFORM_UNREGISTERED: error('Unknown platform: no module registered this name'),
  NOT_SUPPORTED: error('Not supported: this version of the platform does not have the feature'),
  NAME_INVALID: error('Invalid name: not a DNS label'),
  NAME_TOO_LONG: error('Name too long for the platform'),
  NAME_DUPLICATE: error('Duplicate name: two objects of the same kind in one namespace'),
  NAME_DUPLICATE_UNSURE: warning('Possibly duplicate name: two objects may be in the same cluster and namespace'),
  NAMESPACE_INVALID: error('Invalid namespace: not a DNS label'),
  NAMESPACE_MISSING: error('Missing namespace: a field of a manifest needs the namespace of the chart'),
  NAMESPACE_NO_TENANT: warning('Not a tenant namespace: users have no access to it'),
  VALUE_MISREAD: error('Value changes type: the platform writes it without quotes'),
  TEXT_BROKEN: error('Invalid Unicode: a text contains half of a character'),
  LABEL_INVALID: error('Invalid label or annotation: the API server rejects it'),
  CHART_DUPLICATE: error('Duplicate chart id'),
  FILE_COLLISION: error('File collision: several objects have the same file'),
  DELIVERY_INVALID: error('Invalid delivery: the files for Argo CD or Flux cannot be written'),
  ARGO_CD_WAITS: warning('Argo CD waits: a sync does not finish while any wave except the final one has a stopped machine or an unused disk'),
  FLUX_WAITS: warning('Flux waits: a Kustomization is never ready with a stopped machine or an unused disk'),
  DEPENDENCY_RING: error('Dependency cycle: there is no apply order'),
  ENVIRONMENT_CHANGES_OUTPUT: error('Environment variable changes the output'),

  // Size of a machine
  MANUAL_START_FORBIDDEN: warning('Manual start: tenants have no permission to start machines'),
  INSTANCE_TYPE_MISSING: error('No size: the machine has neither an instance type nor resources'),
  INSTANCE_TYPE_UNKNOWN: error('Unknown instance type on this platform'),
  INSTANCE_TYPE_NONE_FITS: error('No instance type is large enough'),
  COMPUTE_TWICE: error('Instance type and resources: the machine has both'),
  RESOURCES_INVALID: error('Invalid resources: a missing, zero or fractional number'),
  MACHINE_TOO_LARGE: error('Machine too large for the platform'),
  PROFILE_UNKNOWN: error('Unknown instance profile on this platform'),
  PROFILE_MINIMUM: error('Machine does not meet a requirement of its instance profile: CPUs, memory or architecture'),
  PROFILE_ARCHITECTURE: warning('Other CPU architecture than the nodes: the machine may never start'),
  PROFILE_FOREIGN: warning('Wrong profile: it is for another operating system than the image'),
  PROFILE_ASSUMED: warning('Unknown guest operating system: the machine gets the default profile, or no profile'),
  INFERRED: warning('Inferred size or profile: not checked at synthesis'),
  INFERENCE_IMPOSSIBLE: error('Cannot infer: the disk has no default instance type or profile'),
  CATALOG_UNVERIFIED: warning('Unverified name: it may not exist on the platform'),
  GPU_UNKNOWN: error('Unknown GPU on this platform'),
  GPU_TWICE: error('GPUs set twice: the instance type already has GPUs'),
  GPU_BELOW_MINIMUM: error('Machine too small for its GPU'),
  GPU_BELOW_GUIDANCE: warning('Machine smaller than advised for its GPUs'),

  // Tenants and quotas
  QUOTA_INVALID: error('Invalid quota: an amount that is not allowed'),
  QUOTA_EXCEEDED: error('Quota exceeded: machines and disks need more than the quota allows'),
  QUOTA_NEAR: warning('Quota nearly used up'),
  QUOTA_IMPORT_SPACE: warning('Too little quota for imports and clones'),
  QUOTA_OVER_PARENT: error('Quota too large: it does not fit into the quota of the parent tenant'),
  SCHEDULING_CLASS_IGNORED: warning('Scheduling class without effect: a tenant above has another class'),

  // Features that only plain KubeVirt has
  SCHEDULING_INVALID: error('Invalid node placement: the machine can never be scheduled'),
  HARDWARE_INVALID: error('Invalid virtual hardware: the machine is rejected or never starts, or the value has no effect'),
  HARDWARE_CONFLICT: error('Hardware conflict: the instance type sets the same field'),
  IDENTITY_DUPLICATE: warning('Duplicate UUID: several machines have the same identity'),
  HOSTNAME_INVALID: error('Invalid host name or subdomain'),
  DNS_INVALID: error('Invalid DNS settings: KubeVirt rejects the machine'),
  PROBE_INVALID: error('Invalid probe'),
  FEATURE_GATE: warning('Feature gate off by default, unknown, or without effect'),
  STATE_STORAGE_UNSURE: warning('Unknown storage class for the state of UEFI and TPM'),
  NOT_MIGRATABLE: warning('Not live-migratable: the machine blocks a node drain'),

  // Disks
  MACHINE_WITHOUT_DISK: error('No boot disk: the machine has no disk with an operating system'),
  STORAGE_MODE_INVALID: error('Invalid volume request: CDI cannot create the volume'),
  MACHINE_UNLABELLED: error('Missing label: another object selects the machine by this label'),
  OVERLAY_INVALID: error('Invalid overlay or JSON patch: the object or field does not exist, or the value is rejected'),
  SAID_TWICE: error('Conflicting fields: two properties set the same thing'),
  DEFAULT_LOST: warning('Default image unused: the machine lists its own disks'),
  SYSTEM_DISK_TWICE: error('Two sources: the system disk has an image and a source'),
  DISK_ATTACHED_TWICE: error('Disk attached twice: to two machines, or twice to one'),
  DISK_ELSEWHERE: error('Other namespace or cluster: a reference by name does not find the object'),
  RETENTION_CONTRADICTED: error('Contradictory retention: the disk is kept, but an annotation allows pruning'),
  DISK_BUS_INVALID: error('Invalid disk bus for this kind of device'),
  SIZE_MISSING: error('No size: it cannot be derived from the source'),
  SIZE_INVALID: error('Invalid size: not positive, or too small'),
  DISK_SMALLER_THAN_SOURCE: error('Disk smaller than its source: the clone never completes'),
  CLONE_OTHER_STORAGE_CLASS: error('Clone into another storage class: it never completes'),
  CLONE_STORAGE_CLASS_UNSURE: warning('Clone into another storage class: it may never complete'),
  CLONE_WAITS: warning('Clone of a disk in use: it waits until the machine stops'),
  CONSUMER_MISSING: warning('First consumer missing: a snapshot or clone waits for a volume, but no machine that uses this volume starts automatically'),
  STORAGE_CLASS_UNKNOWN: error('Unknown storage class on this platform'),
  IMAGE_UNKNOWN: error('Unknown golden image on this platform'),
  IMAGE_IS_INSTALLER: warning('Installer medium: the golden image is not an installed system'),
  URL_INVALID: error('Invalid import URL'),
  IMPORT_OPTION_UNSURE: warning('Import option that CDI ignores, or that an older CDI does not have'),
  DISK_SOURCE_INVALID: error('Invalid disk source: a part is missing or wrong'),
  DISK_LEFT_BEHIND: warning('Volume kept: the storage class retains volumes of deleted claims'),
  DISK_LOCAL: warning('Local storage: the disk is lost with its node'),

  // Snapshots, backups and migration
  BACKUP_INVALID: error('Invalid snapshot, backup, restore or clone'),
  BACKUP_CLASS_MISSING: error('Missing backup class: Cozystack before 1.5 has no default'),
  SCHEDULE_INVALID: error('Invalid schedule'),
  RESTORE_UNDATED: error('No date in the name of a restore'),
  RESTORE_OVERWRITES: warning('Restore overwrites the data of a machine or disk'),
  RESTORE_DRIFTS: warning('Restored volumes have new names, but the manifests have the old names'),
  MIGRATION_POLICY_INVALID: error('Invalid or overlapping migration policy'),

  // Network
  PORT_INVALID: error('Invalid port: not a whole number from 1 to 65535'),
  PORT_DUPLICATE: error('Duplicate port'),
  PORTS_MISSING: error('No ports: Kubernetes rejects a Service without ports'),
  PORTLIST_UDP: error('UDP port: a PortList has TCP ports only'),
  PORTLIST_NOT_FILTERED: warning('PortList does not filter: every port of the address is open'),
  WHOLE_IP: warning('WholeIP opens every port of the address'),
  NODE_PORT_UNUSUAL: warning('Node port outside of the default range'),
  SERVICE_INVALID: error('Invalid Service: the API server rejects it'),
  SERVICE_BLOCKED: error('Service blocked: the PortList or the interface of the machine does not pass the port of the Service'),
  SERVICE_NOT_ALLOWED: warning('Traffic to the Service is blocked: no rule lets clients outside of the cluster reach the machines of the Service'),
  SERVICE_WITHOUT_NETWORK: warning('Service without effect: its machine is not on the pod network'),
  NETWORK_INVALID: error('Invalid network attachment'),
  GPU_INVALID: error('Invalid GPU name: not a resource name'),
  MAC_DUPLICATE: error('Duplicate MAC address on one network or one machine'),
  ADDRESS_DUPLICATE: warning('Duplicate static address on one network'),
  NETWORK_DUPLICATE: error('Network attached twice to one machine'),
  NETWORK_ELSEWHERE: error('Private network in another namespace or cluster'),
  SUBNET_UNKNOWN: error('Unknown subnet of the private network'),
  CIDR_INVALID: error('Invalid CIDR'),
  CIDR_OVERLAP: error('Overlapping subnets'),
  CIDR_OF_CLUSTER: warning('Subnet overlaps the networks of the cluster'),
  ROUTE_INVALID: error('Invalid route: wrong destination or next hop'),
  PEERING_INVALID: error('Invalid peering'),
  PEERING_ONE_SIDED: error('One-sided peering: the other network does not declare it'),
  PEERING_UNSEEN: warning('Unverified peering: the other network is not in this app'),
  VPC_NOT_ROUTED: warning('Peerings and routes of private networks carry no traffic'),

  // Isolation
  TRAFFIC_INVALID: error('Invalid traffic rule or connection: no effect, or the opposite effect'),
  TRAFFIC_ELSEWHERE: error('Machines in another namespace or cluster: the rule does not find them'),
  DNS_BLOCKED: warning('DNS blocked: machines and pods cannot resolve names'),
  SECURITY_GROUP_INVALID: error('Invalid security group: the platform rejects or ignores a part of it'),
  SECURITY_GROUP_ISOLATES_NOTHING: warning('No isolation: a security group only allows more traffic'),

  // Guest
  DEVICE_MISSING: error('Wrong device in the user data: the machine does not have it, or the guest must not write to it'),
  GUEST_AGENT_MISSING: warning('QEMU guest agent missing in the guest'),
  GUEST_USER_UNKNOWN: warning('Unknown guest user: SSH keys are for a user that the guest may not have'),
  POD_METADATA_MISPLACED: warning('Label or annotation in the wrong place: it has no effect on the pod'),
  SSH_KEY_INVALID: error('Invalid SSH public key'),
  NO_LOGIN: warning('No login: no user has an SSH key or password'),
  CREDENTIAL_INVALID: error('Invalid access credential: KubeVirt rejects or cannot start the machine'),
  SSH_KEYS_UNUSED: warning('SSH keys without effect: no user of the guest gets them'),
  CLOUD_INIT_INVALID: error('Invalid user data: not readable, or without a header'),
  CLOUD_INIT_TOO_LARGE: error('User data or network data too large'),
  CLOUD_INIT_TWICE: error('Two cloud-init documents for one machine'),
  CLOUD_INIT_DUPLICATE: error('Duplicate entry in the cloud config'),
  CLOUD_INIT_VALUE: error('Invalid cloud-init value'),
  CLOUD_INIT_ALTERED: warning('User data changed by the platform on its way to the guest'),
  CLOUD_INIT_SCHEMA: warning('Unknown cloud-init key, or a value of the wrong type'),
  SECURE_BOOT_UNSIGNED: warning('Secure Boot: the firmware does not trust the boot loader of the image'),
  FILE_BEFORE_USER: warning('File in a home directory: cloud-init writes the file before the user exists'),
  USER_DATA_FOREIGN: error('Wrong kind of user data for this guest'),
  NETWORK_DATA_INVALID: error('Invalid network configuration of the guest'),
  ROUTE_CONFLICT: warning('Conflicting default routes in the network configuration of the guest'),
  SECRET_IN_PLAIN_TEXT: error('Secret in plain text: it would be committed to Git'),
  SECRET_SUSPECTED: warning('Possible secret in plain text'),
  PASSWORD_HASH: warning('Password hash: it would be committed to Git'),

  // Fleets and acknowledgements
  POOL_INVALID: error('Invalid machine pool'),
  FLEET_KEY_DUPLICATE: error('Duplicate fleet member'),
  FLEET_KEY_UNKNOWN: error('Unknown fleet member: an override has a key that is not in `members`'),
  ACKNOWLEDGEMENT_INVALID: error('Invalid acknowledgement: no reason, or not the code of a warning'),
  ACKNOWLEDGEMENT_UNUSED: warning('Unused acknowledgement: the acknowledged warning does not occur'),

  // The output folder: problems that are known only when the folder is written
  FOLDER_OCCUPIED: error('File in the way: it is not in the list of generated files'),
  FOLDER_EDITED: error('Edited file: a generated file was changed by hand'),
  FOLDER_ESCAPED: error('File outside of the output folder, or with a name that not every system allows'),
  FOLDER_SHARED: error('Shared output folder: two apps of one program write it'),
  FOLDER_ELSEWHERE: error('Two output folders: `outdir` in the code and `--output` differ'),
  FOLDER_LIST_UNKNOWN: error('Unknown file list: a newer version or another program wrote `.vm-fleet-files`'),
  FOLDER_LOCKED: error('Locked output folder: another run writes it'),
  FOLDER_NOT_WRITTEN: error('Output folder not written: the operating system reported an error'),
  FOLDER_UNREADABLE: error('Unreadable manifests: they cannot be compared'),

  // Manifests that this library did not write: `vm-fleet lint` and `vm-fleet adopt`
  MANIFEST_UNREADABLE: error('Unreadable manifest: invalid YAML, not UTF-8, too large or too deep'),
  MANIFEST_KEY_DUPLICATE: error('Duplicate key in one map'),
  MANIFEST_TWICE: error('Duplicate manifest: the same object is defined twice'),
  MANIFEST_KIND_UNKNOWN: error('Unknown kind or API version on this platform'),
  MANIFEST_FIELD_UNKNOWN: error('Unknown field for this kind'),
  MANIFEST_FIELD_TYPE: error('Wrong type or value of a field'),
  MANIFEST_FIELD_MISSING: error('Missing field: the object is rejected, or another field has no effect'),
  MANIFEST_TEMPLATE: warning('Template or variable: the manifest is not checked'),
  MANIFEST_KUSTOMIZE: warning('Kustomize features: their result is not checked'),
} as const satisfies Record<string, CodeEntry>;

/** The closed list of codes. */
export type FindingCode = keyof typeof CODES;

/** The codes of problems that are found only when the output folder is written. */
export type FolderCode = Extract<FindingCode, `FOLDER_${string}`>;

/** The codes of problems that are found only in existing manifests. */
export type ManifestCode = Extract<FindingCode, `MANIFEST_${string}`>;
