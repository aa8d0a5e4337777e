import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { enrollChart } from './chart-member';
import { chartMissing, chartOf } from './chart-of';
import { Problem, quote } from '../findings/problem';
import { PlatformDriver } from '../platform/driver';
import { Platform } from '../platform/platform';
import { enroll } from '../scope/enroll';
import { Inventory } from '../scope/inventory';

/**
 * Where a machine or disk stands: its chart, namespace and platform, and the name it takes there.
 *
 * Every construct that becomes an object has one, so that the checks which concern any object are made once.
 */
export class Placement {
  public readonly platform?: Platform;
  public readonly driver?: PlatformDriver;
  public readonly namespace?: string;

  private readonly chart?: Chart;

  private readonly inventory: Inventory;
  private readonly sameName: () => readonly Construct[];
  private readonly sameNameUnsure: () => readonly Construct[];

  constructor(
    construct: Construct, what: 'machine' | 'disk', name: string, problems: () => readonly Problem[], version?: () => number,
  ) {
    const chart = chartOf(construct);
    this.chart = chart;
    this.platform = Platform._of(construct);
    // Without a chart cdk8s has no place for objects, so nothing is rendered.
    this.driver = chart && this.platform?._driver;
    this.namespace = chart?.namespace;

    this.inventory = Inventory.of(construct);
    const kind = what === 'machine' ? this.driver?.machineKind : this.driver?.diskKind;
    this.sameName = this.claim(`${kind} ${name}`, construct);
    this.sameNameUnsure = this.inventory.claim(`${this.driver?.label} ${this.namespace ?? ''} ${kind} ${name}`, construct) as () => Construct[];

    if (chart) enrollChart(chart, this.driver);
    enroll({ construct, kind: what, problems: () => [...this.problems(what, name), ...problems()], version });
  }

  /**
   * Says that a construct needs something of this cluster and namespace that only one may have.
   *
   * @returns a function that tells who else claimed the same, so far
   */
  public claim(what: string, construct: Construct): () => readonly Construct[] {
    return this.inventory.claim(`${clusterId(this.platform)} ${this.namespace ?? ''} ${what}`, construct) as () => Construct[];
  }

  /** Whether another construct takes the same name here, which is an error of its own. */
  public get isDuplicate(): boolean {
    return this.sameName().length > 0;
  }

  /** What is wrong with referring by name from here to something there. */
  public elsewhere(what: string, there: Placement | undefined, who: string): Problem | undefined {
    if (!there || (this.platform === there.platform && this.namespace === there.namespace)) return undefined;
    const name = ({ namespace, platform }: Placement) => `${namespace ?? 'no namespace'} on ${platform?.label ?? 'no platform'}`;
    return {
      code: 'DISK_ELSEWHERE',
      message: `${what} stands in another namespace or cluster than ${who}, which refers to it by name`,
      got: name(there),
      allowed: name(this),
      fix: 'make both in one chart, or in charts with the same namespace and Platform value',
    };
  }

  private problems(what: string, name: string): Problem[] {
    if (!this.chart) return [chartMissing(what)];
    if (!this.driver) {
      return [{
        code: 'PLATFORM_MISSING',
        message: `nothing says which platform the ${what} is for`,
        fix: 'give `platform` to the FleetChart or FleetApp, or call `Platform.hikube().applyTo(chart)` before adding to a plain chart',
      }];
    }
    const same = this.sameName();
    const unsure = this.sameNameUnsure();
    const where = this.namespace === undefined ? 'no namespace' : `namespace "${this.namespace}"`;
    if (same.length > 0) {
      return [{
        code: 'NAME_DUPLICATE',
        message: `${paths(same)} has the same name and ${where}; the one applied last would overwrite the other`,
        got: quote(name),
        fix: 'give one of them another `name`; for separate clusters give each chart a Platform value of its own',
      }];
    }
    if (unsure.length > 0) {
      return [{
        code: 'NAME_DUPLICATE_UNSURE',
        message: `${paths(unsure)} has the same name and ${where}, in a chart with another Platform value of the same kind`,
        got: quote(name),
        fix: 'give the charts their namespaces, or acknowledge this if they go to different clusters or tenants',
      }];
    }
    return [];
  }
}

const clusterIds = new WeakMap<Platform, number>();
let clusters = 0;

/** Tells Platform values apart; never leaves the process. */
function clusterId(platform: Platform | undefined): number {
  if (!platform) return 0;
  const id = clusterIds.get(platform) ?? ++clusters;
  clusterIds.set(platform, id);
  return id;
}

/** The paths of constructs, the first few of many. */
export function paths(constructs: readonly Construct[]): string {
  const all = constructs.map(construct => construct.node.path).sort();
  return all.length <= 3 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`;
}
