import { AttachedDiskSpec } from './attached-disk';
import { FilesystemSpec, HardwareSpec, PodResourcesSpec } from './hardware/hardware';
import { NetworkSpec, NicSpec } from './nic';
import { PoolSpec } from './pool';
import { Quantity } from './quantity';
import { MachineAffinitySpec, NodeAffinitySpec, SpreadSpec, TolerationSpec } from './scheduling';

export type * from './attached-disk';
export type * from './hardware/hardware';
export type * from './nic';

/** The choice of an instance type: by its name, inferred from the source of a disk, or the smallest type that is large enough. */
export type InstanceTypeChoice =
  | { readonly kind: 'named'; readonly name: string; readonly namespaced?: boolean }
  | { readonly kind: 'inferred'; readonly disk?: string }
  | { readonly kind: 'smallest'; readonly vcpus: number; readonly memory: Quantity; readonly series?: string };

/** Explicit CPU and memory. KubeVirt decides the fields that are not set. */
export interface ResourcesSpec {
  readonly cores?: number;
  readonly sockets?: number;
  readonly threads?: number;
  readonly memory?: Quantity;
}

/** The choice of an instance profile: by its name, or inferred from the source of a disk (by default the boot disk). */
export type InstanceProfileChoice =
  | { readonly kind: 'named'; readonly name: string; readonly namespaced?: boolean }
  | { readonly kind: 'inferred'; readonly disk?: string };

/** The ports of a machine that are reachable from outside the cluster. */
export type ExposureSpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'portList'; readonly tcp: readonly number[]; readonly udp: readonly number[]; readonly allowIcmp?: boolean }
  | { readonly kind: 'wholeIp' };

export interface ProbeSpec {
  readonly question:
    | { readonly tcpSocket: { readonly port: number } }
    | { readonly httpGet: { readonly port: number; readonly path?: string } }
    | { readonly exec: { readonly command: readonly string[] } }
    | { readonly guestAgentPing: object };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
}

/** Keys or passwords in a Secret that another tool manages. */
export type AccessCredentialSpec =
  | { readonly kind: 'sshKeys'; readonly secret: string }
  | { readonly kind: 'sshKeysByAgent'; readonly secret: string; readonly users: readonly string[] }
  | { readonly kind: 'passwordsByAgent'; readonly secret: string };

/** The identity of a machine in its firmware, which the guest sees. */
export interface IdentitySpec {
  readonly uuid?: string;
  readonly serial?: string;
}

/** The DNS servers of a machine. */
export interface DnsConfigSpec {
  readonly nameservers?: readonly string[];
  readonly searches?: readonly string[];
  readonly options?: readonly { readonly name?: string; readonly value?: string }[];
}

/** A machine. Properties that are not set are left out; defaults of charts and apps are filled in. */
export interface MachineSpec {
  /** The API version of the object, if it is not the usual version. */
  readonly apiVersion?: string;
  readonly name: string;
  readonly instanceType?: InstanceTypeChoice;
  readonly resources?: ResourcesSpec;
  readonly instanceProfile?: InstanceProfileChoice;
  /** In boot order. */
  readonly disks?: readonly AttachedDiskSpec[];
  readonly exposure?: ExposureSpec;
  readonly runStrategy?: string;
  /** An older form of `runStrategy`: true means Always, false means Halted. */
  readonly running?: boolean;
  readonly networks?: readonly NetworkSpec[];
  /** The interface on the pod network. */
  readonly networkInterface?: NicSpec;
  /** Whether the machine is on the pod network; true by default. */
  readonly podNetwork?: boolean;
  readonly dnsPolicy?: string;
  readonly dnsConfig?: DnsConfigSpec;
  /** One entry for each device. */
  readonly gpus?: readonly string[];
  readonly cpuModel?: string;
  readonly sshKeys?: readonly string[];
  /** The cloud-init document. */
  readonly userData?: string;
  /** The name of an existing Secret with the cloud-init document. */
  readonly userDataSecret?: string;
  /** The name of an existing Secret with the network configuration. */
  readonly networkDataSecret?: string;
  readonly accessCredentials?: readonly AccessCredentialSpec[];
  readonly cloudInitDrive?: string;
  /** Where `userData` and `networkData` are stored; by default in a Secret. */
  readonly cloudInitDelivery?: string;
  readonly networkData?: string;
  readonly cloudInitSeed?: string;
  /** The firmware identity; by default derived from the machine's namespace, name and `cloudInitSeed`. */
  readonly identity?: IdentitySpec;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly nodeAffinity?: readonly NodeAffinitySpec[];
  readonly machineAffinity?: readonly MachineAffinitySpec[];
  readonly tolerations?: readonly TolerationSpec[];
  readonly spread?: readonly SpreadSpec[];
  readonly evictionStrategy?: string;
  readonly hardware?: HardwareSpec;
  readonly podResources?: PodResourcesSpec;
  readonly filesystems?: readonly FilesystemSpec[];
  readonly hostname?: string;
  readonly subdomain?: string;
  /** In seconds. */
  readonly terminationGracePeriod?: number;
  readonly readinessProbe?: ProbeSpec;
  readonly livenessProbe?: ProbeSpec;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly podAnnotations?: Readonly<Record<string, string>>;
  readonly schedulerName?: string;
  /** The service account of the machine's pod. */
  readonly serviceAccountName?: string;
  readonly priorityClassName?: string;
  /** Defaults that are left to the cluster: names of `MachineDefault`. */
  readonly leaveToCluster?: readonly string[];
  /** The fleet or pool to which the machine belongs. */
  readonly fleet?: string;
  /** Set if the machine is the template of the machines of a pool. */
  readonly pool?: PoolSpec;
}
