import { IConstruct } from 'constructs';
import { isPresent } from './children';
import { Location, Site, siteOf } from './location';
import { isModeled, Modeled } from './modeled';
import { nodeOf } from './node-of';
import { Survey } from './survey';
import { trafficIfAny } from './traffic-record';
import { ModelNode, NodeKind, NodeOf, NodeSpecs } from '../model/fleet-model';
import { letsIn, NodeContext } from '../platforms/context';
import { NOTHING, PlatformDriver, Rendering } from '../platforms/driver';
import { renderNode } from '../platforms/overlay/render';

/** One construct in its current state, without a walk through the whole tree. */
export class ConstructView<K extends NodeKind = NodeKind> {
  public readonly node: NodeOf<K>;
  public readonly driver?: PlatformDriver;
  private readonly location: Location;
  private readonly site: Site;
  private survey?: Survey;

  constructor(private readonly construct: Modeled<K>) {
    this.site = siteOf(construct);
    this.location = new Location(construct, this.site);
    this.node = nodeOf(construct, this.site, this.location);
    this.driver = this.site.chart && this.site.platform?.driver;
  }

  /** The manifests of the construct on its platform. */
  public render(): Rendering {
    return this.driver === undefined || this.node.isInvalid ? NOTHING : renderNode(this.driver, this.node as ModelNode, this.context);
  }

  public get context(): NodeContext {
    const { namespace } = this.location;
    const find = <F extends NodeKind>(kind: F, name: string) => this.referred(kind, name) ?? this.everything.find(kind, name);
    return {
      namespace,
      find,
      findIn: (where, kind, name) => where === namespace ? find(kind, name) : this.everything.findIn(where, kind, name),
      isolations: this.neighbours('isolation', trafficIfAny(this.construct.node.root)?.isolations),
      connectionsOf: ({ name, fleet }) => {
        const all = trafficIfAny(this.construct.node.root)?.connections;
        if (all === undefined) return [];
        return [`machine ${name}`, `fleet ${fleet}`].flatMap(key => this.neighbours('connections', all.get(key))).filter(letsIn);
      },
    };
  }

  /**
   * Finds a construct among the constructs to which this construct refers. Nearly every search succeeds here, so that no survey of the whole tree
   * is needed.
   */
  private referred<F extends NodeKind>(kind: F, name: string): NodeSpecs[F] | undefined {
    for (const construct of this.location.seen as readonly IConstruct[]) {
      if (!isModeled(construct) || construct._kind !== kind) continue;
      const site = siteOf(construct);
      if (site.platform !== this.site.platform || site.chart?.namespace !== this.location.namespace) continue;
      const { spec } = nodeOf(construct, site, new Location(construct, site, this.location.memo));
      if ((spec as { readonly name?: string }).name === name) return spec as NodeSpecs[F];
    }
    return undefined;
  }

  /** The valid constructs among the candidates that are in the same namespace. No other construct of the app is visited. */
  private neighbours<F extends NodeKind>(_kind: F, constructs: readonly Modeled<F>[] = []): NodeSpecs[F][] {
    return constructs.flatMap(construct => {
      const site = siteOf(construct);
      if (site.platform !== this.site.platform || site.chart?.namespace !== this.location.namespace || !isPresent(construct)) return [];
      const { isInvalid, spec } = nodeOf(construct, site, new Location(construct, site, this.location.memo));
      return isInvalid ? [] : [spec];
    });
  }

  private get everything(): NodeContext {
    this.survey ??= new Survey(this.construct.node.root, false);
    return this.survey.contextOf(this.site);
  }
}
