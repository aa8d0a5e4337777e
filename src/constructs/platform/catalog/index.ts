export { ClusterCatalog, type ClusterCatalogProps } from './cluster-catalog';
export * from './entries';
