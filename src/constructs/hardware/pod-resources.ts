/** Requests and limits of a machine's pod. Becomes `domain.resources`. */
export interface PodResources {
  /**
   * Requests, by resource: `cpu: '2'`, `memory: '4Gi'`. Without `resources.memory`, the memory request is also the guest's memory.
   * @default - computed from the size
   */
  readonly requests?: { [resource: string]: string | number };

  /**
   * Limits, by resource. Before KubeVirt 1.5, limits are required in a namespace whose quota has limits, unless the feature gate
   * AutoResourceLimitsGate is enabled.
   * @default - none; if the quota of the namespace has limits, KubeVirt computes the limits from the size
   */
  readonly limits?: { [resource: string]: string | number };

  /**
   * Whether the pod does not request KubeVirt's memory overhead. If true, more machines fit on a node, but machines are killed when the memory
   * of the node is full.
   * @default false
   */
  readonly overcommitGuestOverhead?: boolean;
}
