import { Problem } from '../../../findings/problem';
import { CpuArchitecture } from '../../../model/architecture';
import { MachineSpec } from '../../../model/machine';
import { same } from '../../../model/same';
import { MachineAffinitySpec, NodeAffinitySpec } from '../../../model/scheduling';

/** Labels whose values are known for all nodes that can run a machine. The kubelet also sets the older names, which begin with `beta`. */
export function labelsOfPlatform(architecture: CpuArchitecture): Readonly<Record<string, string>> {
  return { 'kubernetes.io/arch': architecture, 'beta.kubernetes.io/arch': architecture, 'kubernetes.io/os': 'linux', 'beta.kubernetes.io/os': 'linux' };
}

/** `placement-rules.ts` checks these labels. */
const OF_PLATFORM = new Set(Object.keys(labelsOfPlatform(CpuArchitecture.AMD64)));

/** Requirements for nodes that contradict each other: no node can satisfy them, and the machine stays pending. */
export function nodeConflicts({ nodeSelector = {}, nodeAffinity = [], machineAffinity = [] }: MachineSpec): Problem[] {
  const required: readonly NodeAffinitySpec[] = [
    ...Object.entries(nodeSelector).map(([label, value]): NodeAffinitySpec => ({ label, operator: 'In', values: [value] })),
    ...nodeAffinity.filter(({ weight }) => weight === undefined),
  ];
  const labels = [...new Set(required.map(({ label }) => label))].filter(label => !OF_PLATFORM.has(label));
  return [
    ...labels.flatMap(label => {
      const own = required.filter(each => each.label === label);
      return own.length < 2 || isPossible(own) ? [] : [conflict(`the requirements for the node label "${label}" contradict each other`, own.map(textOf).join(' and '))];
    }),
    ...machineAffinity.filter(each => !each.separate && machineAffinity.some(other => other.separate && isOpposite(each, other))).map((
      { label, machines, podLabels },
    ) => conflict(`the machine requires affinity and anti-affinity to the same pods, for the node label "${label}"`, machines?.name ?? JSON.stringify(podLabels))),
  ];
}

function conflict(what: string, got: string): Problem {
  return { code: 'SCHEDULING_INVALID', message: `${what}; the machine could never be scheduled`, got, allowed: 'requirements that one node can satisfy', fix: 'remove one of the requirements' };
}

function isOpposite(a: MachineAffinitySpec, b: MachineAffinitySpec): boolean {
  return a.weight === undefined && b.weight === undefined && a.label === b.label && same(a.machines, b.machines) && same(a.podLabels, b.podLabels);
}

/** Whether a node can satisfy all conditions on one label, either with some value of the label or without the label. */
function isPossible(conditions: readonly NodeAffinitySpec[]): boolean {
  const valuesOf = (operator: NodeAffinitySpec['operator']) => conditions.filter(each => each.operator === operator).map(({ values }) => values);
  const sets = valuesOf('In');
  const [least, most] = [Math.max(...numbers(valuesOf('Gt'))), Math.min(...numbers(valuesOf('Lt')))];
  const isNeeded = conditions.some(({ operator }) => operator !== 'NotIn' && operator !== 'DoesNotExist');
  if (conditions.some(({ operator }) => operator === 'DoesNotExist')) return !isNeeded;
  const excluded = new Set(valuesOf('NotIn').flat());
  if (sets.length > 0) {
    return sets[0].some(value => (
      sets.every(set => set.includes(value)) && !excluded.has(value) && !(Number(value) <= least) && !(Number(value) >= most)
    ));
  }
  return !(most - least < 2);
}

function numbers(values: readonly (readonly string[])[]): number[] {
  return values.flat().map(Number).filter(Number.isFinite);
}

function textOf({ operator, values }: NodeAffinitySpec): string {
  return [operator, ...values].join(' ');
}
