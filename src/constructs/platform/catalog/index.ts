export { ClusterCatalog } from './cluster-catalog';
export { type ClusterCatalogProps } from './cluster-catalog-props';
export * from './entries';
