export { ConfigDisk } from './config-disk';
export { Disk, type DiskProps } from './disk';
export { DiskBus } from './disk-bus';
export { type ExistingDiskOptions, type IDisk } from './disk-reference';
export { DiskCache, DiskIo, type DiskTuning } from './disk-tuning';
export * from './ephemeral-disk';
export { DiskSource } from './disk-source';
export * from './import-options';
export { StorageClass } from './storage-class';
