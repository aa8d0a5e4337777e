import { Gpu } from '../guest/gpu';
import { Hardware } from '../hardware/hardware';
import { MachineIdentity } from '../hardware/machine-identity';
import { PodResources } from '../hardware/pod-resources';
import { InstanceProfile } from '../instance-type/instance-profile';
import { InstanceType } from '../instance-type/instance-type';
import { Resources } from '../instance-type/resources';

/**
 * The size of a machine and its virtual hardware.
 */
export interface MachineComputeProps {
  /**
   * Its size by name. Becomes `VMInstance.spec.instanceType`. More sockets and memory may be plugged in live
   * (Cozystack 0.38 and later); nothing else is.
   *
   * Changing this: takes effect at the next restart
   * @default - that of the chart; an error if there is none and no `resources`
   */
  readonly instanceType?: InstanceType;

  /**
   * Its size in numbers, instead of an instance type. Becomes `VMInstance.spec.resources` and an empty `instanceType`.
   *
   * Changing this: takes effect at the next restart
   * @default - the instance type says it
   */
  readonly resources?: Resources;

  /**
   * The guest operating system's device preferences. Becomes `VMInstance.spec.instanceProfile`.
   *
   * Changing this: takes effect at the next restart
   * @default - what the image wants on the platform, else the platform's default (`ubuntu`) with a warning
   */
  readonly instanceProfile?: InstanceProfile;

  /**
   * GPUs passed through to it; repeat one for several of a kind. Becomes `VMInstance.spec.gpus`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly gpus?: Gpu[];

  /**
   * CPU model of the guest, as libvirt names it, or `host-passthrough`. Becomes `VMInstance.spec.cpuModel`.
   * Cozystack 1.0 and later.
   *
   * Changing this: takes effect at the next restart
   * @default - the platform's
   */
  readonly cpuModel?: string;

  /**
   * CPUs, memory, firmware, clock, devices and features beyond the size. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - what instance type and profile say
   */
  readonly hardware?: Hardware;

  /**
   * What its pod asks for and may take, instead of what KubeVirt works out of the size. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - as much as the size needs
   */
  readonly podResources?: PodResources;

  /**
   * What the guest knows the machine by, for a machine that exists and had an identity before. Plain KubeVirt only:
   * the charts of Cozystack derive it from `cloudInitSeed`.
   *
   * Changing this: takes effect at the next restart
   * @default - derived from namespace, name and `cloudInitSeed`
   */
  readonly identity?: MachineIdentity;
}
