import { Size } from 'cdk8s';
import { IoThreads } from '../../../hardware/io-threads';
import { HugePages } from '../../../hardware/memory';

/**
 * An instance type that exists in your cluster, or that an `InstanceTypeSet` creates.
 *
 * An `InstanceTypeSet` (plain KubeVirt only) writes the properties into `spec` of a `VirtualMachineClusterInstancetype` of
 * `instancetype.kubevirt.io/v1beta1`. For an existing type, synthesis uses the properties to select and to check types.
 */
export interface InstanceTypeEntry {
  /** Exact name, e.g. `big1.xlarge`. */
  readonly name: string;
  /** Virtual CPUs. Becomes `spec.cpu.guest`. */
  readonly vcpus: number;
  /** Memory of the guest. Becomes `spec.memory.guest`. */
  readonly memory: Size;
  /**
   * Whether the type needs special nodes. If true, `InstanceType.atLeast` selects the type only if the demand sets the type's series.
   * @default - true if `dedicatedCpu`, `isolatedEmulator`, `hugePages`, `overcommitPercent`, `gpus`, `hostDevices` or `nodeSelector` is set
   */
  readonly special?: boolean;
  /**
   * Whether the type is in the namespace of the machines (`VirtualMachineInstancetype`) instead of cluster-scoped.
   * @default false
   */
  readonly namespaced?: boolean;
  /**
   * Whether the CPUs are dedicated. Becomes `spec.cpu.dedicatedCPUPlacement`.
   * @default false
   */
  readonly dedicatedCpu?: boolean;
  /**
   * Whether QEMU's own threads get a separate CPU. Becomes `spec.cpu.isolateEmulatorThread`. Only with `dedicatedCpu`.
   * @default false
   */
  readonly isolatedEmulator?: boolean;
  /**
   * Maximum number of sockets after CPU hotplug. Becomes `spec.cpu.maxSockets`.
   * @default - KubeVirt's default: four times the sockets
   */
  readonly maxSockets?: number;
  /**
   * Huge pages for the memory. Becomes `spec.memory.hugepages.pageSize`. Not with `overcommitPercent`.
   * @default - none
   */
  readonly hugePages?: HugePages;
  /**
   * Percentage of the memory that is overcommitted, 0 to 100. Becomes `spec.memory.overcommitPercent`.
   * @default 0
   */
  readonly overcommitPercent?: number;
  /**
   * GPUs by resource name. Repeat a name for several GPUs of the same kind. Becomes `spec.gpus`.
   * @default - none
   */
  readonly gpus?: string[];
  /**
   * Devices of the node by resource name. Becomes `spec.hostDevices`.
   * @default - none
   */
  readonly hostDevices?: string[];
  /**
   * The I/O threads of the disks. Becomes `spec.ioThreadsPolicy`.
   * @default - no separate I/O threads
   */
  readonly ioThreads?: IoThreads;
  /**
   * Labels that a node must have. Becomes `spec.nodeSelector`.
   * @default - any node
   */
  readonly nodeSelector?: { [label: string]: string };
}
