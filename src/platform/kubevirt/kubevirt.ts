import { KubeVirtDriver } from './driver';
import { offerOf } from './offer';
import { KubeVirtVersion, NEWEST } from './version';
import { Catalogue } from '../catalogue/catalogue';
import { applyCatalogue } from '../catalogue/offer';

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
    architecture: 'amd64',
    identitySeed: props.identitySeed ?? '',
    imageNamespace: props.goldenImageNamespace ?? 'golden-images',
    cozyProxy: props.cozyProxy ?? false,
    offer: applyCatalogue(offerOf(version), props.catalogue, undefined),
    wayOut: 'take another platform',
    defaultStorageClass: 'replicated',
    // CDI copies through the network where it cannot clone.
    clonesWithinClass: false,
    sizeDefault: 'CDI refuses a volume without one',
  });
}
