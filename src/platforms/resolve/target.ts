import { LauncherFacts } from './launcher-facts';
import { Quantity } from '../../model/quantity';
import { CatalogData } from '../catalog/catalog-data';

/** The facts about a cluster from which the values of a node are found. They do not depend on the kinds of objects that the platform has. */
export interface Target {
  /** The name in messages, e.g. "Cozystack 1.6" or "Hikube". */
  readonly label: string;
  readonly catalog: CatalogData;
  /** How to get a capability that the target lacks, e.g. "move to a version that supports it". */
  readonly remediation: string;
  /** Empty if the cluster decides. */
  readonly defaultStorageClass: string;
  /** Whether instance types and profiles can be inferred from the source of a disk. */
  readonly infers: boolean;
  /** How to add a missing type or image to a cluster. */
  readonly ownTypes?: string;
  readonly ownImages?: string;
  /** The profile of guests with an unknown operating system; undefined if such a machine gets no profile. */
  readonly defaultProfile?: string;
  /** The only profiles that a machine can have, even if the cluster has others. */
  readonly closedProfiles?: readonly string[];
  /** Whether the manifest of a machine contains the number of threads. Without this number, KubeVirt uses one thread for each core. */
  readonly writesThreads: boolean;
  readonly limits?: { readonly vcpus: number; readonly memory: Quantity };
  /** The size that the platform advises for each GPU. */
  readonly gpuGuidance?: { readonly vcpus: number; readonly memory: Quantity };
  /** How KubeVirt computes the requests of a machine's pod. */
  readonly launcher: LauncherFacts;
  /** Whether a clone must have the storage class of its source, because a clone into another class never completes. */
  readonly clonesWithinClass: boolean;
  /** Whether a clone without a size gets the size of its source. */
  readonly clonesTakeSize: boolean;
  /** What the platform does with a disk that has no size, for messages. */
  readonly sizeDefault: string;
}
