import { DiskSourceSpec } from '../../model/disk';

/** A disk by its name and namespace. */
export interface PlacedDisk {
  readonly name: string;
  readonly namespace?: string;
}

/**
 * The disk from which a source clones: a disk of the program, or a volume claim by its name. The volume claim of a disk has the name of the disk.
 * A disk of the program in another namespace or cluster has its own finding, and does not count.
 *
 * @param own the namespace of the clone
 */
export function clonedDisk(source: DiskSourceSpec | undefined, own: string | undefined): PlacedDisk | undefined {
  switch (source?.kind) {
    case 'disk': return source.elsewhere === undefined ? { name: source.name, namespace: own } : undefined;
    case 'reference': return source.to === 'pvc' ? { name: source.name, namespace: source.namespace ?? own } : undefined;
    default: return undefined;
  }
}
