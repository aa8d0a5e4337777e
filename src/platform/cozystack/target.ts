import { Capabilities } from './capabilities';
import { Target } from '../resolve/target';

/** A cluster of the Cozystack kind: what its charts can do and what it offers. */
export interface CozystackTarget extends Target {
  readonly capabilities: Capabilities;
  /** Its users have namespaces `tenant-...` and no others. */
  readonly tenantsOnly?: boolean;
}
