import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { enrollChart } from './chart-member';
import { chartMissing, chartOf } from './chart-of';
import { FindingCode } from '../findings/codes';
import { Problem, quote } from '../findings/problem';
import { PlatformDriver } from '../platform/driver';
import { Platform } from '../platform/platform';
import { Inventory } from '../scope/inventory';
import { Space } from '../scope/space';

type Texts = Readonly<Record<string, string>>;

/**
 * Where a construct stands: its chart, namespace and cluster.
 */
export class Standing {
  public readonly chart?: Chart;
  public readonly platform?: Platform;
  /** Undefined where nothing can be rendered: cdk8s has no place for objects without a chart. */
  public readonly driver?: PlatformDriver;
  public readonly namespace?: string;

  public readonly inventory: Inventory;

  private readonly chartLabels: Texts;

  /** What only one can have on this cluster and in this namespace. */
  public readonly space: Space;

  /**
   * What only one can have in this namespace of any cluster of the platform: two charts may well go to one and the same.
   * The names of machines and disks are taken here.
   */
  public readonly anyCluster: Space;

  constructor(construct: IConstruct) {
    this.chart = chartOf(construct);
    this.platform = Platform._of(construct);
    this.driver = this.chart && this.platform?._driver;
    this.namespace = this.chart?.namespace;
    this.chartLabels = this.chart?.labels ?? {};
    this.inventory = Inventory.of(construct);
    this.space = this.inventory.space(this.platform, this.namespace);
    this.anyCluster = this.inventory.space(this.driver?.label, this.namespace);
    if (this.chart) enrollChart(this.chart, this.driver);
  }

  /**
   * Says that a construct needs something of this cluster and namespace that only one may have.
   *
   * @param space where, if not in the own namespace
   * @returns a function that tells who else claimed the same, so far
   */
  public claim(kind: string, name: string, construct: Construct, space = this.space): () => readonly Construct[] {
    space.claim(kind, name, construct);
    return () => space.others(kind, name, construct) as Construct[];
  }

  /** What only one can have in another namespace of this cluster; without one, in the whole cluster. */
  public spaceOf(namespace: string | undefined): Space {
    return this.inventory.space(this.platform, namespace);
  }

  /** Labels with those that all objects of the chart have. */
  public labelsWith(own: Texts = {}): Texts {
    return { ...this.chartLabels, ...own };
  }

  /** What is wrong with referring to something of another cluster. */
  public otherCluster(what: string, there: Standing, who: string): Problem[] {
    if (this.platform === there.platform) return [];
    return [{
      code: 'DISK_ELSEWHERE',
      message: `${what} stands in another cluster than ${who}, which refers to it`,
      got: there.platform?.label ?? 'no platform',
      allowed: this.platform?.label ?? 'no platform',
      fix: 'give both charts the same Platform value',
    }];
  }

  /** What is wrong with referring by name from here to something there. */
  public elsewhere(what: string, there: Standing | undefined, who: string, code: FindingCode = 'DISK_ELSEWHERE'): Problem | undefined {
    if (!there || (this.platform === there.platform && this.namespace === there.namespace)) return undefined;
    const name = ({ namespace, platform }: Standing) => `${namespace ?? 'no namespace'} on ${platform?.label ?? 'no platform'}`;
    return {
      code,
      message: `${what} stands in another namespace or cluster than ${who}, which refers to it by name`,
      got: name(there),
      allowed: name(this),
      fix: 'make both in one chart, or in charts with the same namespace and Platform value',
    };
  }

  /** What is missing above the construct, without which nothing can be said of it. */
  public missing(what: string): Problem[] {
    if (!this.chart) return [chartMissing(what)];
    if (this.driver) return [];
    return [{
      code: 'PLATFORM_MISSING',
      message: `nothing says which platform the ${what} is for`,
      fix: 'give `platform` to the FleetChart or FleetApp, or call `Platform.hikube().applyTo(chart)` before adding to a plain chart',
    }];
  }

  /** What is wrong with having a name that others claimed as well. */
  public sameName(others: readonly Construct[], name: string): Problem[] {
    if (others.length === 0) return [];
    return [{
      code: 'NAME_DUPLICATE',
      message: `${paths(others)} has the same name and ${this.where}; the one applied last would overwrite the other`,
      got: quote(name),
      fix: 'give one of them another `name`; for separate clusters give each chart a Platform value of its own',
    }];
  }

  public get where(): string {
    return this.namespace === undefined ? 'no namespace' : `namespace "${this.namespace}"`;
  }
}

const standings = new WeakMap<Chart, Map<Platform | undefined, Standing>>();

/** Where a construct stands. It is the same for all of one chart and platform: there are many machines. */
export function standingOf(construct: IConstruct): Standing {
  const chart = chartOf(construct);
  if (!chart) return new Standing(construct);
  const platform = Platform._of(construct);
  let ofChart = standings.get(chart);
  if (!ofChart) standings.set(chart, ofChart = new Map());
  let standing = ofChart.get(platform);
  if (!standing) ofChart.set(platform, standing = new Standing(construct));
  return standing;
}

/** The paths of constructs, the first few of many. */
export function paths(constructs: readonly Construct[]): string {
  const all = constructs.map(construct => construct.node.path).sort();
  return all.length <= 3 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`;
}
