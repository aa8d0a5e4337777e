import { CdiVersion } from './cdi-version';
import { KubeVirtVersion } from './version';
import { CpuArchitecture } from '../../model/architecture';
import { Target } from '../resolve/target';

/** A cluster with plain KubeVirt and CDI. */
export interface KubeVirtTarget extends Target {
  readonly version: KubeVirtVersion;
  /** The version of CDI; undefined if it is not known. */
  readonly cdi?: CdiVersion;
  /** The CPU architecture of the nodes and machines. */
  readonly architecture: CpuArchitecture;
  /** A text from which the UUIDs of machines are derived. Two fleets whose machines have the same names need different texts. */
  readonly identitySeed: string;
  /** The namespace of golden images that do not set a namespace. */
  readonly imageNamespace: string;
  /** Feature gates that are enabled. */
  readonly featureGates: readonly string[];
  /** Beta feature gates that are disabled. GA gates cannot be disabled. */
  readonly disabledFeatureGates: readonly string[];
  /** Whether `vmRolloutStrategy` is LiveUpdate, so that additional sockets and memory apply to the running machine. */
  readonly updatesLive: boolean;
  /** The storage class for the state of UEFI and TPM, if the user sets it. */
  readonly stateStorageClass?: string;
  /** Whether cozy-proxy runs in the cluster, so that a machine can have a whole public address. */
  readonly cozyProxy: boolean;
}
