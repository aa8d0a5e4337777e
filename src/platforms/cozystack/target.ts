import { Capabilities } from './capabilities';
import { CozystackVersion } from './version';
import { Target } from '../resolve/target';

/** A cluster of the Cozystack kind: what its charts can do and what it offers. */
export interface CozystackTarget extends Target {
  /** Missing where the version is not known. */
  readonly version?: CozystackVersion;
  readonly capabilities: Capabilities;
  /** Its users have namespaces `tenant-...` and no others. */
  readonly tenantsOnly?: boolean;
}
