import { Capabilities } from './capabilities';
import { CozystackVersion } from './version';
import { Target } from '../resolve/target';

/** A Cozystack cluster: the capabilities of its charts, and its catalog. */
export interface CozystackTarget extends Target {
  /** Undefined if the version is not known. */
  readonly version?: CozystackVersion;
  readonly capabilities: Capabilities;
  /** Users of the cluster can use only namespaces `tenant-...`. */
  readonly tenantsOnly?: boolean;
}
