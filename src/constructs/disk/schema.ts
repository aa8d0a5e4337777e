import { DiskBus } from './disk-bus';
import type { DiskDevice, VolumeDevice } from './disk-device';
import type { DiskProps } from './disk-props';
import { DiskSource } from './disk-source';
import { BlockSize, CustomBlockSize, DiskCache, DiskErrorPolicy, DiskIo, DiskTuning, MatchedBlockSize } from './disk-tuning';
import { StorageClass } from './storage-class';
import { TemplateHead, VolumeRequest } from './volume-request';
import { DiskSpec } from '../../model/disk';
import { AttachedDiskSpec, DiskTuningSpec } from '../../model/machine';
import { RemovalPolicy } from '../../model/removal-policy';
import { AccessMode, VolumeMode } from '../../model/storage';
import { reference, flag, instance, map, number, oneOf, struct, text, InModel, Type } from '../../model/types';
import { sizeType } from '../app/types';

export const source = instance(DiskSource, 'DiskSource.blank');
export const size = sizeType('Size.gibibytes(20)');
export const storageClass = instance(StorageClass, 'StorageClass.REPLICATED');
export const removalPolicy = oneOf(RemovalPolicy, 'RemovalPolicy');
export const bus = oneOf(DiskBus, 'DiskBus');

export const tuning = struct<InModel<DiskTuning, DiskTuningSpec>>({
  cache: oneOf(DiskCache, 'DiskCache'),
  io: oneOf(DiskIo, 'DiskIo'),
  serial: text,
  dedicatedIoThread: flag,
  blockSize: struct<BlockSize>({
    custom: struct<CustomBlockSize>({ logical: number, physical: number }),
    matchVolume: struct<MatchedBlockSize>({ enabled: flag }),
  }),
  errorPolicy: oneOf(DiskErrorPolicy, 'DiskErrorPolicy'),
  tag: text,
  pciAddress: text,
});

/** How a machine attaches a disk. In the model, these fields belong to the machine. */
export const DISK_DEVICE = {
  bus, tuning, alias: text, bootOrder: number, readOnly: flag,
} as const satisfies { readonly [K in keyof DiskDevice]-?: Type };
export const VOLUME_DEVICE = {
  ...DISK_DEVICE, shareable: flag, lun: flag, reservation: flag, hotpluggable: flag,
} as const satisfies { readonly [K in keyof VolumeDevice]-?: Type };

export const VOLUME_DEVICE_KEYS = Object.keys(VOLUME_DEVICE) as readonly (keyof VolumeDevice)[];

/** The properties of a disk that describe how a machine attaches the disk. */
export function deviceOf(props: VolumeDevice): Omit<AttachedDiskSpec, 'name'> {
  const device: Record<string, unknown> = {};
  for (const key of VOLUME_DEVICE_KEYS) if (props[key] !== undefined) device[key] = props[key];
  return device;
}

/** The volume request of a disk. */
export const VOLUME = {
  accessMode: oneOf(AccessMode, 'AccessMode'),
  volumeMode: oneOf(VolumeMode, 'VolumeMode'),
  preallocation: flag,
  serviceAccountName: text,
  request: oneOf(VolumeRequest, 'VolumeRequest'),
  templateHead: struct<TemplateHead>({ apiVersion: text, kind: text }),
};

export const DISK = struct<InModel<DiskProps, DiskSpec, keyof VolumeDevice>>({
  name: text,
  source,
  size,
  storageClass,
  optical: flag,
  ...VOLUME_DEVICE,
  removalPolicy,
  ...VOLUME,
  labels: map(text),
  annotations: map(text),
});

/** Any `IDisk`, even if another package implements it. */
export const isDisk = reference('diskName', 'string', 'a `Disk`, or `Disk.fromName` for an existing disk', 'give the disk, not its name');
