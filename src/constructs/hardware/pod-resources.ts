/** Requests and limits of a machine's pod. Becomes `domain.resources`. */
export interface PodResources {
  /**
   * Requests, by resource: `cpu: '2'`, `memory: '4Gi'`. Without `resources.memory`, the memory request is also the guest's memory.
   * @default - computed from the size
   */
  readonly requests?: { [resource: string]: string | number };

  /**
   * Limits, by resource. Required in a namespace with a quota for limits.
   * @default - computed from the size, if the cluster is configured for it
   */
  readonly limits?: { [resource: string]: string | number };

  /**
   * Whether the pod does not request KubeVirt's memory overhead. If true, more machines fit on a node, but machines are killed when the memory
   * of the node is full.
   * @default false
   */
  readonly overcommitGuestOverhead?: boolean;
}
