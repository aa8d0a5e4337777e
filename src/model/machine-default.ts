/**
 * A default that the library writes into a machine's manifest. docs/defaults.md has the reason for each.
 */
export enum MachineDefault {
  /** The UUID and the serial number of its firmware, derived from its namespace and its name, and from `cloudInitSeed` and `identitySeed` if they are set. */
  IDENTITY = 'identity',
  /** The eviction strategy for a node drain. */
  EVICTION_STRATEGY = 'evictionStrategy',
  /** The headless Service with the machine's name, by which other machines connect to the machine. On Cozystack and Hikube, `external: false`. */
  SERVICE = 'service',
  /** The label by which Services, policies and affinities of this library select the pod of the machine. */
  MACHINE_LABEL = 'machineLabel',
  /** The interface on the pod network, if the machine sets no networks. */
  POD_INTERFACE = 'podInterface',
  /** The boot order of its disks, as in the list. */
  BOOT_ORDER = 'bootOrder',
  /** A device for each volume that has no device. */
  DISK_DEVICE = 'diskDevice',
  /** The pull policy of container images of disks. */
  PULL_POLICY = 'pullPolicy',
  /** The preferred instance profile of its golden image. */
  INSTANCE_PROFILE = 'instanceProfile',
  /** The CPU architecture of the cluster. */
  ARCHITECTURE = 'architecture',
  /** The machine type of its instance profile, otherwise the machine type of the architecture. */
  MACHINE_TYPE = 'machineType',
  /** The number 1 for each of `cores`, `sockets` and `threads` that `resources` does not set. */
  CPU_TOPOLOGY = 'cpuTopology',
}
