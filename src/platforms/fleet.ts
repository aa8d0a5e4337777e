import { NodeContext } from './context';
import { PlatformDriver } from './driver';
import { driverOf } from './registry';
import { ChartModel, ClusterModel, ModelNode, NodeKind, NodeOf, NodeSpecs } from '../model/fleet-model';
import { ConnectionsSpec } from '../model/traffic';

type ByName = Map<string, ModelNode>;

const DIRECTIONS = ['ingress', 'egress'] as const;

/** Whether connections say who may reach their machines. */
export function letsIn({ from = [] }: ConnectionsSpec): boolean {
  return from.length > 0;
}

function placeOf({ machines }: ConnectionsSpec, namespace: string | undefined): string {
  return machines.kind === 'machines' ? `${machines.machines.kind} ${machines.machines.name} ${namespace ?? ''}` : '';
}

/** One cluster of a model while it is looked at: its driver, and its nodes by name. */
export class Cluster {
  public readonly driver?: PlatformDriver;
  private readonly charts: ReadonlyMap<string, ChartModel>;
  /** By kind and namespace, then by name. */
  private readonly byPlace = new Map<string, ByName>();
  private readonly contexts = new Map<string, NodeContext>();
  private readonly isolated: ReadonlySet<string>;
  private readonly connected: ReadonlySet<string>;

  constructor(public readonly model: ClusterModel) {
    this.driver = model.platform && driverOf(model.platform);
    this.charts = new Map(model.charts.map(chart => [chart.path, chart]));
    for (const node of model.nodes) this.add(node);
    const isolations = model.nodes.filter((node): node is NodeOf<'isolation'> => node.kind === 'isolation' && !node.isInvalid);
    this.isolated = new Set(isolations.flatMap(({ spec, namespace }) => DIRECTIONS.filter(each => spec[each] ?? true).map(each => `${each} ${namespace ?? ''}`)));
    this.connected = new Set(model.nodes.flatMap(node => node.kind === 'connections' && !node.isInvalid && letsIn(node.spec) ? [placeOf(node.spec, node.namespace)] : []));
  }

  public chart(path: string): ChartModel | undefined {
    return this.charts.get(path);
  }

  /** The first node of a kind and name in a namespace; more than one are an error of their own. */
  public node<K extends NodeKind>(kind: K, namespace: string | undefined, name: string): NodeOf<K> | undefined {
    return this.byPlace.get(`${kind} ${namespace ?? ''}`)?.get(name) as NodeOf<K> | undefined;
  }

  /** What surrounds the nodes of a namespace. */
  public context(namespace: string | undefined): NodeContext {
    const key = namespace ?? '';
    let context = this.contexts.get(key);
    if (context === undefined) this.contexts.set(key, context = this.makeContext(namespace));
    return context;
  }

  private makeContext(namespace: string | undefined): NodeContext {
    return {
      namespace,
      find: <K extends NodeKind>(kind: K, name: string) => this.node(kind, namespace, name)?.spec as NodeSpecs[K] | undefined,
      findIn: <K extends NodeKind>(where: string | undefined, kind: K, name: string) => (
        this.node(kind, where, name)?.spec as NodeSpecs[K] | undefined
      ),
      isIsolated: direction => this.isolated.has(`${direction} ${namespace ?? ''}`),
      hasConnections: ({ name, fleet }) => this.connected.size > 0 && (
        this.connected.has(`machine ${name} ${namespace ?? ''}`) || fleet !== undefined && this.connected.has(`fleet ${fleet} ${namespace ?? ''}`)
      ),
    };
  }

  private add(node: ModelNode): void {
    const { name } = node.spec as { readonly name?: string };
    if (name === undefined) return;
    const key = `${node.kind} ${node.namespace ?? ''}`;
    let byName = this.byPlace.get(key);
    if (byName === undefined) this.byPlace.set(key, byName = new Map());
    if (!byName.has(name)) byName.set(name, node);
  }
}
