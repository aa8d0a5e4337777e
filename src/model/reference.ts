/** A namespace of a cluster. */
export interface Place {
  readonly namespace?: string;
  /** Label of the platform of the cluster, e.g. "Cozystack 1.6". */
  readonly platform?: string;
  /** Whether it is another cluster, and not only another namespace. */
  readonly otherCluster: boolean;
}

/** Another node of the model by its name. */
export interface Reference {
  readonly name: string;
  /** The namespace and cluster of the other node, if they are not those of the node that refers to it. */
  readonly elsewhere?: Place;
}

/** Selected machines: one, or the members of a fleet or pool. */
export interface MachineSelection extends Reference {
  readonly kind: 'machine' | 'fleet';
  /** The fleet to which the machine belongs. */
  readonly fleet?: string;
}
