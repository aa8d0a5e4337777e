import { FLEET_LABEL, selectorOf } from './labels';
import type { VirtualMachineSpec } from '../../../imports/kubevirt.io';
import { Problem, quote } from '../../findings/problem';
import { MachineModel } from '../../model/machine';
import { MachineAffinityModel, NodeAffinityModel, TolerationModel } from '../../model/scheduling';
import { isLabelKey, isLabelValue } from '../kubernetes/metadata';
import { Wire } from '../wire';

type Template = NonNullable<Wire<VirtualMachineSpec>['template']['spec']>;

const VALUE = 'at most 63 of A-Z, a-z, 0-9, "-", "_", "."';

/** The fields of the template that say which nodes a machine stands on. */
export function schedulingFields({ scheduling, group }: MachineModel): Pick<Template, 'nodeSelector' | 'affinity' | 'tolerations' | 'topologySpreadConstraints'> {
  if (!scheduling) return {};
  const { nodeSelector, nodeAffinity, machineAffinity, tolerations, spread } = scheduling;
  const [together, apart] = [machineAffinity.filter(each => !each.apart), machineAffinity.filter(each => each.apart)];
  return {
    nodeSelector,
    affinity: nodeAffinity.length + machineAffinity.length === 0 ? undefined : {
      nodeAffinity: nodeAffinity.length === 0 ? undefined : nodeTerms(nodeAffinity),
      podAffinity: together.length === 0 ? undefined : machineTerms(together),
      podAntiAffinity: apart.length === 0 ? undefined : machineTerms(apart),
    },
    tolerations: tolerations.length === 0 ? undefined : tolerations.map(tolerationField),
    topologySpreadConstraints: spread.length === 0 ? undefined : spread.map(({ label, maxSkew, strict }) => ({
      topologyKey: label,
      maxSkew,
      whenUnsatisfiable: strict ? 'DoNotSchedule' : 'ScheduleAnyway',
      labelSelector: { matchLabels: { [FLEET_LABEL]: group ?? '' } },
    })),
  };
}

function nodeTerms(wishes: readonly NodeAffinityModel[]) {
  const expression = ({ label, values }: NodeAffinityModel) => ({ key: label, operator: 'In', values: [...values] });
  const demands = wishes.filter(({ weight }) => weight === undefined);
  const preferences = wishes.filter(({ weight }) => weight !== undefined);
  return {
    // All demands in one term: several terms would be alternatives.
    requiredDuringSchedulingIgnoredDuringExecution: demands.length === 0
      ? undefined
      : { nodeSelectorTerms: [{ matchExpressions: demands.map(expression) }] },
    preferredDuringSchedulingIgnoredDuringExecution: preferences.length === 0
      ? undefined
      : preferences.map(wish => ({ weight: wish.weight!, preference: { matchExpressions: [expression(wish)] } })),
  };
}

function machineTerms(wishes: readonly MachineAffinityModel[]) {
  const term = ({ machines, label }: MachineAffinityModel) => ({ topologyKey: label, labelSelector: { matchLabels: selectorOf(machines) } });
  const demands = wishes.filter(({ weight }) => weight === undefined);
  const preferences = wishes.filter(({ weight }) => weight !== undefined);
  return {
    requiredDuringSchedulingIgnoredDuringExecution: demands.length === 0 ? undefined : demands.map(term),
    preferredDuringSchedulingIgnoredDuringExecution: preferences.length === 0
      ? undefined
      : preferences.map(wish => ({ weight: wish.weight!, podAffinityTerm: term(wish) })),
  };
}

function tolerationField({ key, value, effect, seconds }: TolerationModel) {
  return { key, operator: value === undefined ? 'Exists' : 'Equal', value, effect, tolerationSeconds: seconds };
}

/** What the API server or KubeVirt's webhook refuses of it, or would refuse of the pod. */
export function checkScheduling({ scheduling }: MachineModel, problems: Problem[]): void {
  if (!scheduling) return;
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'SCHEDULING_INVALID', message: `${what}; the machine would never be placed`, got: quote(got), allowed, fix: 'give what is allowed, or leave it out',
  });
  const label = (what: string, key: string) => {
    if (!isLabelKey(key)) wrong(`${what} names no label`, key, 'a label of nodes, e.g. topology.kubernetes.io/zone');
  };
  for (const [key, value] of Object.entries(scheduling.nodeSelector ?? {})) {
    label('`nodeSelector`', key);
    if (!isLabelValue(value)) wrong('`nodeSelector` has a value that no label has', value, VALUE);
  }
  for (const { label: key, values } of scheduling.nodeAffinity) {
    label('`nodeAffinity`', key);
    for (const value of values) if (!isLabelValue(value)) wrong('`nodeAffinity` has a value that no label has', value, VALUE);
    if (values.length === 0) wrong('`nodeAffinity` has no values', values, 'at least one value');
  }
  for (const { label: key } of scheduling.machineAffinity) label('`machineAffinity`', key);
  for (const { weight } of [...scheduling.nodeAffinity, ...scheduling.machineAffinity]) {
    if (weight !== undefined && !(Number.isInteger(weight) && weight >= 1 && weight <= 100)) wrong('a weight is out of range', weight, '1 to 100');
  }
  for (const { key, value, effect, seconds } of scheduling.tolerations) {
    if (key !== undefined && !isLabelKey(key)) wrong('a toleration has a key that no taint has', key, 'the key of a taint, e.g. example.com/gpu');
    if (value !== undefined && !isLabelValue(value)) wrong('a toleration has a value that no taint has', value, VALUE);
    if (!key && value !== undefined) wrong('a toleration has a value and no key', value, 'a key as well');
    if (seconds === undefined) continue;
    if (effect !== 'NoExecute') wrong('a toleration has a duration', seconds, 'a duration with TaintEffect.NO_EXECUTE only');
    if (!Number.isInteger(seconds)) wrong('the duration of a toleration is not in whole seconds', seconds, 'whole seconds');
  }
  for (const { label: key, maxSkew } of scheduling.spread) {
    label('`spread`', key);
    if (!(Number.isInteger(maxSkew) && maxSkew > 0)) wrong('`maxSkew` of a spread is out of range', maxSkew, '1, 2, 3, ...');
  }
}
