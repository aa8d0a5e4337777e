/**
 * Something that is written into a machine's manifest without having been asked for. docs/defaults.md says the reason of each.
 */
export enum MachineDefault {
  /** The UUID and the serial number of its firmware, derived from its name. */
  IDENTITY = 'identity',
  /** What happens to it when its node is drained. */
  EVICTION_STRATEGY = 'evictionStrategy',
  /** The headless Service of its name, by which other machines find it. */
  SERVICE = 'service',
  /** The label of its pod by which Services, policies and affinities of this library find it. */
  MACHINE_LABEL = 'machineLabel',
  /** The interface on the pod network, where it says nothing of networks. */
  POD_INTERFACE = 'podInterface',
  /** The order in which its disks are tried at boot: that of the list. */
  BOOT_ORDER = 'bootOrder',
  /** A device for each volume that says nothing of it. */
  DISK_DEVICE = 'diskDevice',
  /** When the images of disks are pulled. */
  PULL_POLICY = 'pullPolicy',
  /** The instance profile that its golden image wants. */
  INSTANCE_PROFILE = 'instanceProfile',
  /** The CPU architecture of the cluster. */
  ARCHITECTURE = 'architecture',
  /** The machine type of the architecture. */
  MACHINE_TYPE = 'machineType',
  /** One socket of cores with one thread each, where it says nothing of sockets and threads. */
  CPU_TOPOLOGY = 'cpuTopology',
}
