import { KubeVirtVersion } from './version';
import { CpuArchitecture } from '../../model/architecture';
import { Target } from '../resolve/target';

/** A cluster with plain KubeVirt and CDI. */
export interface KubeVirtTarget extends Target {
  readonly version: KubeVirtVersion;
  /** CPU architecture of the machines. */
  readonly architecture: CpuArchitecture;
  /** Makes identities of this fleet differ from those of another one with the same names. */
  readonly identitySeed: string;
  /** Where golden images are that do not say. */
  readonly imageNamespace: string;
  /** Feature gates that are switched on. */
  readonly featureGates: readonly string[];
  /** Feature gates that the version has on and that are switched off. What is general is on in any case. */
  readonly disabledFeatureGates: readonly string[];
  /** Where the state of UEFI and TPM is kept, if the user says so. */
  readonly stateStorageClass?: string;
  /** cozy-proxy runs in the cluster, which gives a machine a whole address. */
  readonly cozyProxy: boolean;
}
