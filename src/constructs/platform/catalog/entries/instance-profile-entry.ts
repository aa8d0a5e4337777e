import { Duration, Size } from 'cdk8s';
import { CpuArchitecture } from '../../../../model/architecture';
import { Firmware } from '../../../../model/hardware/firmware';
import { DiskBus } from '../../../disk/disk-bus';
import { StorageClass } from '../../../disk/storage-class';
import { CpuTopology } from '../../../instance-type/cpu-topology';
import { NetworkInterfaceModel } from '../../../network/network-interface';

/**
 * An instance profile (preference) that exists in your cluster, or that an `InstanceProfileSet` creates.
 *
 * An `InstanceProfileSet` (plain KubeVirt only) writes the properties into `spec` of a `VirtualMachineClusterPreference` of
 * `instancetype.kubevirt.io/v1beta1`. For an existing profile, synthesis uses the properties for its checks. A profile sets only fields that the
 * machine does not set.
 */
export interface InstanceProfileEntry {
  /** Exact name of the profile. */
  readonly name: string;
  /**
   * Minimum virtual CPUs of a machine with this profile. Becomes `spec.requirements.cpu.guest`.
   * @default - no minimum
   */
  readonly minVcpus?: number;
  /**
   * Minimum memory of a machine with this profile. Becomes `spec.requirements.memory.guest`.
   * @default - no minimum
   */
  readonly minMemory?: Size;
  /**
   * The CPU architecture: KubeVirt rejects machines with another architecture. Becomes `spec.preferredArchitecture` and
   * `spec.requirements.architecture`.
   * @default - any
   */
  readonly architecture?: CpuArchitecture;
  /**
   * Whether the profile is in the namespace of the machines (`VirtualMachinePreference`) instead of cluster-scoped.
   * @default false
   */
  readonly namespaced?: boolean;
  /**
   * How virtual CPUs of an instance type appear in the guest. Becomes `spec.cpu.preferredCPUTopology`.
   * @default CpuTopology.SOCKETS
   */
  readonly cpuTopology?: CpuTopology;
  /**
   * Bus of disks. Becomes `spec.devices.preferredDiskBus`.
   * @default - KubeVirt's default: sata
   */
  readonly diskBus?: DiskBus;
  /**
   * Bus of CD-ROMs. Becomes `spec.devices.preferredCdromBus`.
   * @default - KubeVirt's default: sata
   */
  readonly cdromBus?: DiskBus;
  /**
   * Model of network interfaces. Becomes `spec.devices.preferredInterfaceModel`.
   * @default - KubeVirt's default: virtio
   */
  readonly networkModel?: NetworkInterfaceModel;
  /**
   * How machines boot. Becomes `spec.firmware.preferredEfi`, `spec.features.preferredSmm` and
   * `spec.devices.preferredTPM`.
   * @default - BIOS
   */
  readonly firmware?: Firmware;
  /**
   * Machine type of QEMU, e.g. `q35`. Becomes `spec.machine.preferredMachineType`.
   * @default - the default of KubeVirt
   */
  readonly machineType?: string;
  /**
   * Storage class of volumes that set no storage class, only for volumes that are deleted with their machine (`dataVolumeTemplates`). Becomes
   * `spec.volumes.preferredStorageClassName`.
   * @default - the default class of the cluster
   */
  readonly storageClass?: StorageClass;
  /**
   * The time that guests get for their shutdown. Becomes `spec.preferredTerminationGracePeriodSeconds`.
   * @default - KubeVirt's default: 30 seconds
   */
  readonly terminationGracePeriod?: Duration;
}
