import { attachedDisk, bootDisk } from './attached-disk';
import { DiskSpec, ImageReference } from '../../model/disk';
import { MachineSpec } from '../../model/machine';
import { NodeContext } from '../context';

/** The content of a machine's boot disk when the disk is created. */
export interface BootContent {
  readonly image?: ImageReference;
  /** The address of an image file or container image. */
  readonly address?: string;
}

/**
 * The maximum number of clones to follow. A clone has the content of its original, and the original may be a clone too. Without a limit, the
 * search in a ring of clones would never end.
 */
const MOST_CLONES = 8;

/** The content of a machine's boot disk; empty if the model does not contain the disk. */
export function bootContent(spec: Pick<MachineSpec, 'disks'>, context: NodeContext): BootContent {
  const disk = bootDisk(spec);
  if (disk?.inline) return disk.inline.kind === 'containerImage' ? { address: disk.inline.image } : {};
  let source = disk && attachedDisk(disk, context)?.source;
  for (let step = 0; step < MOST_CLONES && source?.kind === 'disk' && source.elsewhere === undefined; step++) source = context.find('disk', source.name)?.source;
  return contentOf(source);
}

function contentOf(source: DiskSpec['source']): BootContent {
  switch (source?.kind) {
    case 'image': return { image: source.image };
    case 'http': case 's3': case 'gcs': return { address: source.url };
    case 'registry': return source.url === undefined ? {} : { address: source.url };
    default: return {};
  }
}
