export { type GoldenImageEntry } from './golden-image-entry';
export { type GpuEntry } from './gpu-entry';
export { type InstanceProfileEntry } from './instance-profile-entry';
export { type InstanceTypeEntry } from './instance-type-entry';
export { type StorageClassEntry } from './storage-class-entry';
