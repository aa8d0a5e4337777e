import { content } from './content';
import { DISK_FIELDS } from './fields';
import { DiskSpec } from '../../../model/disk';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { Joint } from '../../fields';
import { metadataProblems } from '../../kubernetes/metadata';
import { nameProblems } from '../../kubernetes/names';
import { retention } from '../../retention';
import { mainObject } from '../api-object';
import { ChartBinding } from '../chart/binding';
import { METADATA_PREFIX } from '../metadata-prefix';
import { DISK_NAME } from '../release-name';
import { CozystackTarget } from '../target';

/** `machine` is not written, because a disk that is created together with a machine is an ordinary `VMDisk`. */
const machine: Joint<DiskSpec, CozystackTarget> = { write: () => undefined, read: () => ({}) };

/** A disk as a `VMDisk`. */
export const DISK = new ChartBinding<DiskSpec>(DISK_FIELDS, { content, retention, machine });

export function renderDisk(spec: DiskSpec, context: NodeContext, target: CozystackTarget): Rendering {
  const problems = nameProblems('the disk\'s name', spec.name, DISK_NAME, '; for the system disk of a machine, set `systemDisk.name`');
  problems.push(...metadataProblems(spec.labels, spec.annotations, METADATA_PREFIX));
  const tree = DISK.write(spec, context, target, problems);
  return { problems, manifests: [mainObject('VMDisk', tree)] };
}
