import { Size } from 'cdk8s';

/** An instance type as a person defines it. */
export interface InstanceTypeModel {
  readonly name: string;
  readonly vcpus: number;
  readonly memory: Size;
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

/** What the virtual CPUs of a type become. */
export type CpuTopologyModel =
  | { readonly kind: 'sockets' | 'cores' | 'threads' | 'any' }
  | { readonly kind: 'spread'; readonly across: string; readonly ratio: number };

/** An instance profile as a person defines it. */
export interface InstanceProfileModel {
  readonly name: string;
  readonly minVcpus?: number;
  readonly minMemory?: Size;
  readonly architecture?: string;
  readonly namespaced?: boolean;
  readonly cpuTopology?: CpuTopologyModel;
  readonly diskBus?: string;
  readonly cdromBus?: string;
  readonly networkModel?: string;
  readonly firmware?: FirmwareModel;
  readonly machineType?: string;
  readonly storageClass?: string;
  readonly terminationGraceSeconds?: number;
}

/** How machines boot. */
export interface FirmwareModel {
  readonly uefi?: boolean;
  readonly secureBoot?: boolean;
  readonly tpm?: boolean;
  readonly persistent?: boolean;
}

/** Instance types that a cluster is to have. */
export interface InstanceTypeCatalogModel {
  readonly kind: 'instanceTypes';
  readonly types: readonly InstanceTypeModel[];
}

/** Instance profiles that a cluster is to have. */
export interface InstanceProfileCatalogModel {
  readonly kind: 'instanceProfiles';
  readonly profiles: readonly InstanceProfileModel[];
}

/** Where a golden image comes from. */
export type ImageOrigin =
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'registry'; readonly url: string; readonly schedule: string };

/** A golden image as a person defines it. */
export interface ImageModel {
  readonly name: string;
  readonly origin: ImageOrigin;
  readonly size: Size;
  readonly storageClass?: string;
  /** What machines get that infer their type and profile from the image. */
  readonly instanceType?: string;
  readonly profile?: string;
}

/** Golden images that a cluster is to have, and who may clone them. */
export interface GoldenImageCatalogModel {
  readonly kind: 'goldenImages';
  readonly namespace?: string;
  /** The namespace is made along with them. */
  readonly makesNamespace: boolean;
  readonly images: readonly ImageModel[];
  /** Namespaces whose machines may clone them; all if empty. */
  readonly cloners: readonly string[];
}

/** Something that a cluster is to have before machines refer to it. */
export type CatalogModel = InstanceTypeCatalogModel | InstanceProfileCatalogModel | GoldenImageCatalogModel;
