import { InstanceProfileSpec, InstanceTypeSpec } from './catalog';
import { Quantity } from './quantity';

/** A golden image that a cluster has. */
export interface CatalogImageSpec {
  readonly name: string;
  readonly minSize?: Quantity;
  /** The portable image that the golden image contains. */
  readonly image?: { readonly id?: string; readonly name?: string };
  readonly profile?: string;
  readonly instanceType?: string;
  readonly loginUser?: string;
  readonly storageClass?: string;
  readonly namespace?: string;
}

/** A storage class that a cluster has. */
export interface StorageClassSpec {
  readonly name: string;
  readonly nodeLocal?: boolean;
  readonly accessMode?: string;
  readonly volumeMode?: string;
  readonly bindingMode?: string;
  readonly reclaimPolicy?: string;
}

/** A GPU that a cluster has. */
export interface GpuSpec {
  readonly name: string;
  readonly minVcpus?: number;
  readonly minMemory?: Quantity;
}

/** Entries that are added to the platform's catalog, or replace it. */
export interface ClusterCatalogSpec {
  /** Whether the lists replace the lists of the platform. By default, they extend the lists of the platform. */
  readonly replaces?: boolean;
  readonly instanceTypes?: readonly InstanceTypeSpec[];
  readonly instanceProfiles?: readonly InstanceProfileSpec[];
  readonly goldenImages?: readonly CatalogImageSpec[];
  readonly storageClasses?: readonly StorageClassSpec[];
  readonly gpus?: readonly GpuSpec[];
}

/** A platform at a version, with the known facts about the cluster. */
export interface PlatformRef {
  /** `hikube`, `cozystack`, `kubevirt`, or the name of a platform that another package registers. */
  readonly name: string;
  readonly version?: string;
  readonly catalog?: ClusterCatalogSpec;
  /** Other options of the platform. They are defined in the properties of the platform's factory. */
  readonly options?: Readonly<Record<string, unknown>>;
}
