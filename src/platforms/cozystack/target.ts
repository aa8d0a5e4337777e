import { Capabilities } from './capabilities';
import { CozystackVersion } from './version';
import { Target } from '../resolve/target';

/** A Cozystack cluster: the capabilities of its charts, and its catalog. */
export interface CozystackTarget extends Target {
  /** Missing where the version is not known. */
  readonly version?: CozystackVersion;
  readonly capabilities: Capabilities;
  /** Its users can only use namespaces `tenant-...`. */
  readonly tenantsOnly?: boolean;
}
