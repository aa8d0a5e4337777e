import { Duration } from 'cdk8s';
import { RunStrategy } from './run-strategy';
import { SystemDiskProps } from './system-disk-props';
import { MachineDefault } from '../../model/machine-default';
import { IDisk } from '../disk/disk-reference';
import { Filesystem } from '../disk/filesystem';
import { AccessCredential } from '../guest/access-credential';
import { CloudConfigProps, CloudInit, CloudInitDelivery, CloudInitDrive, NetworkData } from '../guest/cloud-init';
import { Gpu } from '../guest/gpu';
import { Probe } from '../guest/probe';
import { SshKey } from '../guest/ssh-key';
import { EvictionStrategy, Hardware } from '../hardware/hardware';
import { MachineIdentity } from '../hardware/machine-identity';
import { PodResources } from '../hardware/pod-resources';
import { GoldenImage } from '../image/golden-image';
import { InstanceProfile } from '../instance-type/instance-profile';
import { InstanceType } from '../instance-type/instance-type';
import { Resources } from '../instance-type/resources';
import { DnsConfig, DnsPolicy } from '../network/dns';
import { Exposure } from '../network/exposure';
import { Network } from '../network/network';
import { NetworkInterface } from '../network/network-interface';
import { MachineAffinity } from '../scheduling/machine-affinity';
import { NodeAffinity } from '../scheduling/node-affinity';
import { Toleration } from '../scheduling/toleration';

/**
 * A virtual machine.
 *
 * What a change does is said of a machine that exists already and of the platforms of the Cozystack kind:
 * they restart no machine by themselves, so what takes effect at the next restart waits for yours.
 */
export interface VirtualMachineProps {
  /**
   * Name of the machine in its namespace: a DNS label of at most 41 characters. Becomes `metadata.name`.
   *
   * Changing this: recreates the machine
   * @default - the construct's id; for a fleet's member, the fleet's name, a dash and the member's key
   */
  readonly name?: string;

  /**
   * An older version of the API in which its manifest is written, `kubevirt.io/v1alpha3`, for one that has it. Plain KubeVirt only.
   *
   * Changing this: has no effect after creation
   * @default 'kubevirt.io/v1'
   */
  readonly apiVersion?: string;

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
   * Golden image of the system disk. A disk that exists keeps its content; but the instance profile that comes with
   * the image does change, at the next restart.
   *
   * Changing this: has no effect after creation
   * @default - that of the chart, if the machine has no other system disk
   */
  readonly image?: GoldenImage;

  /**
   * The disk it boots from. It is made together with the machine, named after it and kept when the machine goes.
   *
   * @default - one from the `image`, just large enough
   */
  readonly systemDisk?: SystemDiskProps;

  /**
   * Disks that are constructs of their own or exist already, in boot order behind the system disk.
   * Without `image` and `systemDisk` the machine boots from the first. Becomes `VMInstance.spec.disks`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly disks?: IDisk[];

  /**
   * Which of its ports the world reaches. Becomes `VMInstance.spec.external`, `externalMethod`, `externalPorts`.
   * Going from or to `Exposure.none()` may change the public address.
   *
   * Changing this: applies live
   * @default - that of the chart, else Exposure.none()
   */
  readonly exposure?: Exposure;

  /**
   * When it runs. Becomes `VMInstance.spec.runStrategy`, or `running` before Cozystack 1.0.
   *
   * Changing this: applies live
   * @default RunStrategy.ALWAYS
   */
  readonly runStrategy?: RunStrategy;

  /**
   * Whether it runs, in the older word of KubeVirt, for a manifest that has it. Plain KubeVirt only: `spec.running`; not with `runStrategy`.
   *
   * Changing this: applies live
   * @default - `runStrategy` says it
   */
  readonly running?: boolean;

  /**
   * Networks besides the pod network, in the order of the guest's interfaces. Becomes `VMInstance.spec.networks`
   * (Cozystack 1.3 and later) or `subnets`.
   *
   * Changing this: takes effect at the next restart
   * @default - the pod network alone
   */
  readonly networks?: Network[];

  /**
   * Its network nic on the pod network, where that is the first network. Plain KubeVirt only, where its binding is masquerade; the charts
   * of Cozystack bind it as a bridge, so that the guest has the address of its pod.
   *
   * Changing this: takes effect at the next restart
   * @default - what the instance profile prefers
   */
  readonly networkInterface?: NetworkInterface;

  /**
   * Whether it is on the pod network. With false it is on its `networks` alone, a VLAN for example: no Service leads to it then. Plain
   * KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default true
   */
  readonly podNetwork?: boolean;

  /**
   * Where it asks for names. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default DnsPolicy.CLUSTER_FIRST
   */
  readonly dnsPolicy?: DnsPolicy;

  /**
   * Name servers and search domains. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - those of the policy
   */
  readonly dnsConfig?: DnsConfig;

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
   * Public keys that may log in as the image's default user. Becomes `VMInstance.spec.sshKeys`.
   * Keys reach the guest by cloud-init, so later ones need a new `cloudInitSeed` as well.
   *
   * Changing this: has no effect after creation
   * @default - those of the chart
   */
  readonly sshKeys?: SshKey[];

  /**
   * First-boot configuration. `cloudConfig` of the machine adds to it. Becomes `VMInstance.spec.cloudInit`.
   *
   * @default - none
   */
  readonly cloudConfig?: CloudConfigProps;

  /**
   * A whole cloud-init document from elsewhere, instead of a cloud config. Becomes `VMInstance.spec.cloudInit`.
   *
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly cloudInit?: CloudInit;

  /**
   * Keys and passwords in Secrets that others keep. Plain KubeVirt only:
   * `spec.template.spec.accessCredentials`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly accessCredentials?: AccessCredential[];

  /**
   * The kind of disk by which cloud-init finds its document. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default CloudInitDrive.NO_CLOUD
   */
  readonly cloudInitDrive?: CloudInitDrive;

  /**
   * Where the documents of cloud-init are kept that this code has. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default CloudInitDelivery.SECRET
   */
  readonly cloudInitDelivery?: CloudInitDelivery;

  /**
   * How cloud-init sets up the guest's network. Plain KubeVirt only.
   *
   * Changing this: has no effect after creation
   * @default - by DHCP on the first interface
   */
  readonly networkData?: NetworkData;

  /**
   * Any text; a new one makes cloud-init run again, as on a new machine, at the next restart.
   * Becomes `VMInstance.spec.cloudInitSeed`. Taking it away again changes nothing.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly cloudInitSeed?: string;

  /**
   * What the guest knows the machine by, for a machine that exists and had an identity before. Plain KubeVirt only:
   * the charts of Cozystack derive it from `cloudInitSeed`.
   *
   * Changing this: takes effect at the next restart
   * @default - derived from namespace, name and `cloudInitSeed`
   */
  readonly identity?: MachineIdentity;

  /**
   * Labels that a node must have. Plain KubeVirt only: `spec.template.spec.nodeSelector`.
   *
   * Changing this: applies live
   * @default - any node
   */
  readonly nodeSelector?: { [label: string]: string };

  /**
   * Nodes that it is placed on, or rather placed on. Plain KubeVirt only.
   *
   * Changing this: applies live
   * @default - any node
   */
  readonly nodeAffinity?: NodeAffinity[];

  /**
   * Machines that it shares nodes with, or keeps away from. Plain KubeVirt only.
   *
   * Changing this: applies live
   * @default - as the scheduler likes
   */
  readonly machineAffinity?: MachineAffinity[];

  /**
   * Taints of nodes that it tolerates. Plain KubeVirt only.
   *
   * Changing this: applies live
   * @default - none
   */
  readonly tolerations?: Toleration[];

  /**
   * The scheduler that places it. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - that of the cluster
   */
  readonly schedulerName?: string;

  /**
   * How important it is where nodes are full: a `PriorityClass`. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - the default of the cluster
   */
  readonly priorityClassName?: string;

  /**
   * What happens to it when its node is drained. Plain KubeVirt only; platforms on top decide themselves.
   *
   * Changing this: takes effect at the next restart
   * @default EvictionStrategy.LIVE_MIGRATE_IF_POSSIBLE
   */
  readonly evictionStrategy?: EvictionStrategy;

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
   * Folders that the guest mounts. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly filesystems?: Filesystem[];

  /**
   * Host name of the guest. Plain KubeVirt only; elsewhere `cloudConfig.hostname` says it.
   *
   * Changing this: takes effect at the next restart
   * @default - the machine's name; on Cozystack with `vm-instance-` in front
   */
  readonly hostname?: string;

  /**
   * Name of the headless Service that gives it a whole domain name. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly subdomain?: string;

  /**
   * How long the guest has to shut down. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - what the instance profile prefers (up to an hour for Windows), else 30 seconds; on Cozystack always 30 seconds
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Whether Services send it traffic. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - as soon as it runs
   */
  readonly readinessProbe?: Probe;

  /**
   * Whether it is restarted. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - never
   */
  readonly livenessProbe?: Probe;

  /**
   * Labels of the `VMInstance`. The platform does not pass them on to the virtual machine.
   *
   * Changing this: applies live
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the `VMInstance`.
   *
   * Changing this: applies live
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels of the pod that it runs in, by which policies, Services and monitoring of others find it. Plain KubeVirt only:
   * `spec.template.metadata.labels`.
   *
   * Changing this: takes effect at the next restart
   * @default - those by which this library finds it
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations of the pod that it runs in: for network plugins, hooks and the console of OpenShift. Plain KubeVirt only:
   * `spec.template.metadata.annotations`.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * What is not written although this library writes it by default, so that the cluster decides. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - that of the chart, else none; docs/defaults.md tells what is written, and why
   */
  readonly leaveToCluster?: MachineDefault[];
}
