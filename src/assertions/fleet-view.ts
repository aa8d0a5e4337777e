import { IConstruct } from 'constructs';
import { inspect } from '../collect/inspection';
import { Survey } from '../collect/survey';
import { Finding } from '../findings/finding';
import { FleetState } from '../impact/fleet-state';
import { Impact } from '../impact/impact';
import { NodeKind, NodeOf } from '../model/fleet-model';
import { Cluster } from '../platforms/fleet';

export interface Placed<K extends NodeKind> {
  readonly node: NodeOf<K>;
  readonly cluster: Cluster;
}

/** The fleet of an app for assertions: plain data, computed once. */
export class FleetView {
  private readonly clusters: readonly Cluster[];
  private found?: readonly Finding[];

  constructor(public readonly scope: IConstruct) {
    this.clusters = new Survey(scope.node.root).clusters;
  }

  /** The nodes of a kind below the scope, in the order of their paths. */
  public nodes<K extends NodeKind>(kind: K): Placed<K>[] {
    const { path } = this.scope.node;
    return this.everywhere(kind).filter(({ node }) => path === '' || node.path === path || node.path.startsWith(`${path}/`));
  }

  /** The nodes of a kind in the whole app, in the order of their paths. */
  public everywhere<K extends NodeKind>(kind: K): Placed<K>[] {
    return this.clusters
      .flatMap(cluster => cluster.model.nodes.filter(node => node.kind === kind).map(node => ({ node: node as NodeOf<K>, cluster })))
      .sort((a, b) => a.node.path < b.node.path ? -1 : a.node.path > b.node.path ? 1 : 0);
  }

  /** The effects of applying the app on the objects in the manifests of a folder. */
  public impactFrom(folder: string): Impact {
    const after = FleetState.of(this.scope.node.root);
    return Impact.between(FleetState._before(folder, after), after);
  }

  /** The findings below the scope. */
  public get findings(): readonly Finding[] {
    return this.found ??= inspect(this.scope);
  }
}
