import { catalogOf } from './catalog-data';
import { CdiVersion } from './cdi-version';
import { KubeVirtDriver } from './driver';
import { atLeast, KubeVirtVersion, NEWEST } from './version';
import { CpuArchitecture } from '../../model/architecture';
import { PlatformRef } from '../../model/platform';
import { RolloutStrategy } from '../../model/rollout-strategy';
import { applyCatalog } from '../catalog/catalog-data';
import { overheadSince } from '../resolve/launcher-facts';

/** The properties of Platform.kubevirt, without the version and the catalog. */
export interface KubeVirtOptions {
  readonly cdi?: string;
  readonly goldenImageNamespace?: string;
  readonly architecture?: string;
  readonly featureGates?: readonly string[];
  readonly disabledFeatureGates?: readonly string[];
  /** Decides the effect of a change on a running machine, and the checks of `headroom`. */
  readonly rolloutStrategy?: string;
  readonly defaultStorageClass?: string;
  readonly stateStorageClass?: string;
  readonly cozyProxy?: boolean;
  readonly identitySeed?: string;
}

/** The driver of a cluster with only KubeVirt and CDI. */
export function kubevirtDriver({ version: given, catalog, options }: PlatformRef): KubeVirtDriver {
  const version = given === undefined ? NEWEST : given as KubeVirtVersion;
  const props: KubeVirtOptions = options ?? {};
  const architecture = props.architecture === CpuArchitecture.ARM64 ? CpuArchitecture.ARM64 : CpuArchitecture.AMD64;
  return new KubeVirtDriver({
    label: `KubeVirt ${version}`,
    version,
    cdi: props.cdi as CdiVersion | undefined,
    architecture,
    featureGates: props.featureGates ?? [],
    disabledFeatureGates: props.disabledFeatureGates ?? [],
    updatesLive: props.rolloutStrategy === undefined ? atLeast(version, KubeVirtVersion.V1_6) : props.rolloutStrategy === RolloutStrategy.LIVE_UPDATE,
    stateStorageClass: props.stateStorageClass,
    identitySeed: props.identitySeed ?? '',
    imageNamespace: props.goldenImageNamespace ?? 'golden-images',
    cozyProxy: props.cozyProxy ?? false,
    catalog: applyCatalog(catalogOf(version), catalog, undefined),
    launcher: {
      ...overheadSince({ v1_5: atLeast(version, KubeVirtVersion.V1_5), v1_6: atLeast(version, KubeVirtVersion.V1_6) }),
      cpuRatio: 10,
      memoryLimitRatio: 2,
      consoleLog: true,
      architecture,
    },
    remediation: 'use another platform',
    defaultStorageClass: props.defaultStorageClass ?? '',
    infers: true,
    writesThreads: true,
    ownTypes: 'to add types, create an `InstanceTypeSet` (for Hikube\'s S series: InstanceTypeSet.hikubeSSeries)',
    ownImages: 'to add an image, create a `GoldenImageSet`',
    // If CDI cannot clone with CSI, it copies over the network, also into another storage class.
    clonesWithinClass: false,
    clonesTakeSize: true,
    sizeDefault: 'CDI rejects a volume without a size',
  });
}
