import { SINCE, since } from './capabilities';
import { CozystackTarget } from './target';
import { Problem } from '../../findings/problem';
import { DiskSourceModel } from '../../model/disk';
import { FoundImage } from '../catalogue/find-image';
import { notSupported } from '../resolve/problems';

/** `VMDisk.spec.source`: at most one key; none is a blank disk. */
export function sourceOf(source: DiskSourceModel, image: FoundImage | undefined, target: CozystackTarget, problems: Problem[]): object {
  switch (source.kind) {
    case 'blank': return {};
    case 'upload': return { upload: {} };
    case 'http': return { http: { url: source.url } };
    case 'image': return { image: { name: image?.name ?? source.image.name ?? source.image.id } };
    case 'disk': {
      if (!target.capabilities.diskClones) problems.push(notSupported('disks cloned from disks (`DiskSource.disk`)', since(SINCE.diskClones), target));
      return { disk: { name: source.name } };
    }
  }
}
