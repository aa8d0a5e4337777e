export {
  GoldenImageCatalog, type GoldenImageCatalogProps, type GoldenImageDefinition, GoldenImageSource,
} from './golden-image-catalog';
export { InstanceTypeCatalog, type InstanceTypeCatalogProps } from './instance-type-catalog';
