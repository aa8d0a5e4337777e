import { Problem } from '../../../findings/problem';
import { DiskSourceSpec } from '../../../model/disk';
import { FoundImage } from '../../catalog/find-image';
import { ApiTree, at, take } from '../../fields';
import { notSupported, PLAIN_KUBEVIRT } from '../../resolve/problems';
import { SINCE, since } from '../capabilities';
import { CozystackTarget } from '../target';

const REFERENCES = { pvc: 'volume claim', snapshot: 'volume snapshot', dataSource: '`DataSource`' } as const;
const PROTOCOLS = {
  registry: 'container registry', s3: 'S3', gcs: 'Google Cloud Storage', imageio: 'oVirt\'s protocol', vddk: 'VMware\'s library',
} as const;

/** The value of `VMDisk.spec.source`. A blank disk has no key, and any other disk has one key. */
export function sourceOf(source: DiskSourceSpec, image: FoundImage | undefined, target: CozystackTarget, problems: Problem[]): object {
  switch (source.kind) {
    case 'blank': return {};
    case 'upload': return { upload: {} };
    case 'http': {
      const { kind, url, ...options } = source;
      if (Object.values(options).some(option => option !== undefined)) {
        problems.push(notSupported('credentials, certificates and headers of an import (the options of `DiskSource.http`)', PLAIN_KUBEVIRT, target));
      }
      return { http: { url } };
    }
    case 'reference':
      problems.push(notSupported(`clones of a ${REFERENCES[source.to]}`, `${PLAIN_KUBEVIRT}; on this platform use \`DiskSource.disk\` or \`DiskSource.image\``, target));
      return {};
    case 'registry': case 's3': case 'gcs': case 'imageio': case 'vddk':
      problems.push(notSupported(`imports by ${PROTOCOLS[source.kind]}`, `${PLAIN_KUBEVIRT}; on this platform use \`DiskSource.http\` or \`DiskSource.upload\``, target));
      return {};
    case 'image': return { image: { name: image?.name ?? source.image.name ?? source.image.id } };
    case 'disk': {
      if (!target.capabilities.diskClones) problems.push(notSupported('disks cloned from disks (`DiskSource.disk`)', since(SINCE.diskClones), target));
      return { disk: { name: source.name } };
    }
  }
}

/** The source of a `VMDisk`, if this library can write it. */
export function readSource(tree: ApiTree): DiskSourceSpec | undefined {
  const source = at(tree, ['spec', 'source']) as Readonly<Record<string, any>> | undefined;
  const [kind, ...more] = Object.keys(source ?? {});
  const read = more.length > 0 ? undefined : kind === undefined ? { kind: 'blank' } as const : sourceIn(kind, source![kind]);
  if (read) take(tree, ['spec', 'source']);
  return read;
}

function sourceIn(kind: string, value: Readonly<Record<string, any>>): DiskSourceSpec | undefined {
  switch (kind) {
    case 'upload': return { kind };
    case 'http': return { kind, url: value.url };
    case 'image': return { kind, image: { name: value.name } };
    case 'disk': return { kind, name: value.name };
    default: return undefined;
  }
}
