/**
 * How a cluster rolls changes of a machine out to the running one: `vmRolloutStrategy` of its KubeVirt resource.
 */
export enum RolloutStrategy {
  /** More sockets and memory, node selectors, affinity and tolerations reach the running machine. */
  LIVE_UPDATE = 'LiveUpdate',
  /** A running machine gets nothing of them before it starts again. */
  STAGE = 'Stage',
}
