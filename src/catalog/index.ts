export {
  GoldenImageCatalog, type GoldenImageCatalogProps, type GoldenImageDefinition, GoldenImageSource,
} from './golden-image-catalog';
export { InstanceProfileCatalog, type InstanceProfileCatalogProps } from './instance-profile-catalog';
export { InstanceTypeCatalog, type InstanceTypeCatalogProps } from './instance-type-catalog';
