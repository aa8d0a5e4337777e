/**
 * How a cluster applies changes to a running machine: `vmRolloutStrategy` of its KubeVirt resource.
 */
export enum RolloutStrategy {
  /** Sockets, memory, node selectors, affinity and tolerations apply to the running machine. */
  LIVE_UPDATE = 'LiveUpdate',
  /** A running machine gets them at its next start. */
  STAGE = 'Stage',
}
