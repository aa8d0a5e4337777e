import { Target } from './target';
import { Problem, quote } from '../../findings/problem';
import { AttachedDiskSpec, MachineSpec } from '../../model/machine';
import { NodeContext } from '../context';
import { attachedDisk } from './attached-disk';

/** What a disk is cloned from may carry labels that name a default type and profile; an import carries none. */
const INFERABLE: readonly string[] = ['image', 'disk', 'reference'];

/**
 * The disk from which KubeVirt is to find out a machine's type or profile: the named one, else the boot disk.
 *
 * @param what as a person calls what is found out
 */
export function inferenceDisk(
  name: string | undefined, { disks = [] }: MachineSpec, context: NodeContext, what: string, { infers }: Target, problems: Problem[],
): AttachedDiskSpec | undefined {
  const attached = name === undefined ? disks[0] : disks.find(disk => disk.name === name);
  // Its driver says that there is no such thing.
  if (!infers) return attached;
  const made = attached && attachedDisk(attached, context);
  // The origin of a disk that exists already is not known.
  const why = !attached
    ? `the machine has no disk${name === undefined ? '' : ` "${name}"`}`
    : attached.inline || (made && !INFERABLE.includes(made.source?.kind ?? 'blank'))
      ? `disk "${attached.name}" is not a clone, so it has no labels for KubeVirt to infer from`
      : undefined;
  if (why === undefined) {
    problems.push({
      code: 'INFERRED',
      message: `KubeVirt infers the ${what} when the machine is created, and replaces the field in the object`,
      fix: `set the ${what}, so that it is checked here and a GitOps tool reports no drift; or acknowledge this`,
    });
    return attached;
  }
  problems.push({
    code: 'INFERENCE_IMPOSSIBLE',
    message: `the ${what} cannot be inferred: ${why}; KubeVirt rejects the machine`,
    got: name === undefined ? undefined : quote(name),
    fix: `infer from a disk that is cloned from an image, volume claim, snapshot or DataSource, or set the ${what}`,
  });
  return undefined;
}
