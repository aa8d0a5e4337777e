/** A number of equal machines that the cluster makes and replaces. */
export interface PoolSpec {
  readonly replicas: number;
  /** The labels by which it knows its machines; its own label if it is not said. */
  readonly selector?: Readonly<Record<string, string>>;
  /** Labels of its machines; those of the pool if it is not said. */
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
