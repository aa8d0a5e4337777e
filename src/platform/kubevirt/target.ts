import { KubeVirtVersion } from './version';
import { Target } from '../resolve/target';

/** A cluster with plain KubeVirt and CDI. */
export interface KubeVirtTarget extends Target {
  readonly version: KubeVirtVersion;
  /** CPU architecture of the machines. */
  readonly architecture: 'amd64' | 'arm64';
  /** Makes identities of this fleet differ from those of another one with the same names. */
  readonly identitySeed: string;
  /** Where golden images are that do not say. */
  readonly imageNamespace: string;
  /** cozy-proxy runs in the cluster, which gives a machine a whole address. */
  readonly cozyProxy: boolean;
}
