import { checkGate } from './gates';
import { FLEET_LABEL, selectorOf } from './labels';
import { KubeVirtTarget } from './target';
import { atLeast, KubeVirtVersion } from './version';
import type { MigrationPolicySpec } from '../../../imports/migrations.kubevirt.io';
import { Problem, quote } from '../../findings/problem';
import { MigrationPolicyModel } from '../../model/migration';
import { MachineSelection } from '../../model/selection';
import { isUsable } from '../../model/size';
import { Rendering } from '../driver';
import { metadataProblems } from '../kubernetes/metadata';
import { nameProblems } from '../kubernetes/names';
import { MAIN } from '../manifest';
import { notSupported } from '../resolve/problems';
import { Wire } from '../wire';

const SINCE = { workloadDisruption: KubeVirtVersion.V1_5, downtime: KubeVirtVersion.V1_9 } as const;
const LONGEST_DOWNTIME_MS = 2_000_000;

export function renderMigrationPolicy(model: MigrationPolicyModel, target: KubeVirtTarget): Rendering {
  const { name, labels, annotations } = model;
  const spec: Omit<Wire<MigrationPolicySpec>, 'completionTimeoutPerGiB'> & { readonly completionTimeoutPerGiB?: number } = {
    selectors: selectors(model),
    bandwidthPerMigration: model.bandwidth?.asString(),
    completionTimeoutPerGiB: model.secondsPerGiB,
    allowAutoConverge: model.allowAutoConverge,
    allowPostCopy: model.allowPostCopy,
    allowWorkloadDisruption: model.allowWorkloadDisruption,
    maxDowntimeMs: model.maxDowntimeMs,
  };
  return {
    problems: [
      ...nameProblems('the name of the migration policy', name, 63), ...metadataProblems(labels, annotations, ''), ...policyProblems(model, target),
    ],
    manifests: [{
      id: MAIN, apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', name, clusterScoped: true, labels, annotations, body: { spec },
    }],
  };
}

/** The policy stands in no namespace, so it names that of its machines: others may have machines of the same names. */
function selectors({ everywhere, namespace, machines }: MigrationPolicyModel): Wire<MigrationPolicySpec>['selectors'] {
  return everywhere ? {} : {
    namespaceSelector: { 'kubernetes.io/metadata.name': namespace ?? '' },
    virtualMachineInstanceSelector: machines && policySelector(machines),
  };
}

/** KubeVirt takes the policy of the most labels: that of a member is to be stronger than that of its fleet. */
function policySelector(machines: MachineSelection): Record<string, string> {
  return { ...selectorOf(machines), ...machines.fleet !== undefined && { [FLEET_LABEL]: machines.fleet } };
}

function policyProblems(model: MigrationPolicyModel, target: KubeVirtTarget): Problem[] {
  const { name, everywhere, namespace, machines, bandwidth, secondsPerGiB, maxDowntimeMs } = model;
  const problems: Problem[] = [];
  const wrong = (message: string, got: unknown, allowed: string) => problems.push({
    code: 'MIGRATION_POLICY_INVALID', message: `${message} (migration policy "${name}")`, got: quote(got), allowed, fix: 'give what is allowed, or leave it out',
  });
  if (!everywhere && namespace === undefined) {
    problems.push({
      code: 'NAMESPACE_MISSING',
      message: `migration policy "${name}" stands in no namespace and has to name that of its machines, and the chart has none`,
      fix: 'give the chart its `namespace`, or make the policy one for all machines: `everywhere: true`',
    });
  }
  if (everywhere && machines) wrong('a policy for these machines and for all', 'machines and everywhere', 'one of the two');
  if (bandwidth && !isUsable(bandwidth)) wrong('`bandwidth` is none', bandwidth.asString(), 'a positive size each second');
  if (secondsPerGiB !== undefined && !(Number.isInteger(secondsPerGiB) && secondsPerGiB > 0)) wrong('`timePerGibibyte` is none', secondsPerGiB, 'whole seconds, from 1 on');
  if (maxDowntimeMs !== undefined && !(Number.isInteger(maxDowntimeMs) && maxDowntimeMs >= 1 && maxDowntimeMs <= LONGEST_DOWNTIME_MS)) {
    wrong('`maxDowntime` is out of range', maxDowntimeMs, `1 to ${LONGEST_DOWNTIME_MS} milliseconds`);
  }
  if (maxDowntimeMs !== undefined) {
    if (atLeast(target.version, SINCE.downtime)) checkGate('MigrationStallDetection', '`maxDowntime`', target, problems);
    else problems.push(notSupported('a bound of the downtime of a migration (`maxDowntime`)', `KubeVirt ${SINCE.downtime} and later`, target));
  }
  if (model.allowWorkloadDisruption !== undefined && !atLeast(target.version, SINCE.workloadDisruption)) {
    problems.push(notSupported('a say in disruptions (`allowWorkloadDisruption`)', `KubeVirt ${SINCE.workloadDisruption} and later`, target));
  }
  return problems;
}
