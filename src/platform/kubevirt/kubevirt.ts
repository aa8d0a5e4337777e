import { KubeVirtDriver } from './driver';
import { offerOf } from './offer';
import { atLeast, KubeVirtVersion, NEWEST } from './version';
import { StorageClass } from '../../disk/storage-class';
import { CpuArchitecture } from '../../hardware/architecture';
import { Catalogue } from '../catalogue/catalogue';
import { applyCatalogue } from '../catalogue/offer';
import { overheadSince } from '../resolve/launcher-facts';

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
  readonly catalogue?: Catalogue;

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
   * Storage class of disks that name none. It has to be in the catalogue.
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

export function kubevirtDriver(props: KubeVirtProps): KubeVirtDriver {
  const version = props.version ?? NEWEST;
  return new KubeVirtDriver({
    label: `KubeVirt ${version}`,
    version,
    architecture: props.architecture ?? CpuArchitecture.AMD64,
    featureGates: props.featureGates ?? [],
    stateStorageClass: props.stateStorageClass?.name,
    identitySeed: props.identitySeed ?? '',
    imageNamespace: props.goldenImageNamespace ?? 'golden-images',
    cozyProxy: props.cozyProxy ?? false,
    offer: applyCatalogue(offerOf(version), props.catalogue, undefined),
    launcher: {
      ...overheadSince({ v1_5: atLeast(version, KubeVirtVersion.V1_5), v1_6: atLeast(version, KubeVirtVersion.V1_6) }),
      cpuRatio: 10,
      memoryLimitRatio: 2,
      consoleLog: true,
      architecture: props.architecture ?? CpuArchitecture.AMD64,
    },
    wayOut: 'take another platform',
    defaultStorageClass: props.defaultStorageClass?.name ?? '',
    infers: true,
    ownTypes: 'to give it one, write an InstanceTypeCatalog (Hikube\'s S series: InstanceTypeCatalog.hikubeSSeries())',
    ownImages: 'to give it one, write a GoldenImageCatalog',
    // CDI copies through the network where it cannot clone.
    clonesWithinClass: false,
    clonesTakeSize: true,
    sizeDefault: 'CDI refuses a volume without one',
  });
}
