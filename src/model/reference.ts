/** A namespace of a cluster. */
export interface Place {
  readonly namespace?: string;
  /** Label of the platform of the cluster, e.g. "Cozystack 1.6". */
  readonly platform?: string;
  /** Whether the namespace is in another cluster. */
  readonly otherCluster: boolean;
}

/** Another node of the model by its name. */
export interface Reference {
  readonly name: string;
  /** The namespace and cluster of the other node, if they differ from the namespace and cluster of the referring node. */
  readonly elsewhere?: Place;
}

/** Selected machines: one, or the members of a fleet or pool. */
export interface MachineSelection extends Reference {
  readonly kind: 'machine' | 'fleet';
  /** The fleet to which the machine belongs. */
  readonly fleet?: string;
}
