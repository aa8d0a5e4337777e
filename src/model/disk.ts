import { Quantity } from './quantity';
import { Reference } from './reference';
import { RemovalPolicy } from './removal-policy';

/** A golden image: portable (by `id`) or one of the cluster's own (by `name`). */
export interface ImageReference {
  readonly id?: string;
  readonly name?: string;
}

export interface HttpSourceSpec {
  readonly kind: 'http';
  readonly url: string;
  readonly secret?: string;
  readonly certificates?: string;
  readonly headers?: readonly string[];
  readonly secretHeaders?: readonly string[];
  readonly checksum?: string;
  readonly insecureSkipVerify?: boolean;
}

/** An import that only CDI knows. */
export type ImportSpec =
  | {
    readonly kind: 'registry'; readonly url?: string; readonly imageStream?: string; readonly pulledByNode?: boolean;
    readonly secret?: string; readonly certificates?: string;
  }
  | { readonly kind: 's3' | 'gcs'; readonly url: string; readonly secret?: string; readonly certificates?: string }
  | { readonly kind: 'imageio'; readonly url: string; readonly diskId: string; readonly secret: string; readonly certificates: string }
  | {
    readonly kind: 'vddk'; readonly url: string; readonly uuid: string; readonly backingFile: string; readonly thumbprint: string;
    readonly secret: string; readonly certificates?: string; readonly initImage?: string;
  };

/** Where a disk's content comes from. */
export type DiskSourceSpec =
  /** A system was installed on one that is `installed`, which no manifest says. */
  | { readonly kind: 'blank'; readonly installed?: true }
  | { readonly kind: 'upload' }
  | HttpSourceSpec
  | ImportSpec
  | { readonly kind: 'reference'; readonly to: 'pvc' | 'snapshot' | 'dataSource'; readonly name: string; readonly namespace?: string }
  | { readonly kind: 'image'; readonly image: ImageReference }
  | { readonly kind: 'disk' } & Reference;

/** A disk. What is not said is left out; defaults of charts and apps are filled in. */
export interface DiskSpec {
  readonly name: string;
  /** Blank if it is not said. */
  readonly source?: DiskSourceSpec;
  /** Derived from the source if it is not said. */
  readonly size?: Quantity;
  /** The platform's default if it is not said. */
  readonly storageClass?: string;
  /** How many nodes may use it at once, and what it is; what the class is known to offer if it is not said. */
  readonly accessMode?: string;
  readonly volumeMode?: string;
  /** All of its space is taken at once. */
  readonly preallocation?: boolean;
  /** It is asked for as it is said, without what the cluster knows of its class: `pvc`. */
  readonly request?: string;
  /** What its entry in a machine says of its own kind. */
  readonly templateHead?: { readonly apiVersion?: string; readonly kind?: string };
  readonly optical?: boolean;
  readonly removalPolicy?: RemovalPolicy;
  /** The machine that it is made together with, so that one with RemovalPolicy.DELETE can live and die with it. */
  readonly machine?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
