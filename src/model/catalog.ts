import { Size } from 'cdk8s';

/** Instance types that a cluster is to have. */
export interface InstanceTypeCatalogModel {
  readonly kind: 'instanceTypes';
  readonly types: readonly { readonly name: string; readonly vcpus: number; readonly memory: Size }[];
}

/** Where a golden image comes from. */
export type ImageOrigin =
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'registry'; readonly url: string; readonly schedule: string };

/** Golden images that a cluster is to have, and who may clone them. */
export interface GoldenImageCatalogModel {
  readonly kind: 'goldenImages';
  readonly namespace?: string;
  /** The namespace is made along with them. */
  readonly makesNamespace: boolean;
  readonly images: readonly { readonly name: string; readonly origin: ImageOrigin; readonly size: Size; readonly storageClass?: string }[];
  /** Namespaces whose machines may clone them; all if empty. */
  readonly cloners: readonly string[];
}

/** Something that a cluster is to have before machines refer to it. */
export type CatalogModel = InstanceTypeCatalogModel | GoldenImageCatalogModel;
