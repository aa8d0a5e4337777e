import { Duration } from 'cdk8s';
import { MachineComputeProps } from './compute-props';
import { MachineGuestProps } from './guest-props';
import { MachineNetworkProps } from './network-props';
import { RunStrategy } from './run-strategy';
import { MachineSchedulingProps } from './scheduling-props';
import { MachineStorageProps } from './storage-props';
import { MachineDefault } from '../../model/machine-default';
import { Probe } from '../guest/probe';

/**
 * Properties of a virtual machine. "Changing this" describes the effect on an existing machine on Cozystack and Hikube. For a property that only
 * plain KubeVirt has, "Changing this" describes the effect on plain KubeVirt. Cozystack and Hikube never restart a machine by themselves: a change
 * that takes effect at the next restart waits until you restart the machine.
 */
export interface VirtualMachineProps
  extends MachineComputeProps, MachineStorageProps, MachineNetworkProps, MachineGuestProps, MachineSchedulingProps {
  /**
   * Name of the machine in its namespace: a DNS label of at most 41 characters (on plain KubeVirt: 63, or 42 with `sshKeys`). Becomes
   * `metadata.name`.
   *
   * Changing this: recreates the machine
   * @default - the construct's id; for a fleet's member, the fleet's name, a dash and the member's key
   */
  readonly name?: string;

  /**
   * The API version of the manifest. Set `kubevirt.io/v1alpha3` only to reproduce an adopted manifest (`vm-fleet adopt`) with this version. Plain
   * KubeVirt only.
   *
   * Changing this: has no effect after creation
   * @default 'kubevirt.io/v1'
   */
  readonly apiVersion?: string;

  /**
   * When the machine runs. Becomes `VMInstance.spec.runStrategy`, or `running` before Cozystack 1.0.
   *
   * Changing this: applies live
   * @default RunStrategy.ALWAYS
   */
  readonly runStrategy?: RunStrategy;

  /**
   * Whether the machine runs. Becomes `spec.running`, which KubeVirt replaced by `runStrategy`. Set `running` only to reproduce an adopted
   * manifest (`vm-fleet adopt`) that has `spec.running`. You cannot combine `running` with `runStrategy`. Plain KubeVirt only.
   *
   * Changing this: applies live
   * @default - `runStrategy`
   */
  readonly running?: boolean;

  /**
   * The grace period for the guest's shutdown. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - the value of the instance profile (up to an hour for Windows), otherwise 30 seconds; on Cozystack always 30 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Readiness probe: Services send traffic to the machine only while the probe succeeds. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - the machine is ready as soon as it runs
   */
  readonly readinessProbe?: Probe;

  /**
   * Liveness probe: the machine is restarted if the probe fails. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - none; no probe restarts the machine
   */
  readonly livenessProbe?: Probe;

  /**
   * Labels of the `VMInstance`; on plain KubeVirt, labels of the `VirtualMachine`. Cozystack and Hikube do not copy the labels to the
   * `VirtualMachine`.
   *
   * Changing this: applies live
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the `VMInstance`; on plain KubeVirt, annotations of the `VirtualMachine`.
   *
   * Changing this: applies live
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels of the machine's pod, for policies, Services and monitoring of other tools. Plain KubeVirt only: `spec.template.metadata.labels`.
   *
   * Changing this: takes effect at the next restart
   * @default - the labels by which this library selects the machine
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations of the machine's pod, for network plugins, hooks and the console of OpenShift. Plain KubeVirt only:
   * `spec.template.metadata.annotations`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * Service account of the machine's pod; the guest does not get the token of this account. Plain KubeVirt 1.9 and later:
   * `spec.template.spec.serviceAccountName`.
   *
   * Changing this: takes effect at the next restart
   * @default - the default service account of the namespace
   */
  readonly serviceAccountName?: string;

  /**
   * Defaults that this library leaves out of the manifest. The platform then decides these values. On Cozystack and Hikube, only `SERVICE` and
   * `DISK_DEVICE` are supported.
   *
   * Changing this: takes effect at the next restart
   * @default - `leaveToCluster` of the chart's `defaults`, otherwise none; docs/defaults.md lists the defaults and their reasons
   */
  readonly leaveToCluster?: MachineDefault[];
}
