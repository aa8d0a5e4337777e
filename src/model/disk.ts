import { Quantity } from './quantity';
import { Reference } from './reference';
import { RemovalPolicy } from './removal-policy';

/** A golden image: portable (by `id`), or defined by the cluster (by `name`). */
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

/** An import that only plain KubeVirt (CDI) supports. */
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

/** The source of a disk's content. */
export type DiskSourceSpec =
  /** On an `installed` disk, an operating system was installed later. The manifest does not show this. */
  | { readonly kind: 'blank'; readonly installed?: true }
  | { readonly kind: 'upload' }
  | HttpSourceSpec
  | ImportSpec
  | { readonly kind: 'reference'; readonly to: 'pvc' | 'snapshot' | 'dataSource'; readonly name: string; readonly namespace?: string }
  | { readonly kind: 'image'; readonly image: ImageReference }
  | { readonly kind: 'disk' } & Reference;

/** A disk. Properties that are not set are left out; defaults of charts and apps are filled in. */
export interface DiskSpec {
  readonly name: string;
  /** By default blank. */
  readonly source?: DiskSourceSpec;
  /** By default derived from the source. */
  readonly size?: Quantity;
  /** By default the storage class that the platform decides. */
  readonly storageClass?: string;
  /** The access mode and the volume mode; by default the modes that the storage class declares. */
  readonly accessMode?: string;
  readonly volumeMode?: string;
  /** Whether the whole size is preallocated. */
  readonly preallocation?: boolean;
  /** The service account of the pods that import or upload the content. */
  readonly serviceAccountName?: string;
  /** With the value `pvc`, CDI uses the given size and modes as they are, and ignores the storage profile of the storage class. */
  readonly request?: string;
  /** Additional fields of the disk's entry in `dataVolumeTemplates` of its machine. */
  readonly templateHead?: { readonly apiVersion?: string; readonly kind?: string };
  readonly optical?: boolean;
  readonly removalPolicy?: RemovalPolicy;
  /** The machine to which the disk belongs. With RemovalPolicy.DELETE, plain KubeVirt deletes the disk with this machine. */
  readonly machine?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
