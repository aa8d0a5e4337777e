import { Size } from 'cdk8s';
import { AccessMode, BindingMode, ReclaimPolicy, VolumeMode } from './access-mode';
import { Catalogue } from './catalogue';
import { GpuEntry, InstanceProfileEntry, InstanceTypeEntry } from './entries';
import { CpuTopologyModel } from '../../model/catalog';

/** An instance type of a platform, with what a machine of it may not say again. */
export interface OfferedType {
  readonly name: string;
  readonly vcpus: number;
  readonly memory: Size;
  /** Stands in the machines' namespace. */
  readonly namespaced?: boolean;
  /** Asks more of a node than CPU and memory. */
  readonly special?: boolean;
  readonly bringsGpu?: boolean;
  readonly bringsHostDevices?: boolean;
  /** Has CPUs of its own. */
  readonly dedicatedCpu?: boolean;
  /** For guests that meet deadlines. */
  readonly realtime?: boolean;
  readonly isolatedEmulator?: boolean;
  /** Has huge pages, of this size. */
  readonly hugePages?: boolean;
  readonly pageSize?: string;
  /** Share of the memory that is promised and not reserved. */
  readonly overcommitPercent?: number;
  /** GPUs and devices of the node that it brings, by resource name. */
  readonly devices?: readonly string[];
  readonly ioThreads?: boolean;
  readonly maxSockets?: number;
  readonly nodeSelector?: boolean;
  readonly unverified?: string;
}

/** An instance profile of a platform. */
export interface OfferedProfile {
  readonly name: string;
  readonly minVcpus?: number;
  readonly minMemory?: Size;
  /** Stands in the machines' namespace. */
  readonly namespaced?: boolean;
  /** Other machines are refused. */
  readonly architecture?: string;
  readonly topology?: CpuTopologyModel;
  /** Keeps the state of UEFI or TPM in a volume. */
  readonly persistentState?: boolean;
  readonly machineType?: string;
  readonly unverified?: string;
}

/** A golden image of a platform. */
export interface OfferedImage {
  readonly name: string;
  /** Which portable image it is. */
  readonly id?: string;
  readonly minSize?: Size;
  readonly profile?: string;
  /** What machines get that infer their type from it. */
  readonly instanceType?: string;
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
  readonly bindingMode?: BindingMode;
  readonly reclaimPolicy?: ReclaimPolicy;
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
    types: merge(offer.types, instanceTypes?.map(offeredType)),
    profiles: merge(offer.profiles, instanceProfiles?.map(offeredProfile)),
    images: merge(offer.images, images),
    storageClasses: merge(offer.storageClasses, storageClasses),
    gpus: merge(offer.gpus, gpus),
  };
}

function offeredType(entry: InstanceTypeEntry): OfferedType {
  const { name, vcpus, memory, namespaced, special, dedicatedCpu, isolatedEmulator, maxSockets } = entry;
  const traits = {
    bringsGpu: (entry.gpus ?? []).length > 0,
    bringsHostDevices: (entry.hostDevices ?? []).length > 0,
    dedicatedCpu,
    isolatedEmulator,
    hugePages: entry.hugePages !== undefined,
    nodeSelector: entry.nodeSelector !== undefined,
  };
  return {
    name,
    vcpus,
    memory,
    namespaced,
    maxSockets,
    ...traits,
    ioThreads: entry.ioThreads !== undefined,
    pageSize: entry.hugePages,
    overcommitPercent: entry.overcommitPercent,
    devices: [...entry.gpus ?? [], ...entry.hostDevices ?? []],
    special: special ?? (Object.values(traits).some(Boolean) || (entry.overcommitPercent ?? 0) > 0),
  };
}

function offeredProfile({ name, minVcpus, minMemory, namespaced, architecture, machineType, ...entry }: InstanceProfileEntry): OfferedProfile {
  return {
    name,
    minVcpus,
    minMemory,
    namespaced,
    architecture,
    machineType,
    topology: entry.cpuTopology?._model(),
    persistentState: entry.firmware?.persistent,
  };
}
