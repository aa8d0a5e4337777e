import { checkGate } from './gates';
import { FLEET_LABEL, readSelection, selectorOf } from './labels';
import { objectOf } from './object';
import { KUBEVIRT, METADATA, NAMES } from './sources';
import { KubeVirtTarget } from './target';
import { atLeast, KubeVirtVersion } from './version';
import { Problem, quote } from '../../findings/problem';
import { ChangeEffect } from '../../model/change-effect';
import { MigrationPolicySpec } from '../../model/migration';
import { isUsable } from '../../model/quantity';
import { MachineSelection } from '../../model/reference';
import { same } from '../../model/same';
import { NodeContext } from '../context';
import { Rendering } from '../driver';
import { at, FieldTable, Joint, KindBinding, put, take } from '../fields';
import { metadataProblems } from '../kubernetes/metadata';
import { nameProblems } from '../kubernetes/names';
import { MAIN } from '../manifest';
import { ObjectReader, treeOf } from '../reading';
import { notSupported } from '../resolve/problems';

const SINCE = { workloadDisruption: KubeVirtVersion.V1_5, downtime: KubeVirtVersion.V1_9 } as const;
const LONGEST_DOWNTIME_MS = 2_000_000;

const { LIVE, RECREATE } = ChangeEffect;

/** KubeVirt reads the policy when a migration starts, so a running migration does not change. */
const MATCHED = `${KUBEVIRT}/pkg/virt-controller/watch/migration/migrationpolicy.go#matchPolicy`;

/** The place of each field in a `MigrationPolicy`. */
export const MIGRATION_POLICY_FIELDS: FieldTable<MigrationPolicySpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: NAMES },
  labels: { at: '/metadata/labels', effect: LIVE, source: METADATA },
  annotations: { at: '/metadata/annotations', effect: LIVE, source: METADATA },
  machines: { joint: 'selectors', effect: LIVE, source: MATCHED },
  everywhere: { joint: 'selectors', effect: LIVE, source: MATCHED },
  bandwidthPerSecond: { at: '/spec/bandwidthPerMigration', effect: LIVE, source: MATCHED },
  timePerGibibyte: { at: '/spec/completionTimeoutPerGiB', effect: LIVE, source: MATCHED },
  allowAutoConverge: { at: '/spec/allowAutoConverge', effect: LIVE, source: MATCHED },
  allowPostCopy: { at: '/spec/allowPostCopy', effect: LIVE, source: MATCHED },
  allowWorkloadDisruption: { at: '/spec/allowWorkloadDisruption', effect: LIVE, source: MATCHED },
  maxDowntime: { at: '/spec/maxDowntimeMs', effect: LIVE, source: MATCHED },
};

const SELECTORS = ['spec', 'selectors'];
const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** `machines` and `everywhere` become the selectors. */
const selectorsJoint: Joint<MigrationPolicySpec, KubeVirtTarget> = {
  write: (spec, tree, { namespace }) => put(tree, SELECTORS, selectors(spec, namespace)),
  read: (tree, { namespace }) => {
    const given = at(tree, SELECTORS) as Selectors;
    const labels = given?.virtualMachineInstanceSelector;
    const spec = same(given, {}) ? { everywhere: true } : labels ? { machines: readPolicySelector(labels) } : {};
    if (!same(given, selectors(spec, namespace))) return {};
    take(tree, SELECTORS);
    return spec;
  },
};

const POLICY = new KindBinding<MigrationPolicySpec, KubeVirtTarget>(
  { fields: MIGRATION_POLICY_FIELDS, joints: { selectors: selectorsJoint } }, notSupported,
);

export function renderMigrationPolicy(model: MigrationPolicySpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const { name, labels, annotations } = model;
  const problems = [
    ...nameProblems('the name of the migration policy', name, 63), ...metadataProblems(labels, annotations, ''), ...policyProblems(model, context.namespace, target),
  ];
  const tree = POLICY.write(model, context, target, problems);
  return {
    problems, manifests: [objectOf(tree, { id: MAIN, apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', clusterScoped: true })],
  };
}

/** Reads a migration policy. The object is cluster-scoped, so the namespace comes from its selector. */
export const readMigrationPolicy: ObjectReader<KubeVirtTarget> = (object, _, context, target) => {
  const tree = treeOf(object);
  const namespace = (at(tree, SELECTORS) as Selectors)?.namespaceSelector?.[NAMESPACE_LABEL];
  const spec = POLICY.read(tree, { ...context, namespace }, target);
  // If selectors are left in the tree, the policy selects machines in a form that this library does not support.
  return at(tree, SELECTORS) === undefined ? { kind: 'migrationPolicy', spec, ...namespace !== undefined && { namespace } } : undefined;
};

type Labels = Readonly<Record<string, string>>;
type Selectors = { readonly namespaceSelector?: Labels; readonly virtualMachineInstanceSelector?: Labels } | undefined;

/** The policy also selects by namespace, because it is cluster-scoped, and other namespaces can have machines with the same names. */
function selectors({ everywhere, machines }: Pick<MigrationPolicySpec, 'machines' | 'everywhere'>, namespace: string | undefined): Selectors {
  return everywhere ? {} : {
    namespaceSelector: { [NAMESPACE_LABEL]: namespace ?? '' },
    virtualMachineInstanceSelector: machines && policySelector(machines),
  };
}

/**
 * If several policies select a machine, KubeVirt uses the policy with the most labels. A policy for one member also has the label of the fleet,
 * so it has priority over a policy for the fleet.
 */
function policySelector(machines: MachineSelection): Record<string, string> {
  return { ...selectorOf(machines), ...machines.fleet !== undefined && { [FLEET_LABEL]: machines.fleet } };
}

function readPolicySelector(labels: Labels): MachineSelection {
  const machines = readSelection(labels);
  return machines.kind === 'machine' && labels[FLEET_LABEL] !== undefined ? { ...machines, fleet: labels[FLEET_LABEL] } : machines;
}

function policyProblems(model: MigrationPolicySpec, namespace: string | undefined, target: KubeVirtTarget): Problem[] {
  const { name, everywhere, machines, bandwidthPerSecond, timePerGibibyte: secondsPerGiB, maxDowntime: maxDowntimeMs } = model;
  const problems: Problem[] = [];
  const wrong = (message: string, got: unknown, allowed: string) => problems.push({
    code: 'MIGRATION_POLICY_INVALID', message: `${message} (migration policy "${name}")`, got: quote(got), allowed, fix: 'use an allowed value, or remove it',
  });
  if (!everywhere && namespace === undefined) {
    problems.push({
      code: 'NAMESPACE_MISSING',
      message: `migration policy "${name}" is cluster-scoped and selects machines by namespace, and the chart has no namespace`,
      fix: 'set `namespace` of the chart; for a policy that matches the machines of all namespaces, set `everywhere` to true',
    });
  }
  if (everywhere && machines) wrong('both `everywhere` and `machines` are set', 'machines and everywhere', 'one of the two');
  if (bandwidthPerSecond && !isUsable(bandwidthPerSecond)) wrong('invalid `bandwidthPerSecond`', bandwidthPerSecond, 'a positive size each second');
  if (secondsPerGiB !== undefined && !(Number.isInteger(secondsPerGiB) && secondsPerGiB > 0)) wrong('invalid `timePerGibibyte`', secondsPerGiB, 'whole seconds, from 1 on');
  if (maxDowntimeMs !== undefined && !(Number.isInteger(maxDowntimeMs) && maxDowntimeMs >= 1 && maxDowntimeMs <= LONGEST_DOWNTIME_MS)) {
    wrong('`maxDowntime` is out of range', maxDowntimeMs, `1 to ${LONGEST_DOWNTIME_MS} milliseconds`);
  }
  if (maxDowntimeMs !== undefined) {
    if (atLeast(target.version, SINCE.downtime)) checkGate('MigrationStallDetection', '`maxDowntime`', target, problems);
    else problems.push(notSupported('a limit of the downtime of a migration (`maxDowntime`)', `KubeVirt ${SINCE.downtime} and later`, target));
  }
  if (model.allowWorkloadDisruption !== undefined && !atLeast(target.version, SINCE.workloadDisruption)) {
    problems.push(notSupported('`allowWorkloadDisruption` of a migration policy', `KubeVirt ${SINCE.workloadDisruption} and later`, target));
  }
  return problems;
}
