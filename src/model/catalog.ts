import { Firmware } from './hardware/firmware';
import { Quantity } from './quantity';

export interface InstanceTypeSpec {
  readonly name: string;
  readonly vcpus: number;
  readonly memory: Quantity;
  readonly special?: boolean;
  readonly namespaced?: boolean;
  readonly dedicatedCpu?: boolean;
  readonly isolatedEmulator?: boolean;
  readonly maxSockets?: number;
  readonly hugePages?: string;
  readonly overcommitPercent?: number;
  readonly gpus?: readonly string[];
  readonly hostDevices?: readonly string[];
  readonly ioThreads?: string;
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

/** How the virtual CPUs of a type appear in the guest. */
export type CpuTopologySpec =
  | { readonly kind: 'sockets' | 'cores' | 'threads' | 'any' }
  | { readonly kind: 'spread'; readonly across: string; readonly ratio: number };

export interface InstanceProfileSpec {
  readonly name: string;
  readonly minVcpus?: number;
  readonly minMemory?: Quantity;
  readonly architecture?: string;
  readonly namespaced?: boolean;
  readonly cpuTopology?: CpuTopologySpec;
  readonly diskBus?: string;
  readonly cdromBus?: string;
  readonly networkModel?: string;
  readonly firmware?: Firmware;
  readonly machineType?: string;
  readonly storageClass?: string;
  /** In seconds. */
  readonly terminationGracePeriod?: number;
}

/** Instance types that are added to a cluster. */
export interface InstanceTypeSetSpec {
  readonly instanceTypes: readonly InstanceTypeSpec[];
}

/** Instance profiles that are added to a cluster. */
export interface InstanceProfileSetSpec {
  readonly instanceProfiles: readonly InstanceProfileSpec[];
}

/** The source of a golden image. */
export type ImageOriginSpec =
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'registry'; readonly url: string; readonly schedule: string };

export interface ImageSpec {
  readonly name: string;
  readonly source: ImageOriginSpec;
  readonly size: Quantity;
  /** The portable image that the golden image contains. */
  readonly image?: { readonly id?: string; readonly name?: string };
  readonly storageClass?: string;
  /** The instance type and the instance profile of machines that infer them from the image. */
  readonly instanceType?: string;
  readonly profile?: string;
}

/** Golden images that are added to a cluster, and the namespaces that may clone them. */
export interface GoldenImageSetSpec {
  readonly images: readonly ImageSpec[];
  /** Namespaces whose machines may clone the images; by default all. */
  readonly cloneableFrom?: readonly string[];
  /** Whether the manifests also create the namespace of the images. */
  readonly createNamespace?: boolean;
}
