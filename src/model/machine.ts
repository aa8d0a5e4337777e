import { Size } from 'cdk8s';
import { FirmwareModel } from './catalog';
import { DiskModel } from './disk';
import { PoolModel } from './pool';
import { SchedulingModel } from './scheduling';

/** How much CPU and memory a machine gets. */
export type ComputeModel =
  | { readonly kind: 'type'; readonly name: string }
  | { readonly kind: 'inferred'; readonly disk?: string }
  | { readonly kind: 'smallest'; readonly vcpus: number; readonly memory: Size; readonly series?: string }
  | { readonly kind: 'resources'; readonly cores: number; readonly sockets: number; readonly memory: Size };

/** The guest operating system's preferences, by name or from what a disk is cloned from (the boot disk if it is not said). */
export type ProfileModel =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'inferred'; readonly disk?: string };

/** Which ports of a machine the world reaches. */
export type ExposureModel =
  | { readonly kind: 'none' }
  | { readonly kind: 'portList'; readonly tcp: readonly number[]; readonly udp: readonly number[]; readonly allowIcmp?: boolean }
  | { readonly kind: 'wholeIp' };

/** A disk that is no volume of its own: configuration beside the machine, or content that is gone when it stops. */
export type InlineVolumeModel =
  | { readonly kind: 'configMap' | 'secret' | 'sysprepConfigMap' | 'sysprepSecret'; readonly name: string }
  | { readonly kind: 'containerImage'; readonly image: string; readonly path?: string; readonly pullPolicy?: string; readonly pullSecret?: string }
  | { readonly kind: 'empty'; readonly size: Size };

/** A disk in a machine's list; without `disk` and `inline` it is only referred to by name. */
export interface AttachedDiskModel {
  readonly name: string;
  readonly bus?: string;
  readonly optical?: boolean;
  readonly tuning?: { readonly cache?: string; readonly io?: string; readonly serial?: string };
  readonly disk?: DiskModel;
  readonly inline?: InlineVolumeModel;
}

/** A virtual network card. */
export interface NetworkCardModel {
  readonly model?: string;
  readonly macAddress?: string;
}

/** A machine's additional network: by the name of its attachment, or by what the platform computes that name from. */
export type NetworkModel =
  | { readonly kind: 'named'; readonly name: string; readonly card?: NetworkCardModel }
  | { readonly kind: 'vpcSubnet'; readonly vpc: string; readonly subnet: string };

/** A question asked of a machine again and again. */
export interface ProbeModel {
  readonly question:
    | { readonly tcpSocket: { readonly port: number } }
    | { readonly httpGet: { readonly port: number; readonly path: string } }
    | { readonly exec: { readonly command: string[] } }
    | { readonly guestAgentPing: object };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
}

/** Virtual hardware beyond the size. */
export interface HardwareModel {
  readonly dedicatedCpu?: boolean;
  readonly isolatedEmulator?: boolean;
  readonly hugePages?: string;
  readonly ioThreads?: string;
  readonly firmware?: FirmwareModel;
  readonly hostDevices: readonly string[];
  readonly maxSockets?: number;
  readonly maxMemory?: Size;
}

/** Keys or passwords in a Secret that somebody else keeps. */
export type AccessCredentialModel =
  | { readonly kind: 'sshKeys'; readonly secret: string }
  | { readonly kind: 'sshKeysByAgent'; readonly secret: string; readonly users: readonly string[] }
  | { readonly kind: 'passwordsByAgent'; readonly secret: string };

/** What plain KubeVirt can do with a machine and platforms on top of it do not offer; undefined where nothing is asked. */
export interface KubeVirtWords {
  readonly scheduling?: SchedulingModel;
  readonly hardware?: HardwareModel;
  /** The card on the pod network. */
  readonly card?: NetworkCardModel;
  readonly accessCredentials?: readonly AccessCredentialModel[];
  readonly cloudInitDrive?: string;
  readonly networkData?: string;
  readonly evictionStrategy?: string;
  readonly hostname?: string;
  readonly subdomain?: string;
  readonly terminationGraceSeconds?: number;
  readonly readinessProbe?: ProbeModel;
  readonly livenessProbe?: ProbeModel;
}

/** A machine as the user meant it, with defaults applied and nothing of any platform in it. */
export interface MachineModel extends KubeVirtWords {
  readonly name: string;
  readonly namespace?: string;
  /** The fleet that it is a member of, whose machines are spread. */
  readonly group?: string;
  /** It is no machine, but what a pool's machines are made after. */
  readonly pool?: PoolModel;
  /** Undefined when the user gave none, which is an error that the machine itself reports. */
  readonly compute?: ComputeModel;
  readonly profile?: ProfileModel;
  readonly cpuModel?: string;
  /** One entry a device. */
  readonly gpus: readonly string[];
  /** In boot order. */
  readonly disks: readonly AttachedDiskModel[];
  readonly exposure: ExposureModel;
  /** Something keeps out of its namespace what is not allowed. */
  readonly isolated: boolean;
  readonly runStrategy: string;
  readonly networks: readonly NetworkModel[];
  readonly sshKeys: readonly string[];
  readonly cloudInit?: string;
  readonly cloudInitSeed?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
