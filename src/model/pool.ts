/** A number of machines that are all alike, made and replaced by the cluster. */
export interface PoolModel {
  readonly replicas: number;
  /** A number or a share in percent. */
  readonly maxUnavailable?: string;
  readonly update?: string;
  readonly scaleInOrder?: string;
  readonly statePreservation?: string;
  readonly autohealingFailures?: number;
  readonly autohealingAfterSeconds?: number;
}
