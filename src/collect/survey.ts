import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { chartIdProblems } from './chart-id';
import { parentsFirst } from './children';
import { Location, Site, siteBelow } from './location';
import { isNode, Modeled } from './modeled';
import { nodeOf } from './node-of';
import { isOtherObject, otherObject, otherObjectProblems } from './other-object';
import { PlatformSetting, recordIfAny, ScopeRecord } from './scope-record';
import { Memo } from '../findings/memo';
import { Problem } from '../findings/problem';
import { masked } from '../findings/secrets';
import { AcknowledgementModel, ChartModel, ClusterModel, FaultModel, FleetModel, MODEL_VERSION, ModelNode, OtherObjectModel } from '../model/fleet-model';
import { NodeContext } from '../platforms/context';
import { Cluster } from '../platforms/fleet';

export interface Source {
  readonly construct: Modeled;
  readonly node: ModelNode;
  readonly cluster: Cluster;
}

interface Draft {
  readonly platform?: PlatformSetting;
  readonly charts: Map<Chart, ChartModel>;
  readonly nodes: ModelNode[];
  readonly constructs: Modeled[];
}

/** The content of a construct tree, collected in one walk. */
export class Survey {
  public readonly model: FleetModel;
  public readonly clusters: readonly Cluster[];
  /** The constructs of each cluster, in the order of its nodes. */
  public readonly constructs: ReadonlyMap<Cluster, readonly Modeled[]>;

  private readonly drafts = new Map<PlatformSetting | undefined, Draft>();
  private readonly faults: FaultModel[] = [];
  private readonly acknowledgements: AcknowledgementModel[] = [];
  private readonly fleetFaults: { readonly path: string; readonly of: NonNullable<ScopeRecord['fleetFaults']> }[] = [];
  private readonly others: { readonly platform?: PlatformSetting; readonly object: OtherObjectModel }[] = [];
  private readonly memo = new Memo();

  /**
   * @param asksScopes whether apps and charts are checked too; false for the creation of an object, which needs only the nodes
   * @param walkedOf returns all constructs, parents first, if the checks of the root have listed them already
   */
  constructor(root: IConstruct, private readonly asksScopes = true, walkedOf?: () => Iterable<IConstruct> | undefined) {
    this.walk(root, walkedOf);
    const drafts = [...this.drafts.values()];
    const clusters = drafts.map(({ platform, charts, nodes }): ClusterModel => {
      const objects = this.othersOf(platform);
      return { ...platform && { platform: platform.ref }, charts: [...charts.values()], nodes, ...objects.length > 0 && { objects } };
    });
    this.clusters = clusters.map(cluster => new Cluster(cluster));
    for (const { path, of } of this.fleetFaults) this.addFaults(path, of(this.clusters));
    this.model = { modelVersion: MODEL_VERSION, clusters, acknowledgements: this.acknowledgements, faults: this.faults };
    this.constructs = new Map(this.clusters.map((cluster, i) => [cluster, drafts[i].constructs]));
  }

  /** The context of a construct at a site. */
  public contextOf({ chart, platform }: Site): NodeContext {
    const index = [...this.drafts.keys()].indexOf(platform);
    return (this.clusters[index] ?? new Cluster({ charts: [], nodes: [] })).context(chart?.namespace);
  }

  private walk(root: IConstruct, walkedOf?: () => Iterable<IConstruct> | undefined): void {
    const scopes = [root];
    const sites = [siteBelow({ defaults: {} }, root)];
    this.enter(root, sites[0]);
    for (const construct of walkedOf?.() ?? parentsFirst(root)) {
      if (construct === root) continue;
      const { scope } = construct.node;
      while (scopes.length > 1 && scopes[scopes.length - 1] !== scope) {
        scopes.pop();
        sites.pop();
      }
      const site = siteBelow(sites[sites.length - 1], construct);
      this.enter(construct, site);
      scopes.push(construct);
      sites.push(site);
    }
  }

  private enter(construct: IConstruct, site: Site): void {
    if (this.asksScopes && site.chart === construct) this.askChart(site.chart);
    const record = recordIfAny(construct);
    if (record) {
      const path = construct.node.path;
      if (this.asksScopes) {
        this.addFaults(path, record.faults.flatMap(fault => fault()));
        if (record.fleetFaults) this.fleetFaults.push({ path, of: record.fleetFaults });
      }
      for (const { code, reason } of record.acknowledgements) this.acknowledgements.push({ path, code, reason: typeof reason === 'string' ? masked(reason) : reason });
      if (record.quota && site.chart) this.chartIn(this.draft(site), site.chart);
    }
    if (!isNode(construct)) return this.asksScopes ? this.enterOther(construct, site) : undefined;
    const draft = this.draft(site);
    if (site.chart) this.chartIn(draft, site.chart);
    draft.nodes.push(nodeOf(construct, site, new Location(construct, site, this.memo)) as ModelNode);
    draft.constructs.push(construct);
  }

  private enterOther(construct: IConstruct, { platform }: Site): void {
    if (!isOtherObject(construct)) return;
    this.others.push({ platform, object: otherObject(construct) });
    this.addFaults(construct.node.path, otherObjectProblems(construct));
  }

  /** Objects that this library did not create: objects of the cluster, and objects without a platform, which may be in any cluster. */
  private othersOf(platform: PlatformSetting | undefined): OtherObjectModel[] {
    return this.others.flatMap(other => {
      if (other.platform === platform) return [other.object];
      return other.platform === undefined ? [{ ...other.object, hasNoPlatform: true as const }] : [];
    });
  }

  private askChart(chart: Chart): void {
    this.addFaults(chart.node.path, chartIdProblems(chart));
  }

  private addFaults(path: string, problems: readonly Problem[]): void {
    if (problems.length > 0) this.faults.push({ path, problems });
  }

  private draft({ platform }: Site): Draft {
    let draft = this.drafts.get(platform);
    if (!draft) this.drafts.set(platform, draft = { platform, charts: new Map(), nodes: [], constructs: [] });
    return draft;
  }

  private chartIn({ charts }: Draft, chart: Chart): void {
    if (charts.has(chart)) return;
    const { namespace, labels } = chart;
    const quota = recordIfAny(chart)?.quota;
    charts.set(chart, {
      path: chart.node.path,
      ...namespace !== undefined && { namespace },
      ...Object.keys(labels).length > 0 && { labels: { ...labels } },
      ...quota && { quota },
    });
  }
}
