import { sourceOf } from './disk-source';
import { KubeVirtTarget } from './target';
import type { DataVolumeSpec } from '../../../imports/cdi.kubevirt.io';
import { Problem } from '../../findings/problem';
import { DiskModel } from '../../model/disk';
import { resolveDisk } from '../resolve/disk';
import { Wire } from '../wire';

/** What a disk asks CDI for. */
export function dataVolumeSpec(model: DiskModel, target: KubeVirtTarget, problems: Problem[]): Wire<DataVolumeSpec> {
  const { image, size } = resolveDisk(model, target, problems);
  const storageClass = target.offer.storageClasses.find(({ name }) => name === model.storageClass);
  return {
    ...sourceOf(model, image, target, problems),
    storage: {
      // Asked for where the class is known to offer it; else the cluster's storage profile decides.
      accessModes: storageClass?.accessMode && [storageClass.accessMode],
      // A clone takes the size of what it is cloned from.
      resources: size && { requests: { storage: size.asString() } },
      storageClassName: model.storageClass === '' ? undefined : model.storageClass,
      volumeMode: storageClass?.volumeMode,
    },
  };
}
