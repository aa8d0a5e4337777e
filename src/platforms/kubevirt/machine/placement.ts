import { isLeft } from './left';
import { MachineSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { same } from '../../../model/same';
import { MachineAffinitySpec, NodeAffinitySpec, SpreadSpec } from '../../../model/scheduling';
import { at, Joint, put, take } from '../../fields';
import { FLEET_LABEL, MACHINE_LABEL, readSelection, selectorOf } from '../labels';
import { KubeVirtTarget } from '../target';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const AFFINITY = ['spec', 'template', 'spec', 'affinity'];
const SPREAD = ['spec', 'template', 'spec', 'topologySpreadConstraints'];
const LABELS = ['spec', 'template', 'metadata', 'labels'];
const ANNOTATIONS = ['spec', 'template', 'metadata', 'annotations'];

type Labels = Readonly<Record<string, string>>;

/** `nodeAffinity` and `machineAffinity` become the affinity of the template. */
export const affinity: Joint<MachineSpec, KubeVirtTarget> = {
  write: (spec, tree) => {
    const written = affinityField(spec);
    if (written) put(tree, AFFINITY, written);
  },
  read: tree => {
    const given = at(tree, AFFINITY) as any;
    if (!given) return {};
    const nodes: NodeAffinitySpec[] = [
      ...(given.nodeAffinity?.[REQUIRED]?.nodeSelectorTerms?.[0]?.matchExpressions ?? []).map(readExpression),
      ...(given.nodeAffinity?.[PREFERRED] ?? []).map(({ weight, preference }: any) => (
        { ...readExpression(preference?.matchExpressions?.[0]), weight }
      )),
    ];
    const machines = [...readMachineTerms(given.podAffinity, false), ...readMachineTerms(given.podAntiAffinity, true)];
    const spec = { ...nodes.length > 0 && { nodeAffinity: nodes }, ...machines.length > 0 && { machineAffinity: machines } };
    // An affinity in a form that this library does not write stays in the tree.
    if (!same(affinityField(spec), given)) return {};
    take(tree, AFFINITY);
    return spec;
  },
};

/** The labels and annotations of the pod. `fleet` becomes a label, and `spread` selects the other members of the fleet by this label. */
export const fleet: Joint<MachineSpec, KubeVirtTarget> = {
  write: (spec, tree) => {
    const { name, pool, fleet: fleetName, spread, podLabels, podAnnotations } = spec;
    const left = isLeft(spec, MachineDefault.MACHINE_LABEL);
    const labels = {
      ...!pool && !left && { [MACHINE_LABEL]: name },
      ...fleetName !== undefined && !(pool && left) && { [FLEET_LABEL]: fleetName },
      ...podLabels,
    };
    if (Object.keys(labels).length > 0 || pool) put(tree, LABELS, labels);
    if (podAnnotations && Object.keys(podAnnotations).length > 0) put(tree, ANNOTATIONS, podAnnotations);
    if (spread && spread.length > 0) put(tree, SPREAD, spread.map(each => spreadField(each, fleetName ?? '')));
  },
  read: tree => {
    const { name: own } = tree.metadata as { readonly name?: string };
    if (at(tree, [...LABELS, MACHINE_LABEL]) === own) take(tree, [...LABELS, MACHINE_LABEL]);
    const name = take<string>(tree, [...LABELS, FLEET_LABEL]);
    const constraints = at(tree, SPREAD) as readonly any[] | undefined;
    const spread = constraints?.map(({ topologyKey, maxSkew, whenUnsatisfiable }): SpreadSpec => (
      { label: topologyKey, maxSkew, strict: whenUnsatisfiable === 'DoNotSchedule' }
    ));
    const isOurs = spread && name !== undefined && same(spread.map(each => spreadField(each, name)), constraints);
    if (isOurs) take(tree, SPREAD);
    const podLabels = take<Labels>(tree, LABELS);
    const podAnnotations = take<Labels>(tree, ANNOTATIONS);
    return {
      ...name !== undefined && { fleet: name },
      ...isOurs && { spread },
      ...podLabels && Object.keys(podLabels).length > 0 && { podLabels },
      ...podAnnotations && { podAnnotations },
    };
  },
};

function spreadField({ label, maxSkew, strict }: SpreadSpec, fleetName: string): object {
  return {
    topologyKey: label,
    maxSkew,
    whenUnsatisfiable: strict ? 'DoNotSchedule' : 'ScheduleAnyway',
    labelSelector: { matchLabels: { [FLEET_LABEL]: fleetName } },
  };
}

function affinityField({ nodeAffinity = [], machineAffinity = [] }: Pick<MachineSpec, 'nodeAffinity' | 'machineAffinity'>): object | undefined {
  const [together, apart] = [machineAffinity.filter(each => !each.separate), machineAffinity.filter(each => each.separate)];
  return nodeAffinity.length + machineAffinity.length === 0 ? undefined : {
    nodeAffinity: nodeAffinity.length === 0 ? undefined : nodeTerms(nodeAffinity),
    podAffinity: together.length === 0 ? undefined : machineTerms(together),
    podAntiAffinity: apart.length === 0 ? undefined : machineTerms(apart),
  };
}

function nodeTerms(wishes: readonly NodeAffinitySpec[]): object {
  const expression = ({ label, operator, values }: NodeAffinitySpec) => ({ key: label, operator, values: values.length === 0 ? undefined : values });
  const [demands, preferences] = split(wishes);
  return {
    // All requirements are in one term, because Kubernetes treats several terms as alternatives.
    [REQUIRED]: demands.length === 0 ? undefined : { nodeSelectorTerms: [{ matchExpressions: demands.map(expression) }] },
    [PREFERRED]: preferences.length === 0
      ? undefined
      : preferences.map(wish => ({ weight: wish.weight, preference: { matchExpressions: [expression(wish)] } })),
  };
}

function machineTerms(wishes: readonly MachineAffinitySpec[]): object {
  const term = ({ machines, podLabels, label }: MachineAffinitySpec) => (
    { topologyKey: label, labelSelector: { matchLabels: machines ? selectorOf(machines) : podLabels } }
  );
  const [demands, preferences] = split(wishes);
  return {
    [REQUIRED]: demands.length === 0 ? undefined : demands.map(term),
    [PREFERRED]: preferences.length === 0 ? undefined : preferences.map(wish => ({ weight: wish.weight, podAffinityTerm: term(wish) })),
  };
}

function split<T extends { readonly weight?: number }>(wishes: readonly T[]): readonly [demands: readonly T[], preferences: readonly T[]] {
  return [wishes.filter(({ weight }) => weight === undefined), wishes.filter(({ weight }) => weight !== undefined)];
}

function readExpression(expression: any = {}): NodeAffinitySpec {
  return { label: expression.key, operator: expression.operator, values: expression.values ?? [] };
}

/** The selected machines, if the selector has only the label of this library; otherwise the labels of the selector. */
function readOthers(labels: Labels): Pick<MachineAffinitySpec, 'machines' | 'podLabels'> {
  const machines = readSelection(labels);
  return same(selectorOf(machines), labels) ? { machines } : { podLabels: labels };
}

function readMachineTerms(given: any, separate: boolean): MachineAffinitySpec[] {
  const term = ({ topologyKey, labelSelector }: any, weight?: number): MachineAffinitySpec => ({
    ...readOthers(labelSelector?.matchLabels ?? {}), separate, label: topologyKey, ...weight !== undefined && { weight },
  });
  return [
    ...(given?.[REQUIRED] ?? []).map((each: any) => term(each)),
    ...(given?.[PREFERRED] ?? []).map(({ weight, podAffinityTerm }: any) => term(podAffinityTerm ?? {}, weight)),
  ];
}
