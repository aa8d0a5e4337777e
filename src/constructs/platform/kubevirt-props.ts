import { ClusterCatalog } from './catalog';
import { CpuArchitecture } from '../../model/architecture';
import { RolloutStrategy } from '../../model/rollout-strategy';
import { KubeVirtVersion } from '../../platforms/kubevirt/version';
import { StorageClass } from '../disk/storage-class';

/**
 * A cluster with KubeVirt and CDI and nothing on top.
 */
export interface KubeVirtProps {
  /**
   * KubeVirt's release line.
   * @default KubeVirtVersion.V1_9
   */
  readonly version?: KubeVirtVersion;

  /**
   * What the cluster has: golden images (`DataSource`s), own instance types and preferences, storage classes with what
   * their volumes can.
   * @default - the instance types and preferences that KubeVirt deploys; no golden images; storage classes `replicated`
   * (ReadWriteMany, Block) and `local` (ReadWriteOnce)
   */
  readonly catalog?: ClusterCatalog;

  /**
   * Namespace of the golden images that do not say theirs.
   * @default 'golden-images'
   */
  readonly goldenImageNamespace?: string;

  /**
   * CPU architecture of the machines.
   * @default CpuArchitecture.AMD64
   */
  readonly architecture?: CpuArchitecture;

  /**
   * Feature gates that are switched on in the KubeVirt resource, beyond what the version switches on by itself.
   * What needs one that is not on is a warning.
   * @default - none
   */
  readonly featureGates?: string[];

  /**
   * Feature gates that are switched off in the KubeVirt resource although they are beta, which since KubeVirt 1.9 means on. Becomes nothing
   * in the manifests: what needs one is a warning.
   * Source: `disabledFeatureGates` of https://github.com/kubevirt/enhancements/issues/229.
   * @default - none
   */
  readonly disabledFeatureGates?: string[];

  /**
   * How the cluster rolls changes out to running machines. Becomes nothing in the manifests: `vm-fleet diff` and `Impact` say by it whether
   * more sockets and memory are live.
   * Source: `vmRolloutStrategy` of https://kubevirt.io/user-guide/user_workloads/vm_rollout_strategies/.
   * @default - that of the version: `RolloutStrategy.LIVE_UPDATE` since KubeVirt 1.6, `RolloutStrategy.STAGE` before
   */
  readonly rolloutStrategy?: RolloutStrategy;

  /**
   * Storage class of disks that name none. It has to be in the catalog.
   * @default - the cluster's own default, of which nothing is known here: its storage profile decides on access and volume mode
   */
  readonly defaultStorageClass?: StorageClass;

  /**
   * Storage class for the state of UEFI and TPM (`vmStateStorageClass` of the KubeVirt resource).
   * @default - unknown; a machine that keeps such a state is a warning
   */
  readonly stateStorageClass?: StorageClass;

  /**
   * Whether cozy-proxy is installed, which gives a machine a whole public address.
   * @default false
   */
  readonly cozyProxy?: boolean;

  /**
   * Sets the identities (firmware UUID, serial) of this fleet's machines apart from those of another fleet with the
   * same namespaces and names. Changing it makes new machines of all of them.
   * @default - none
   */
  readonly identitySeed?: string;
}
