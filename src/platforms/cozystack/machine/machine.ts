import { exposure } from './exposure';
import { MACHINE_FIELDS } from './fields';
import { guest } from './guest';
import { left } from './left';
import { checkMigration } from './migration';
import { networks } from './networks';
import { runState } from './run-state';
import { MachineSpec } from '../../../model/machine';
import { chartTextProblems } from '../../../model/user-data';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { Joint } from '../../fields';
import { metadataProblems } from '../../kubernetes/metadata';
import { nameProblems } from '../../kubernetes/names';
import { mainObject } from '../api-object';
import { ChartBinding } from '../chart/binding';
import { METADATA_PREFIX } from '../metadata-prefix';
import { MACHINE_NAME } from '../release-name';
import { CozystackTarget } from '../target';

/** A fleet has no object on this platform. */
const fleet: Joint<MachineSpec, CozystackTarget> = { write: () => undefined, read: () => ({}) };

/** A machine as a `VMInstance`. */
export const MACHINE = new ChartBinding<MachineSpec>(MACHINE_FIELDS, { left, guest, exposure, runState, networks, fleet });

export function renderMachine(spec: MachineSpec, context: NodeContext, target: CozystackTarget): Rendering {
  const problems = nameProblems('the machine\'s name', spec.name, MACHINE_NAME);
  problems.push(...metadataProblems(spec.labels, spec.annotations, METADATA_PREFIX));
  const tree = MACHINE.write(spec, context, target, problems);
  checkMigration(spec, context, target, problems);
  if (spec.userData !== undefined) problems.push(...chartTextProblems(spec.userData));
  return { problems, manifests: [mainObject('VMInstance', tree)] };
}
