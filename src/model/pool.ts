/** A number of identical machines that the cluster creates and replaces. */
export interface PoolSpec {
  readonly replicas: number;
  /** The labels by which the pool selects its machines; by default the label of the pool. */
  readonly selector?: Readonly<Record<string, string>>;
  /** Labels of its machines; by default the labels of the pool. */
  readonly machineLabels?: Readonly<Record<string, string>>;
  /** A number, or a share in percent. */
  readonly maxUnavailable?: string | number;
  readonly update?: string;
  readonly scaleInOrder?: string;
  readonly statePreservation?: string;
  readonly autohealing?: {
    readonly failures?: number;
    /** In seconds. */
    readonly after?: number;
  };
}
