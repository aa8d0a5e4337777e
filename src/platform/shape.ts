import { Catalogue } from './catalogue';
import type { CozystackProps } from './cozystack/cozystack';
import { CozystackVersion } from './cozystack/version';
import type { HikubeProps } from './hikube/hikube';
import type { KubeVirtProps } from './kubevirt/kubevirt';
import { KubeVirtVersion } from './kubevirt/version';
import { StorageClass } from '../disk/storage-class';
import { flag, instance, list, oneOf, struct, text } from '../findings/shape';
import { CpuArchitecture } from '../hardware/architecture';

const catalogue = instance(Catalogue, 'Catalogue.extend({ ... })');
const version = oneOf(CozystackVersion, 'CozystackVersion');

export const HIKUBE = struct<HikubeProps>({ version, catalogue });
export const COZYSTACK = struct<CozystackProps>({ version, catalogue });
export const KUBEVIRT = struct<KubeVirtProps>({
  version: oneOf(KubeVirtVersion, 'KubeVirtVersion'),
  catalogue,
  goldenImageNamespace: text,
  architecture: oneOf(CpuArchitecture, 'CpuArchitecture'),
  featureGates: list(text),
  defaultStorageClass: instance(StorageClass, 'StorageClass.REPLICATED'),
  stateStorageClass: instance(StorageClass, 'StorageClass.REPLICATED'),
  cozyProxy: flag,
  identitySeed: text,
});
