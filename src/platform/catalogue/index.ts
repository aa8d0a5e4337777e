export { AccessMode, VolumeMode } from './access-mode';
export {
  Catalogue, type CatalogueProps, type GoldenImageEntry, type GpuEntry, type InstanceProfileEntry, type InstanceTypeEntry, type StorageClassEntry,
} from './catalogue';
