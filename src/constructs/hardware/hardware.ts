import { IoThreads } from './io-threads';
import { Headroom, HugePages } from './memory';
import { RebootPolicy } from './reboot-policy';
import { HardwareCpu } from '../../model/hardware/cpu';
import { HardwareDevices } from '../../model/hardware/devices';
import { HardwareFeatures } from '../../model/hardware/features';
import { HardwareFirmware } from '../../model/hardware/firmware';

/**
 * The virtual hardware of a machine beyond its size, on plain KubeVirt.
 */
export interface Hardware extends HardwareCpu, HardwareFirmware, HardwareFeatures, HardwareDevices {
  /**
   * Huge pages for its memory. Becomes `domain.memory.hugepages`. Needs nodes that have them.
   * @default - what the instance type says
   */
  readonly hugePages?: HugePages;

  /**
   * Threads for the disks' work. Becomes `domain.ioThreadsPolicy`.
   * @default - what the instance type says
   */
  readonly ioThreads?: IoThreads;

  /**
   * How many threads share the work of the disks, besides the threads of single disks. Becomes `domain.ioThreads.supplementalPoolThreadCount`.
   * @default - as `ioThreads` says
   */
  readonly ioThreadCount?: number;

  /**
   * What happens when the guest reboots. Becomes `domain.rebootPolicy`. KubeVirt 1.9, and 1.8 with the feature gate RebootPolicy.
   * @default - the guest reboots
   */
  readonly rebootPolicy?: RebootPolicy;

  /**
   * How far it can grow without a restart.
   * @default - four times its size
   */
  readonly headroom?: Headroom;

  /**
   * Devices of the node passed through, by resource name. Becomes `domain.devices.hostDevices`.
   * Needs the feature gate HostDevices, and such a machine cannot be migrated live.
   * @default - none
   */
  readonly hostDevices?: string[];

  /**
   * Names in the machine of GPUs and devices that are passed through, by resource name; of several of a kind, that of the first.
   * Becomes `name` of `domain.devices.gpus[]` and `hostDevices[]`.
   * @default - `gpu1`, `hostdevice1`, ...
   */
  readonly deviceNames?: { [resource: string]: string };
}
