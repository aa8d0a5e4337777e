import { labelsOfPlatform, nodeConflicts } from './node-conflicts';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { repeated } from '../../../model/repeated';
import { isLabelKey, isLabelValue } from '../../kubernetes/metadata';
import { KubeVirtTarget } from '../target';

const VALUE = 'at most 63 of A-Z, a-z, 0-9, "-", "_", "."';

/** The minimum and maximum number of values for each operator. */
const VALUES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  In: [1, Infinity], NotIn: [1, Infinity], Exists: [0, 0], DoesNotExist: [0, 0], Gt: [1, 1], Lt: [1, 1],
};

/** Reports node placement that makes the API server or KubeVirt's webhook reject the machine or its pod. */
export function checkPlacement(machine: MachineSpec, { architecture }: KubeVirtTarget, problems: Problem[]): void {
  const { nodeSelector = {}, nodeAffinity = [], machineAffinity = [], tolerations = [], spread = [] } = machine;
  const wrong = (what: string, got: unknown, allowed: string) => problems.push({
    code: 'SCHEDULING_INVALID', message: `${what}; the machine could never be scheduled`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  const label = (what: string, key: string) => {
    if (!isLabelKey(key)) wrong(`${what} has an invalid label key`, key, 'the key of a node label, e.g. topology.kubernetes.io/zone');
  };
  for (const [key, value] of Object.entries(nodeSelector)) {
    label('`nodeSelector`', key);
    if (!isLabelValue(value)) wrong('`nodeSelector` has an invalid label value', value, VALUE);
  }
  for (const [key, known] of Object.entries(labelsOfPlatform(architecture))) {
    const { [key]: selected } = nodeSelector;
    if (selected !== undefined && selected !== known) wrong(`\`nodeSelector\` excludes all nodes that can run the machine (${key})`, selected, known);
    for (const { label: by, operator, values, weight } of nodeAffinity) {
      const isImpossible = operator === 'In' && !values.includes(known) || operator === 'NotIn' && values.includes(known);
      if (by === key && weight === undefined && isImpossible) wrong(`\`nodeAffinity\` excludes all nodes that can run the machine (${key})`, values, known);
    }
  }
  for (const { label: key, operator, values } of nodeAffinity) {
    label('`nodeAffinity`', key);
    const [least, most] = VALUES[operator];
    const isNumber = operator === 'Gt' || operator === 'Lt';
    for (const value of values) if (!isLabelValue(value)) wrong('`nodeAffinity` has an invalid label value', value, VALUE);
    if (values.length < least || values.length > most) wrong('`nodeAffinity` has a wrong number of values', values, most === 0 ? 'no values' : 'at least one value');
    if (isNumber && !values.every(value => /^-?\d+$/.test(value))) wrong('`nodeAffinity` with the operator Gt or Lt has a value that is not a whole number', values, 'a whole number');
  }
  for (const { label: key, podLabels } of machineAffinity) {
    label('`machineAffinity`', key);
    if (podLabels && Object.keys(podLabels).length === 0) wrong('`machineAffinity` has no labels, so it would match every pod', podLabels, 'at least one label of pods');
    for (const [name, value] of Object.entries(podLabels ?? {})) {
      if (!isLabelKey(name)) wrong('`machineAffinity` has an invalid label key', name, 'the key of a label, e.g. app.kubernetes.io/name');
      if (!isLabelValue(value)) wrong('`machineAffinity` has an invalid label value', value, VALUE);
    }
  }
  for (const { weight } of [...nodeAffinity, ...machineAffinity]) {
    if (weight !== undefined && !(Number.isInteger(weight) && weight >= 1 && weight <= 100)) wrong('a weight is out of range', weight, '1 to 100');
  }
  for (const { key, value, effect, duration: seconds } of tolerations) {
    if (key !== undefined && !isLabelKey(key)) wrong('a toleration has an invalid taint key', key, 'the key of a taint, e.g. example.com/gpu');
    if (value !== undefined && !isLabelValue(value)) wrong('a toleration has an invalid taint value', value, VALUE);
    if (!key && value !== undefined) wrong('a toleration has a value but no key', value, 'a value only together with a key');
    if (seconds === undefined) continue;
    if (effect !== 'NoExecute') wrong('a toleration has a duration, but not the effect NoExecute', seconds, 'a duration only with TaintEffect.NO_EXECUTE');
    if (!Number.isInteger(seconds)) wrong('the duration of a toleration is not in whole seconds', seconds, 'whole seconds');
  }
  problems.push(...nodeConflicts(machine));
  for (const each of repeated(spread.map(({ label: key, strict }) => `${key} ${strict ? 'DoNotSchedule' : 'ScheduleAnyway'}`))) {
    wrong('`spread` has a label twice, with the same strictness', each, 'each label once');
  }
  for (const { label: key, maxSkew } of spread) {
    label('`spread`', key);
    if (!(Number.isInteger(maxSkew) && maxSkew > 0)) wrong('`maxSkew` of a spread is out of range', maxSkew, '1, 2, 3, ...');
  }
}
