import { chartQuotaProblems, tenantQuotaProblems } from './capacity/quotas';
import { Rendering } from './driver';
import { Cluster } from './fleet';
import { CALLED } from './rules/called';
import { machineProblems } from './rules/machine';
import { NameRegistry } from './rules/names';
import { nodeProblems } from './rules/nodes';
import { OtherObjects } from './rules/other-objects';
import { referenceProblems } from './rules/references';
import { schedulingClassProblems } from './rules/scheduling-class';
import { SecretNames } from './rules/secret-names';
import { secretProblems } from './rules/secrets';
import { SharedThings } from './rules/shared';
import { textProblems } from './rules/texts';
import { waitProblems } from './rules/waits';
import { Memo } from '../findings/memo';
import { oneOfMany } from '../findings/one-of-many';
import { Problem } from '../findings/problem';
import { ModelNode } from '../model/fleet-model';

const NO_PROBLEMS: readonly Problem[] = [];

/** Checks nodes and charts in the context of the whole fleet. */
export class FleetCheck {
  private readonly names: NameRegistry;
  private readonly shared: ReadonlyMap<Cluster, SharedThings>;
  private readonly others: ReadonlyMap<Cluster, OtherObjects>;
  private readonly memo = new Memo();
  private readonly secretNames = new SecretNames(this.memo);

  constructor(clusters: readonly Cluster[]) {
    this.names = new NameRegistry(clusters);
    this.shared = new Map(clusters.map(cluster => [cluster, new SharedThings(cluster, this.memo)]));
    this.others = new Map(clusters.map(cluster => [cluster, new OtherObjects(cluster)]));
  }

  /** Checks one node. `rendering` is the platform's result for the node. */
  public node(node: ModelNode, cluster: Cluster, rendering: Rendering): readonly Problem[] {
    const { faults = NO_PROBLEMS } = node;
    if (node.isInvalid) return faults;
    const missing = missingProblems(node, cluster);
    if (missing.length > 0) return [...missing, ...faults];
    const shared = this.shared.get(cluster)!;
    return together(
      this.names.problems(node, cluster),
      this.others.get(cluster)!.problems(node, rendering),
      faults,
      referenceProblems(node, cluster.driver?.label),
      shared.problems(node, disk => this.names.isDuplicate(disk, cluster), cluster),
      waitProblems(node, cluster, (namespace, disk) => shared.usersOf(namespace, disk)),
      node.kind === 'machine' ? machineProblems(node, cluster, this.memo) : node.kind === 'tenant' ? [...tenantQuotaProblems(node, cluster), ...schedulingClassProblems(node, cluster)] : NO_PROBLEMS,
      nodeProblems(node, cluster, this.memo),
      secretProblems(node, this.memo),
      this.secretNames.problems(node.path, node.namespace),
      textProblems(node),
      rendering.problems,
    );
  }

  public chart(path: string, cluster: Cluster): readonly Problem[] {
    const chart = cluster.chart(path)!;
    return [
      ...this.secretNames.problems(path, chart.namespace), ...cluster.driver?.chartProblems(chart) ?? [],
      ...chartQuotaProblems(chart, cluster),
    ];
  }
}

/** Joins lists that are nearly always empty. */
function together(...lists: readonly (readonly Problem[])[]): readonly Problem[] {
  let all: readonly Problem[] = NO_PROBLEMS;
  for (const list of lists) if (list.length > 0) all = all.length === 0 ? list : [...all, ...list];
  return oneOfMany(all);
}

/** The finding for a construct that is not written because it has no chart or no platform. */
function missingProblems({ kind, chart }: ModelNode, cluster: Cluster): readonly Problem[] {
  if (kind === 'fleet') return [];
  const what = CALLED[kind];
  if (chart === undefined) {
    return [{ code: 'CHART_MISSING', message: `the ${what} is outside of every chart, so no file contains it`, fix: 'create a `FleetChart`, and give it as the scope' }];
  }
  return cluster.driver ? [] : [{
    code: 'PLATFORM_MISSING',
    message: `no platform is set for the ${what}`,
    fix: 'set `platform` of the `FleetChart` or the `FleetApp`; for a plain chart, call `applyTo` of the platform first',
  }];
}
