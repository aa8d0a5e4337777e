import { ClusterCatalog } from './catalog';
import { CozystackProps } from './cozystack-props';
import { HikubeProps } from './hikube-props';
import { KubeVirtProps } from './kubevirt-props';
import { RegisteredPlatformProps } from './registered-platform-props';
import { CpuArchitecture } from '../../model/architecture';
import { RolloutStrategy } from '../../model/rollout-strategy';
import { flag, instance, list, map, oneOf, plainData, struct, text } from '../../model/types';
import { CozystackVersion } from '../../platforms/cozystack/version';
import { CdiVersion } from '../../platforms/kubevirt/cdi-version';
import { KubeVirtVersion } from '../../platforms/kubevirt/version';
import { StorageClass } from '../disk/storage-class';

const catalog = instance(ClusterCatalog, 'ClusterCatalog.extend');
const version = oneOf(CozystackVersion, 'CozystackVersion');

export const HIKUBE = struct<HikubeProps>({ version, catalog });
export const COZYSTACK = struct<CozystackProps>({ version, catalog });
export const KUBEVIRT = struct<KubeVirtProps>({
  version: oneOf(KubeVirtVersion, 'KubeVirtVersion'),
  cdi: oneOf(CdiVersion, 'CdiVersion'),
  catalog,
  goldenImageNamespace: text,
  architecture: oneOf(CpuArchitecture, 'CpuArchitecture'),
  featureGates: list(text),
  disabledFeatureGates: list(text),
  rolloutStrategy: oneOf(RolloutStrategy, 'RolloutStrategy'),
  defaultStorageClass: instance(StorageClass, 'StorageClass.REPLICATED'),
  stateStorageClass: instance(StorageClass, 'StorageClass.REPLICATED'),
  cozyProxy: flag,
  identitySeed: text,
});
export const REGISTERED = struct<RegisteredPlatformProps>({ version: text, catalog, options: map(plainData) });
