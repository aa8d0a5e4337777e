import { ByPlace } from './by-place';
import { letsIn, NodeContext } from './context';
import { PlatformDriver } from './driver';
import { driverOf } from './registry';
import { ChartModel, ClusterModel, ModelNode, NodeKind, NodeOf, NodeSpecs } from '../model/fleet-model';
import { ConnectionsSpec, IsolationSpec } from '../model/traffic';

const NONE: readonly never[] = [];

function placeOf({ machines }: ConnectionsSpec, namespace: string | undefined): string {
  return machines.kind === 'machines' ? `${machines.machines.kind} ${machines.machines.name} ${namespace ?? ''}` : '';
}

/** One cluster of a model during the checks: its driver, and its nodes by name. */
export class Cluster {
  public readonly driver?: PlatformDriver;
  private readonly charts: ReadonlyMap<string, ChartModel>;
  private readonly byPlace = new ByPlace<ModelNode>();
  private readonly contexts = new Map<string, NodeContext>();
  private readonly isolations = new Map<string, IsolationSpec[]>();
  /** The connections of each machine or fleet. The key has the kind, the name and the namespace. */
  private readonly connections = new Map<string, ConnectionsSpec[]>();

  constructor(public readonly model: ClusterModel) {
    this.driver = model.platform && driverOf(model.platform);
    this.charts = new Map(model.charts.map(chart => [chart.path, chart]));
    for (const node of model.nodes) {
      this.add(node);
      this.addTraffic(node);
    }
  }

  public chart(path: string): ChartModel | undefined {
    return this.charts.get(path);
  }

  /** The first node with this kind and name in a namespace. `NameRegistry` reports duplicates. */
  public node<K extends NodeKind>(kind: K, namespace: string | undefined, name: string): NodeOf<K> | undefined {
    return this.byPlace.in(kind, namespace)?.get(name) as NodeOf<K> | undefined;
  }

  /** The context of the nodes of a namespace. */
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
      isolations: this.isolations.get(namespace ?? '') ?? NONE,
      connectionsOf: ({ name, fleet }) => this.connections.size === 0 ? NONE : [
        ...this.connections.get(`machine ${name} ${namespace ?? ''}`) ?? NONE,
        ...fleet === undefined ? NONE : this.connections.get(`fleet ${fleet} ${namespace ?? ''}`) ?? NONE,
      ],
    };
  }

  private addTraffic(node: ModelNode): void {
    if (node.isInvalid) return;
    if (node.kind === 'isolation') append(this.isolations, node.namespace ?? '', node.spec);
    if (node.kind === 'connections' && letsIn(node.spec)) append(this.connections, placeOf(node.spec, node.namespace), node.spec);
  }

  private add(node: ModelNode): void {
    const { name } = node.spec as { readonly name?: string };
    if (name === undefined) return;
    const byName = this.byPlace.toFill(node.kind, node.namespace);
    if (!byName.has(name)) byName.set(name, node);
  }
}

function append<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
