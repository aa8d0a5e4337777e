export { Disk, DiskProps } from './disk';
export { DiskBus } from './disk-bus';
export { ExistingDiskOptions, IDisk } from './disk-reference';
export { DiskSource } from './disk-source';
export { StorageClass } from './storage-class';
