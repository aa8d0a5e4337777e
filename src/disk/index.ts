export { ConfigDisk } from './config-disk';
export { Disk, type DiskProps } from './disk';
export { DiskBus } from './disk-bus';
export { type ExistingDiskOptions, type IDisk } from './disk-reference';
export { DiskCache, DiskIo, type DiskTuning } from './disk-tuning';
export { DiskSource } from './disk-source';
export { StorageClass } from './storage-class';
