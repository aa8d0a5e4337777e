import { KubeVirtTarget } from './target';
import type { DataVolumeSpec } from '../../../imports/cdi.kubevirt.io';
import { Problem } from '../../findings/problem';
import { DiskModel } from '../../model/disk';
import { FoundImage } from '../catalogue/find-image';
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
      resources: { requests: { storage: size?.asString() ?? '' } },
      storageClassName: model.storageClass,
      volumeMode: storageClass?.volumeMode,
    },
  };
}

function sourceOf(
  { source, namespace }: DiskModel, image: FoundImage | undefined, target: KubeVirtTarget, problems: Problem[],
): Pick<Wire<DataVolumeSpec>, 'source' | 'sourceRef'> {
  switch (source.kind) {
    case 'blank': return { source: { blank: {} } };
    case 'upload': return { source: { upload: {} } };
    case 'http': return { source: { http: { url: source.url } } };
    case 'image': return {
      sourceRef: { kind: 'DataSource', name: image?.name ?? '', namespace: image?.namespace ?? target.imageNamespace },
    };
    case 'disk':
      if (namespace === undefined) {
        problems.push({
          code: 'NAMESPACE_MISSING',
          message: `disk "${source.name}" is cloned, for which CDI wants its namespace, and the chart has none`,
          fix: 'give the chart its `namespace`',
        });
      }
      return { source: { pvc: { name: source.name, namespace: namespace ?? '' } } };
  }
}
