import { ClusterCatalog } from './catalog';
import { CpuArchitecture } from '../../model/architecture';
import { RolloutStrategy } from '../../model/rollout-strategy';
import { CdiVersion } from '../../platforms/kubevirt/cdi-version';
import { KubeVirtVersion } from '../../platforms/kubevirt/version';
import { StorageClass } from '../disk/storage-class';

/**
 * A cluster with only KubeVirt and CDI.
 */
export interface KubeVirtProps {
  /**
   * The release line of KubeVirt.
   * @default KubeVirtVersion.V1_9
   */
  readonly version?: KubeVirtVersion;

  /**
   * The release line of CDI. A disk field that this release does not have is an error.
   * @default - unknown; a disk field that only recent releases of CDI have causes a warning
   */
  readonly cdi?: CdiVersion;

  /**
   * What the cluster has: golden images (`DataSource`s), your own instance types and preferences, storage classes and their capabilities.
   * @default - the instance types and preferences that KubeVirt deploys; no golden images; storage classes `replicated` (ReadWriteMany,
   * Block) and `local` (ReadWriteOnce)
   */
  readonly catalog?: ClusterCatalog;

  /**
   * Namespace of golden images that do not set `namespace`.
   * @default 'golden-images'
   */
  readonly goldenImageNamespace?: string;

  /**
   * CPU architecture of the machines.
   * @default CpuArchitecture.AMD64
   */
  readonly architecture?: CpuArchitecture;

  /**
   * Feature gates that are enabled in the KubeVirt resource, in addition to the defaults of the version. If a machine needs a gate
   * that is not enabled, you get a warning.
   * @default - none
   */
  readonly featureGates?: string[];

  /**
   * Beta feature gates that are disabled in the KubeVirt resource. From KubeVirt 1.9, all beta gates are enabled by default. The list is not written
   * into manifests. If a machine needs a disabled gate, you get a warning. Source: `disabledFeatureGates` of
   * https://github.com/kubevirt/enhancements/issues/229.
   * @default - none
   */
  readonly disabledFeatureGates?: string[];

  /**
   * How the cluster rolls changes out to running machines. The strategy is not written into manifests. `vm-fleet diff` and `Impact` use the
   * strategy to report whether more sockets and memory apply live. Source: `vmRolloutStrategy` of
   * https://kubevirt.io/user-guide/user_workloads/vm_rollout_strategies/.
   * @default - the strategy of the version: `RolloutStrategy.LIVE_UPDATE` since KubeVirt 1.6, `RolloutStrategy.STAGE` before
   */
  readonly rolloutStrategy?: RolloutStrategy;

  /**
   * Storage class of disks that do not set `storageClass`. The class has to be in the catalog.
   * @default - the cluster's default class; the library does not know this class, so the storage profile sets access mode and volume mode
   */
  readonly defaultStorageClass?: StorageClass;

  /**
   * Storage class for the state of UEFI and TPM (`vmStateStorageClass` of the KubeVirt resource).
   * @default - unknown; a machine with persistent UEFI or TPM state causes a warning
   */
  readonly stateStorageClass?: StorageClass;

  /**
   * Whether cozy-proxy is installed. A machine needs cozy-proxy for a whole public address.
   * @default false
   */
  readonly cozyProxy?: boolean;

  /**
   * A text that makes the identities (firmware UUID, serial) of the machines on this platform different from the identities of machines with the same
   * namespaces and names in another cluster. A change of the seed changes all identities.
   * @default - none
   */
  readonly identitySeed?: string;
}
