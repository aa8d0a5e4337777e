import { Problem } from '../findings/problem';
import { Standing } from '../placement/standing';
import { MachineAffinity } from '../scheduling/machine-affinity';

/** Machines that a machine is to stand beside or apart from are known by a label in its own namespace. */
export function affinityProblems(affinities: readonly MachineAffinity[] = [], standing: Standing, name: string): Problem[] {
  return affinities.flatMap(({ _machines: { _selection: others, _standing: there } }) => (
    standing.elsewhere(`${others.kind} "${others.name}"`, there, `machine "${name}"`) ?? []
  ));
}
