import { IoThreads } from './io-threads';
import { Headroom, HugePages } from './memory';
import { RebootPolicy } from './reboot-policy';
import { HardwareCpu } from '../../model/hardware/cpu';
import { HardwareDevices } from '../../model/hardware/devices';
import { HardwareFeatures } from '../../model/hardware/features';
import { HardwareFirmware } from '../../model/hardware/firmware';

/**
 * The virtual hardware of a machine, in addition to its size. Plain KubeVirt only.
 */
export interface Hardware extends HardwareCpu, HardwareFirmware, HardwareFeatures, HardwareDevices {
  /**
   * Huge pages for the machine's memory. Becomes `domain.memory.hugepages`. Needs nodes with huge pages.
   * @default - the value of the instance type
   */
  readonly hugePages?: HugePages;

  /**
   * The I/O threads of the disks. Becomes `domain.ioThreadsPolicy`.
   * @default - the value of the instance type
   */
  readonly ioThreads?: IoThreads;

  /**
   * The number of shared I/O threads, in addition to dedicated I/O threads. Becomes `domain.ioThreads.supplementalPoolThreadCount`. KubeVirt 1.5
   * and later.
   * @default - decided by `ioThreads`
   */
  readonly ioThreadCount?: number;

  /**
   * What happens when the guest reboots. Becomes `domain.rebootPolicy`. KubeVirt 1.9 and later, or 1.8 with the feature gate RebootPolicy.
   * @default - the guest reboots
   */
  readonly rebootPolicy?: RebootPolicy;

  /**
   * The maximum size to which the machine can grow without a restart.
   * @default - four times the size of the machine
   */
  readonly headroom?: Headroom;

  /**
   * Devices of the node that are passed through to the machine, by resource name. Becomes `domain.devices.hostDevices`. Needs the feature gate
   * HostDevices. A machine with host devices cannot be migrated live.
   * @default - none
   */
  readonly hostDevices?: string[];

  /**
   * The names of GPUs and host devices in the machine, by resource name. If several devices have the same resource name, the first of these devices
   * gets the name. Becomes `name` of `domain.devices.gpus[]` and `hostDevices[]`.
   * @default - `gpu1`, `hostdevice1`, ...
   */
  readonly deviceNames?: { [resource: string]: string };
}
