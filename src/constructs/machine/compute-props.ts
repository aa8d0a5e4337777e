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
   * The instance type. Becomes `VMInstance.spec.instanceType`. A running machine that can be live-migrated gets a larger type of the same series by
   * hotplug. All other changes of the type need a restart.
   *
   * Changing this: takes effect at the next restart
   * @default - `instanceType` of the chart's `defaults`. A machine that has neither an instance type nor `resources` is an error
   */
  readonly instanceType?: InstanceType;

  /**
   * CPU and memory, instead of an instance type. Becomes `VMInstance.spec.resources` and an empty `instanceType`.
   *
   * Changing this: takes effect at the next restart
   * @default - the size of the instance type
   */
  readonly resources?: Resources;

  /**
   * The guest operating system's device preferences. Becomes `VMInstance.spec.instanceProfile`.
   *
   * Changing this: takes effect at the next restart
   * @default - the profile of the image, otherwise the platform's default (`ubuntu`) with a warning
   */
  readonly instanceProfile?: InstanceProfile;

  /**
   * GPUs that are passed through to the machine. List a GPU several times for several GPUs of the same kind. Becomes `VMInstance.spec.gpus`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly gpus?: Gpu[];

  /**
   * CPU model of the guest: `host-model`, `host-passthrough`, or the name of a CPU model in libvirt. Becomes `VMInstance.spec.cpuModel`. Cozystack
   * 1.0 and later.
   *
   * Changing this: takes effect at the next restart
   * @default - the CPU model that the platform chooses
   */
  readonly cpuModel?: string;

  /**
   * Virtual hardware in addition to the size: CPUs, memory, firmware, clock, devices and features. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - the values of the instance type and profile
   */
  readonly hardware?: Hardware;

  /**
   * Requests and limits of the pod, instead of the values that KubeVirt derives from the size. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - computed from the size
   */
  readonly podResources?: PodResources;

  /**
   * The firmware identity of the machine. Set it to keep the identity of an existing machine. Plain KubeVirt only, because the Helm charts of
   * Cozystack derive the identity from `cloudInitSeed`.
   *
   * Changing this: takes effect at the next restart
   * @default - derived from namespace, name, `cloudInitSeed`, and `identitySeed` of the platform
   */
  readonly identity?: MachineIdentity;
}
