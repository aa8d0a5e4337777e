export {
  Catalogue, CatalogueProps, GoldenImageEntry, GpuEntry, InstanceProfileEntry, InstanceTypeEntry, StorageClassEntry,
} from './catalogue';
