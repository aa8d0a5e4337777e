import type { GoldenImageEntry, GpuEntry, InstanceProfileEntry, InstanceTypeEntry, StorageClassEntry } from '.';
import { CpuArchitecture } from '../../../../model/architecture';
import { InstanceTypeSpec, InstanceProfileSpec } from '../../../../model/catalog';
import { Firmware } from '../../../../model/hardware/firmware';
import { CatalogImageSpec, StorageClassSpec, ClusterCatalogSpec } from '../../../../model/platform';
import { AccessMode, BindingMode, ReclaimPolicy, VolumeMode } from '../../../../model/storage';
import { flag, instance, list, map, number, oneOf, struct, text, InModel } from '../../../../model/types';
import { secondsType, sizeType } from '../../../app/types';
import { DiskBus } from '../../../disk/disk-bus';
import { StorageClass } from '../../../disk/storage-class';
import { IoThreads } from '../../../hardware/io-threads';
import { HugePages } from '../../../hardware/memory';
import { GoldenImage } from '../../../image/golden-image';
import { CpuTopology } from '../../../instance-type/cpu-topology';
import { namedProfile, namedType } from '../../../instance-type/named';
import { NetworkInterfaceModel } from '../../../network/network-interface';
import { ClusterCatalogProps } from '../cluster-catalog-props';

const size = sizeType('Size.gibibytes(4)');
const storageClass = instance(StorageClass, 'StorageClass.REPLICATED');
const bus = oneOf(DiskBus, 'DiskBus');

export const INSTANCE_TYPE = struct<InModel<InstanceTypeEntry, InstanceTypeSpec>>({
  name: text,
  vcpus: number,
  memory: size,
  special: flag,
  namespaced: flag,
  dedicatedCpu: flag,
  isolatedEmulator: flag,
  maxSockets: number,
  hugePages: oneOf(HugePages, 'HugePages'),
  overcommitPercent: number,
  gpus: list(text),
  hostDevices: list(text),
  ioThreads: oneOf(IoThreads, 'IoThreads'),
  nodeSelector: map(text),
}, 'name', 'vcpus', 'memory');

export const INSTANCE_PROFILE = struct<InModel<InstanceProfileEntry, InstanceProfileSpec>>({
  name: text,
  minVcpus: number,
  minMemory: size,
  architecture: oneOf(CpuArchitecture, 'CpuArchitecture'),
  namespaced: flag,
  cpuTopology: instance(CpuTopology, 'CpuTopology.CORES'),
  diskBus: bus,
  cdromBus: bus,
  networkModel: oneOf(NetworkInterfaceModel, 'NetworkInterfaceModel'),
  firmware: struct<Firmware>({ uefi: flag, secureBoot: flag, tpm: flag, persistent: flag }),
  machineType: text,
  storageClass,
  terminationGracePeriod: secondsType('Duration.minutes(5)'),
}, 'name');

const GOLDEN_IMAGE = struct<InModel<GoldenImageEntry, CatalogImageSpec>>({
  name: text,
  minSize: size,
  image: instance(GoldenImage, 'GoldenImage.UBUNTU_24_04'),
  profile: namedProfile,
  instanceType: namedType,
  loginUser: text,
  storageClass,
  namespace: text,
}, 'name');

const STORAGE_CLASS = struct<InModel<StorageClassEntry, StorageClassSpec>>({
  name: text,
  nodeLocal: flag,
  accessMode: oneOf(AccessMode, 'AccessMode'),
  volumeMode: oneOf(VolumeMode, 'VolumeMode'),
  bindingMode: oneOf(BindingMode, 'BindingMode'),
  reclaimPolicy: oneOf(ReclaimPolicy, 'ReclaimPolicy'),
}, 'name');

const GPU = struct<GpuEntry>({ name: text, minVcpus: number, minMemory: size }, 'name');

/** The types of a catalog and its entries. */
export const CATALOG = struct<InModel<ClusterCatalogProps, ClusterCatalogSpec>>({
  instanceTypes: list(INSTANCE_TYPE),
  instanceProfiles: list(INSTANCE_PROFILE),
  goldenImages: list(GOLDEN_IMAGE),
  storageClasses: list(STORAGE_CLASS),
  gpus: list(GPU),
});
