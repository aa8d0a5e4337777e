export { AccessMode, BindingMode, ReclaimPolicy, VolumeMode } from './access-mode';
export { Catalogue, type CatalogueProps } from './catalogue';
export * from './entries';
