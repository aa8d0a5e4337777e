import { Size } from 'cdk8s';
import { Capabilities } from './capabilities';
import { Offer } from '../catalogue/offer';

/** A cluster of the Cozystack kind: what its charts can do and what it offers. */
export interface CozystackTarget {
  /** As a person names it, e.g. "Cozystack 1.6" or "Hikube". */
  readonly label: string;
  readonly capabilities: Capabilities;
  readonly offer: Offer;
  /** How to come by a capability that the target lacks, e.g. "state the version". */
  readonly wayOut: string;
  readonly defaultStorageClass: string;
  readonly limits?: { readonly vcpus: number; readonly memory: Size };
  /** What the platform advises for each GPU. */
  readonly gpuGuidance?: { readonly vcpus: number; readonly memory: Size };
  /** Its users have namespaces `tenant-...` and no others. */
  readonly tenantsOnly?: boolean;
}
