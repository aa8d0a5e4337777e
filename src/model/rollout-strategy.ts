/**
 * How a cluster applies changes to a running machine: `vmRolloutStrategy` of its KubeVirt resource.
 */
export enum RolloutStrategy {
  /** Changes of sockets, memory, node selectors, affinity and tolerations apply to the running machine. */
  LIVE_UPDATE = 'LiveUpdate',
  /** A running machine gets these changes at its next start. */
  STAGE = 'Stage',
}
