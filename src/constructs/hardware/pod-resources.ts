/**
 * What a machine's pod asks for and may take. Becomes `domain.resources`.
 */
export interface PodResources {
  /**
   * What it asks for, by resource: `cpu: '2'`, `memory: '4Gi'`. Without `resources.memory` this is the guest's memory as well.
   * @default - worked out of the size
   */
  readonly requests?: { [resource: string]: string | number };

  /**
   * What it may take, by resource. A namespace with a quota for limits needs them.
   * @default - worked out of the size, where the cluster does so
   */
  readonly limits?: { [resource: string]: string | number };

  /**
   * Whether what KubeVirt itself needs beside the guest is not asked for: more machines fit on a node, and are killed when it is full.
   * @default false
   */
  readonly overcommitGuestOverhead?: boolean;
}
