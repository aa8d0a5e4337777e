import { LauncherFacts } from './launcher-facts';
import { Quantity } from '../../model/quantity';
import { CatalogData } from '../catalog/catalog-data';

/** A cluster as far as it matters for finding out what a model means there, independent of its kinds of objects. */
export interface Target {
  /** As a person names it, e.g. "Cozystack 1.6" or "Hikube". */
  readonly label: string;
  readonly catalog: CatalogData;
  /** How to come by a capability that the target lacks, e.g. "state the version". */
  readonly remediation: string;
  /** Empty where the cluster decides. */
  readonly defaultStorageClass: string;
  /** Instance types and profiles can be found out from what a disk is cloned from. */
  readonly infers: boolean;
  /** How to give a cluster a type or an image that it lacks. */
  readonly ownTypes?: string;
  readonly ownImages?: string;
  /** The profile of guests whose operating system nothing tells; none where such a machine simply has no profile. */
  readonly defaultProfile?: string;
  /** The only profiles that a machine can name, also if the cluster has others. */
  readonly closedProfiles?: readonly string[];
  /** Explicit resources say how many threads a core has; KubeVirt multiplies with none otherwise. */
  readonly writesThreads: boolean;
  readonly limits?: { readonly vcpus: number; readonly memory: Quantity };
  /** What the platform advises for each GPU. */
  readonly gpuGuidance?: { readonly vcpus: number; readonly memory: Quantity };
  /** How it counts the pod of a machine. */
  readonly launcher: LauncherFacts;
  /** A clone into another storage class than its source's never completes. */
  readonly clonesWithinClass: boolean;
  /** A clone may leave its size to what it is cloned from. */
  readonly clonesTakeSize: boolean;
  /** What happens to a disk without a size. */
  readonly sizeDefault: string;
}
