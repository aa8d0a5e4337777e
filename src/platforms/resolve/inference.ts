import { attachedDisk, bootDisk } from './attached-disk';
import { Target } from './target';
import { Problem, quote } from '../../findings/problem';
import { AttachedDiskSpec, MachineSpec } from '../../model/machine';
import { NodeContext } from '../context';

/** The kinds of sources that may have labels with a default type and profile, i.e. the sources of clones. An import has no labels. */
const INFERABLE: readonly string[] = ['image', 'disk', 'reference'];

/**
 * The disk from which KubeVirt infers a machine's type or profile: the disk with the given name, otherwise the boot disk.
 *
 * @param what the name of the inferred value in messages
 */
export function inferenceDisk(
  name: string | undefined, { disks = [] }: MachineSpec, context: NodeContext, what: string, { infers }: Target, problems: Problem[],
): AttachedDiskSpec | undefined {
  const attached = name === undefined ? bootDisk({ disks }) : disks.find(disk => disk.name === name);
  // The driver reports that inference is not supported.
  if (!infers) return attached;
  const made = attached && attachedDisk(attached, context);
  // The source of an existing disk is not known, so the inference may be possible.
  const why = !attached
    ? `the machine has no disk${name === undefined ? '' : ` "${name}"`}`
    : attached.inline || (made && !INFERABLE.includes(made.source?.kind ?? 'blank'))
      ? `disk "${attached.name}" is not a clone, so it has no labels for KubeVirt to infer from`
      : undefined;
  if (why === undefined) {
    problems.push({
      code: 'INFERRED',
      message: `KubeVirt infers the ${what} when the machine is created, and replaces the field in the object`,
      fix: `set the ${what}, so that synthesis can check it and a GitOps tool reports no drift; or acknowledge this`,
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
