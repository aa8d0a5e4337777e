/**
 * What happens to an object in the cluster when its manifest is removed from the folder.
 */
export enum RemovalPolicy {
  /** The object is kept: annotations tell Argo CD and Flux not to prune it. */
  RETAIN = 'retain',
  /** The GitOps engine that applies the folder deletes the object, with its data. */
  DELETE = 'delete',
}
