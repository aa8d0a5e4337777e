import { Problem } from '../../findings/problem';
import { NodeOf } from '../../model/fleet-model';
import { MachineSpec } from '../../model/machine';
import { Cluster } from '../fleet';

const HOST = 'kubernetes.io/hostname';
const NO_PROBLEMS: readonly Problem[] = [];

/**
 * Reports a machine that must run in one place with another machine, although both cannot run in this place: their `nodeSelector`s differ, or the
 * machine must run in another place than a third machine that is in this place.
 */
export function colocationProblems({ namespace, spec }: NodeOf<'machine'>, cluster: Cluster): readonly Problem[] {
  if (!spec.machineAffinity?.some(({ separate }) => !separate)) return NO_PROBLEMS;
  const find = (name: string) => cluster.node('machine', namespace, name)?.spec;
  return [...new Set(spec.machineAffinity.map(({ label }) => label))].flatMap(label => {
    const others = together(spec, label, find);
    const apart = required(spec, true).filter(each => each.label === label || label === HOST).map(({ name }) => name);
    // A pair of contradictory rules of one machine for the same other machine has its own finding.
    const direct = required(spec, false).map(({ name }) => name);
    return [
      ...others.filter(({ name }) => apart.includes(name) && !direct.includes(name)).map(({ name }) => conflict(spec, name, label, 'it must also run in another place than this machine')),
      ...others.flatMap(other => differing(spec, other, label).map(by => conflict(spec, other.name, label, `the two machines select different values of the node label "${by}"`))),
    ];
  });
}

/** The rules of a machine, without preferences, for single machines of its namespace. */
function required({ machineAffinity = [] }: MachineSpec, apart: boolean): { readonly label: string; readonly name: string }[] {
  return machineAffinity.flatMap(({ separate, label, weight, machines }) => (
    separate === apart && weight === undefined && machines?.kind === 'machine' && machines.elsewhere === undefined ? [{ label, name: machines.name }] : []
  ));
}

/** The machines with which a machine shares its place, directly or by way of others. Machines on one node share each place. */
function together(spec: MachineSpec, label: string, find: (name: string) => MachineSpec | undefined): MachineSpec[] {
  const found = new Map([[spec.name, spec]]);
  for (const each of found.values()) {
    for (const { name, label: by } of required(each, false)) {
      const other = by === label || by === HOST ? find(name) : undefined;
      if (other !== undefined && !found.has(name)) found.set(name, other);
    }
  }
  return [...found.values()].slice(1);
}

function differing({ nodeSelector = {} }: MachineSpec, { nodeSelector: other = {} }: MachineSpec, label: string): string[] {
  return Object.keys(nodeSelector).filter(key => (key === label || label === HOST) && Object.hasOwn(other, key) && other[key] !== nodeSelector[key]);
}

function conflict({ name }: MachineSpec, other: string, label: string, why: string): Problem {
  return {
    code: 'SCHEDULING_INVALID',
    message: `the requirements of machine "${name}" contradict each other: it must run in one place with machine "${other}", for the node label "${label}", but ${why}; `
      + 'the machine could never be scheduled',
    got: other,
    allowed: 'requirements that one node can satisfy',
    fix: 'remove one of the requirements, or give it a weight',
  };
}
