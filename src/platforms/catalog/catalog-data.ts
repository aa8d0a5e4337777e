import { CpuTopologySpec, InstanceProfileSpec, InstanceTypeSpec } from '../../model/catalog';
import { ClusterCatalogSpec, GpuSpec } from '../../model/platform';
import { Quantity } from '../../model/quantity';

/** An instance type of a platform, with the facts that decide which properties a machine of this type must not set. */
export interface CatalogType {
  readonly name: string;
  readonly vcpus: number;
  readonly memory: Quantity;
  /** The type is in the machines' namespace. */
  readonly namespaced?: boolean;
  /** The type is not for general use, e.g. it needs dedicated CPUs, or overcommits memory. Such a type is never selected by its size alone. */
  readonly special?: boolean;
  readonly bringsGpu?: boolean;
  readonly bringsHostDevices?: boolean;
  /** The machine has dedicated CPUs of the node. */
  readonly dedicatedCpu?: boolean;
  /** The type is for real-time guests. */
  readonly realtime?: boolean;
  readonly isolatedEmulator?: boolean;
  /** The memory of the machine is in huge pages; `pageSize` is their size. */
  readonly hugePages?: boolean;
  readonly pageSize?: string;
  /** Share of the machine's memory that is not reserved on the node. */
  readonly overcommitPercent?: number;
  /** GPUs and devices of the node that the type includes, by resource name. */
  readonly devices?: readonly string[];
  readonly ioThreads?: boolean;
  readonly maxSockets?: number;
  readonly nodeSelector?: boolean;
  readonly unverified?: string;
}

/** An instance profile of a platform. */
export interface CatalogProfile {
  readonly name: string;
  readonly minVcpus?: number;
  readonly minMemory?: Quantity;
  /** The profile is in the machines' namespace. */
  readonly namespaced?: boolean;
  /** The CPU architecture that the profile requires. KubeVirt rejects machines of another architecture. */
  readonly architecture?: string;
  readonly topology?: CpuTopologySpec;
  /** The machine keeps the state of UEFI or TPM in a volume. */
  readonly persistentState?: boolean;
  readonly machineType?: string;
  readonly unverified?: string;
}

/** A golden image of a platform. */
export interface CatalogImage {
  readonly name: string;
  /** The portable image that the golden image contains. */
  readonly id?: string;
  readonly minSize?: Quantity;
  readonly profile?: string;
  /** The type of machines that infer their type from this image. */
  readonly instanceType?: string;
  readonly loginUser?: string;
  /** Undefined when the storage class of the image's own volume is not known. */
  readonly storageClass?: string;
  /** Namespace of its `DataSource` on KubeVirt. */
  readonly namespace?: string;
}

/** A storage class of a platform. */
export interface CatalogStorageClass {
  readonly name: string;
  readonly nodeLocal?: boolean;
  readonly accessMode?: string;
  readonly volumeMode?: string;
  readonly bindingMode?: string;
  readonly reclaimPolicy?: string;
  readonly unverified?: string;
}

/** Everything that a cluster offers to machines. */
export interface CatalogData {
  readonly types: readonly CatalogType[];
  readonly profiles: readonly CatalogProfile[];
  readonly images: readonly CatalogImage[];
  readonly storageClasses: readonly CatalogStorageClass[];
  readonly gpus: readonly GpuSpec[];
}

/** The platform's catalog with the changes of the cluster's own catalog. */
export function applyCatalog(stock: CatalogData, own: ClusterCatalogSpec | undefined, imageStorageClass: string | undefined): CatalogData {
  if (!own) return stock;
  const merge = <T extends { readonly name: string }>(all: readonly T[], entries: readonly T[] | undefined): readonly T[] => {
    if (!entries) return all;
    if (own.replaces) return entries;
    const replaced = new Set(entries.map(entry => entry.name));
    return [...all.filter(entry => !replaced.has(entry.name)), ...entries];
  };
  const images = own.goldenImages?.map(({ image, ...entry }): CatalogImage => ({ storageClass: imageStorageClass, ...entry, id: image?.id }));
  return {
    types: merge(stock.types, own.instanceTypes?.map(catalogType)),
    profiles: merge(stock.profiles, own.instanceProfiles?.map(catalogProfile)),
    images: merge(stock.images, images),
    storageClasses: merge(stock.storageClasses, own.storageClasses),
    gpus: merge(stock.gpus, own.gpus),
  };
}

function catalogType(entry: InstanceTypeSpec): CatalogType {
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

function catalogProfile({ name, minVcpus, minMemory, namespaced, architecture, machineType, ...entry }: InstanceProfileSpec): CatalogProfile {
  return {
    name,
    minVcpus,
    minMemory,
    namespaced,
    architecture,
    machineType,
    topology: entry.cpuTopology,
    persistentState: entry.firmware?.persistent,
  };
}
