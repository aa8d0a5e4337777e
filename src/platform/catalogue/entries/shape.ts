import { Duration, Size } from 'cdk8s';
import type { GoldenImageEntry, GpuEntry, InstanceProfileEntry, InstanceTypeEntry, StorageClassEntry } from '.';
import { DiskBus } from '../../../disk/disk-bus';
import { flag, instance, list, map, number, oneOf, struct, text } from '../../../findings/shape';
import { CpuArchitecture } from '../../../hardware/architecture';
import { Firmware } from '../../../hardware/firmware';
import { HugePages, IoThreads } from '../../../hardware/hardware';
import { GoldenImage } from '../../../image/golden-image';
import { CpuTopology } from '../../../instance-type/cpu-topology';
import { NetworkInterfaceModel } from '../../../network/network-interface';
import { AccessMode, BindingMode, ReclaimPolicy, VolumeMode } from '../access-mode';
import type { CatalogueProps } from '../catalogue';

const size = instance(Size, 'Size.gibibytes(4)');
const bus = oneOf(DiskBus, 'DiskBus');

export const INSTANCE_TYPE = struct<InstanceTypeEntry>({
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

export const INSTANCE_PROFILE = struct<InstanceProfileEntry>({
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
  storageClass: text,
  terminationGracePeriod: instance(Duration, 'Duration.minutes(5)'),
}, 'name');

const GOLDEN_IMAGE = struct<GoldenImageEntry>({
  name: text,
  minSize: size,
  image: instance(GoldenImage, 'GoldenImage.UBUNTU_24_04'),
  profile: text,
  instanceType: text,
  loginUser: text,
  storageClass: text,
  namespace: text,
}, 'name');

const STORAGE_CLASS = struct<StorageClassEntry>({
  name: text,
  nodeLocal: flag,
  accessMode: oneOf(AccessMode, 'AccessMode'),
  volumeMode: oneOf(VolumeMode, 'VolumeMode'),
  bindingMode: oneOf(BindingMode, 'BindingMode'),
  reclaimPolicy: oneOf(ReclaimPolicy, 'ReclaimPolicy'),
}, 'name');

const GPU = struct<GpuEntry>({ name: text, minVcpus: number, minMemory: size }, 'name');

/** What a catalogue is made of. */
export const CATALOGUE = struct<CatalogueProps>({
  instanceTypes: list(INSTANCE_TYPE),
  instanceProfiles: list(INSTANCE_PROFILE),
  goldenImages: list(GOLDEN_IMAGE),
  storageClasses: list(STORAGE_CLASS),
  gpus: list(GPU),
});
