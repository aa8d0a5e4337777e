import { readSource, sourceOf } from './source';
import type { DataVolumeSpec } from '../../../../imports/cdi.kubevirt.io';
import { Problem } from '../../../findings/problem';
import { DiskSpec } from '../../../model/disk';
import { AccessMode, VolumeMode } from '../../../model/storage';
import { NodeContext } from '../../context';
import { at, Joint, put, take } from '../../fields';
import { resolveDisk } from '../../resolve/disk';
import { Wire } from '../../wire';
import { KubeVirtTarget } from '../target';

/** The spec of the `DataVolume` of a disk. */
export function dataVolumeSpec(spec: DiskSpec, context: NodeContext, target: KubeVirtTarget, problems: Problem[]): Wire<DataVolumeSpec> {
  const { image, size, storageClass: name } = resolveDisk(spec, context, target, problems);
  const storageClass = target.catalog.storageClasses.find(each => each.name === name);
  const accessMode = spec.accessMode ?? storageClass?.accessMode;
  const volumeMode = spec.volumeMode ?? storageClass?.volumeMode;
  return {
    ...sourceOf(spec, context, image, target, problems),
    ...spec.preallocation !== undefined && { preallocation: spec.preallocation },
    ...spec.serviceAccountName !== undefined && { serviceAccountName: spec.serviceAccountName },
    [spec.request === PVC ? 'pvc' : 'storage']: {
      // The access mode is written if the disk or its storage class sets it. Otherwise the cluster's storage profile decides.
      accessModes: accessMode === undefined ? undefined : [accessMode as AccessMode],
      // A clone without a size has the size of its source.
      resources: size === undefined ? undefined : { requests: { storage: size } },
      storageClassName: name === '' ? undefined : name,
      volumeMode: volumeMode as VolumeMode | undefined,
    },
  };
}

export const PVC = 'pvc';

const SPEC = ['spec'];

/** Writes and reads the spec. If the disk sets no access mode or volume mode, the mode comes from the storage class in the catalog. */
export const content: Joint<DiskSpec, KubeVirtTarget> = {
  write: (spec, tree, context, target, problems) => put(tree, SPEC, dataVolumeSpec(spec, context, target, problems)),
  read: (tree, context, target) => {
    const source = readSource(tree, context, target);
    const request = at(tree, ['spec', PVC]) === undefined || at(tree, ['spec', 'storage']) !== undefined ? undefined : PVC;
    const storage = ['spec', request ?? 'storage'];
    const size = take<string>(tree, [...storage, 'resources', 'requests', 'storage']);
    const storageClass = take<string>(tree, [...storage, 'storageClassName']);
    const [accessMode, ...more] = (at(tree, [...storage, 'accessModes']) ?? []) as readonly string[];
    const volumeMode = take<string>(tree, [...storage, 'volumeMode']);
    const known = target.catalog.storageClasses.find(each => each.name === (storageClass ?? target.defaultStorageClass));
    return {
      ...source && { source },
      ...size !== undefined && { size },
      ...storageClass !== undefined && { storageClass },
      ...accessMode !== undefined && more.length === 0 && accessMode !== known?.accessMode && { accessMode },
      ...volumeMode !== undefined && volumeMode !== known?.volumeMode && { volumeMode },
      ...request && { request },
    };
  },
};
