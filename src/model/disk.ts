import { Size } from 'cdk8s';

/** A golden image as the user named it: portable (by `id`) or one of the cluster's own (by `name`). */
export interface ImageReference {
  readonly id?: string;
  readonly name?: string;
}

export interface HttpSourceModel {
  readonly kind: 'http';
  readonly url: string;
  readonly secret?: string;
  readonly certificates?: string;
  readonly headers?: readonly string[];
  readonly secretHeaders?: readonly string[];
}

/** An import that CDI alone knows. */
export type ImportModel =
  | {
    readonly kind: 'registry'; readonly url?: string; readonly imageStream?: string; readonly pulledByNode?: boolean;
    readonly secret?: string; readonly certificates?: string;
  }
  | { readonly kind: 's3' | 'gcs'; readonly url: string; readonly secret?: string; readonly certificates?: string }
  | { readonly kind: 'imageio'; readonly url: string; readonly diskId: string; readonly secret: string; readonly certificates: string }
  | {
    readonly kind: 'vddk'; readonly url: string; readonly uuid: string; readonly backingFile: string; readonly thumbprint: string;
    readonly secret: string; readonly initImage?: string;
  };

/** Where a disk's content comes from. */
export type DiskSourceModel =
  | { readonly kind: 'blank' }
  | { readonly kind: 'upload' }
  | HttpSourceModel
  | ImportModel
  | { readonly kind: 'reference'; readonly to: 'pvc' | 'snapshot' | 'dataSource'; readonly name: string; readonly namespace?: string }
  | { readonly kind: 'image'; readonly image: ImageReference }
  | { readonly kind: 'disk'; readonly name: string; readonly model?: DiskModel };

/** A disk as the user meant it, with defaults applied and nothing of any platform in it. */
export interface DiskModel {
  readonly name: string;
  readonly namespace?: string;
  readonly source: DiskSourceModel;
  /** Undefined when it is to be derived from the source. */
  readonly size?: Size;
  readonly storageClass: string;
  readonly optical: boolean;
  /** May go when its manifest does. */
  readonly disposable: boolean;
  /** Made together with a machine, so that a disposable one can live and die with it. */
  readonly ownedByMachine: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
