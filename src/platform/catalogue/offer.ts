import { Size } from 'cdk8s';
import { AccessMode, VolumeMode } from './access-mode';
import { Catalogue, GpuEntry } from './catalogue';

/** An instance type of a platform. */
export interface OfferedType {
  readonly name: string;
  readonly vcpus: number;
  readonly memory: Size;
  /** Asks more of a node than CPU and memory. */
  readonly special?: boolean;
  readonly bringsGpu?: boolean;
  /** Has CPUs of its own. */
  readonly dedicatedCpu?: boolean;
  /** Has huge pages. */
  readonly hugePages?: boolean;
  readonly unverified?: string;
}

/** An instance profile of a platform. */
export interface OfferedProfile {
  readonly name: string;
  readonly minVcpus?: number;
  readonly minMemory?: Size;
  readonly unverified?: string;
}

/** A golden image of a platform. */
export interface OfferedImage {
  readonly name: string;
  /** Which portable image it is. */
  readonly id?: string;
  readonly minSize?: Size;
  readonly profile?: string;
  readonly loginUser?: string;
  /** Undefined when nobody says where the image's own volume lives. */
  readonly storageClass?: string;
  /** Namespace of its `DataSource` on KubeVirt. */
  readonly namespace?: string;
}

/** A storage class of a platform. */
export interface OfferedStorageClass {
  readonly name: string;
  readonly nodeLocal?: boolean;
  readonly accessMode?: AccessMode;
  readonly volumeMode?: VolumeMode;
  readonly unverified?: string;
}

/** Everything a cluster offers. */
export interface Offer {
  readonly types: readonly OfferedType[];
  readonly profiles: readonly OfferedProfile[];
  readonly images: readonly OfferedImage[];
  readonly storageClasses: readonly OfferedStorageClass[];
  readonly gpus: readonly GpuEntry[];
}

/** The platform's offer as the cluster's own catalogue changes it. */
export function applyCatalogue(offer: Offer, catalogue: Catalogue | undefined, imageStorageClass: string | undefined): Offer {
  if (!catalogue) return offer;
  const { instanceTypes, instanceProfiles, goldenImages, storageClasses, gpus } = catalogue._props;
  const images = goldenImages?.map(({ image, ...entry }): OfferedImage => ({
    storageClass: imageStorageClass,
    ...entry,
    id: image?._reference().id,
  }));
  const merge = <T extends { readonly name: string }>(stock: readonly T[], own: readonly T[] | undefined): readonly T[] => {
    if (!own) return stock;
    if (!catalogue._keepsPlatform) return own;
    const replaced = new Set(own.map(entry => entry.name));
    return [...stock.filter(entry => !replaced.has(entry.name)), ...own];
  };
  return {
    types: merge(offer.types, instanceTypes),
    profiles: merge(offer.profiles, instanceProfiles),
    images: merge(offer.images, images),
    storageClasses: merge(offer.storageClasses, storageClasses),
    gpus: merge(offer.gpus, gpus),
  };
}
