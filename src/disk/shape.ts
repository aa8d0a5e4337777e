import { Size } from 'cdk8s';
import { DiskBus } from './disk-bus';
import type { DiskProps } from './disk-props';
import { DiskSource } from './disk-source';
import { DiskCache, DiskIo, DiskTuning } from './disk-tuning';
import { StorageClass } from './storage-class';
import { reference, flag, instance, map, oneOf, struct, text } from '../findings/shape';

export const source = instance(DiskSource, 'DiskSource.blank()');
export const size = instance(Size, 'Size.gibibytes(20)');
export const storageClass = instance(StorageClass, 'StorageClass.REPLICATED');
export const bus = oneOf(DiskBus, 'DiskBus');

export const tuning = struct<DiskTuning>({ cache: oneOf(DiskCache, 'DiskCache'), io: oneOf(DiskIo, 'DiskIo'), serial: text });

export const DISK = struct<DiskProps>({
  name: text,
  source,
  size,
  storageClass,
  optical: flag,
  bus,
  tuning,
  disposable: flag,
  labels: map(text),
  annotations: map(text),
});

/** Anything that is an `IDisk`, whoever made it. */
export const isDisk = reference('diskName', 'string', 'a Disk, or Disk.fromName(\'data\') for one that exists', 'give the disk, not its name');
