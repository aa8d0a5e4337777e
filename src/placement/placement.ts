import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { enrollChart } from './chart-member';
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

  private readonly sameName: () => readonly Construct[];
  private readonly sameNameUnsure: () => readonly Construct[];

  constructor(construct: Construct, what: 'machine' | 'disk', name: string, problems: () => readonly Problem[]) {
    const chart = Chart.of(construct);
    this.platform = Platform._of(construct);
    this.driver = this.platform?._driver;
    this.namespace = chart.namespace;

    const inventory = Inventory.of(construct);
    const kind = what === 'machine' ? this.driver?.machineKind : this.driver?.diskKind;
    const identity = `${kind} ${this.namespace ?? ''}/${name}`;
    this.sameName = inventory.claim(`${clusterId(this.platform)} ${identity}`, construct) as () => Construct[];
    this.sameNameUnsure = inventory.claim(`${this.driver?.label} ${identity}`, construct) as () => Construct[];

    enrollChart(chart, this.driver);
    enroll({ construct, kind: what, problems: () => [...this.problems(what, name), ...problems()] });
  }

  /** Whether an object here can refer to one there by name alone. */
  public isBeside(other: Placement): boolean {
    return this.platform === other.platform && this.namespace === other.namespace;
  }

  private problems(what: string, name: string): Problem[] {
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

function paths(constructs: readonly Construct[]): string {
  return constructs.map(construct => construct.node.path).sort().join(', ');
}
