/**
 * What happens to an object in the cluster when its manifest is removed from the folder.
 */
export enum RemovalPolicy {
  /** The object is kept: annotations tell Argo CD and Flux not to prune it. */
  RETAIN = 'retain',
  /** The engine that applies the folder deletes it, with its data. */
  DELETE = 'delete',
}
