import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { chartMissing, chartOf } from './chart-of';
import { FindingCode } from '../findings/codes';
import { Problem, quote } from '../findings/problem';
import { PlatformDriver } from '../platform/driver';
import { Platform } from '../platform/platform';
import { Consumer, Inventory } from '../scope/inventory';

/**
 * Where a construct stands: its chart, namespace and cluster.
 */
export class Standing {
  public readonly chart?: Chart;
  public readonly platform?: Platform;
  /** Undefined where nothing can be rendered: cdk8s has no place for objects without a chart. */
  public readonly driver?: PlatformDriver;
  public readonly namespace?: string;

  protected readonly inventory: Inventory;

  constructor(construct: Construct) {
    this.chart = chartOf(construct);
    this.platform = Platform._of(construct);
    this.driver = this.chart && this.platform?._driver;
    this.namespace = this.chart?.namespace;
    this.inventory = Inventory.of(construct);
  }

  /**
   * Says that a construct needs something of this cluster and namespace that only one may have.
   *
   * @param namespace the namespace, if not the own one; empty for something of the whole cluster
   * @returns a function that tells who else claimed the same, so far
   */
  public claim(what: string, construct: Construct, namespace?: string): () => readonly Construct[] {
    return this.inventory.claim(`${this.space(namespace)} ${what}`, construct) as () => Construct[];
  }

  /**
   * Says that a construct makes a machine or disk of this name.
   *
   * @returns a function that tells who else does, so far, also for what may be another cluster of the same kind
   */
  public claimObject(kind: string | undefined, name: string, construct: Construct): () => readonly Construct[] {
    return this.inventory.claim(`${this.driver?.label} ${this.namespace ?? ''} ${kind} ${name}`, construct) as () => Construct[];
  }

  /** Says that a construct takes something of the quota here. */
  public consume(consumer: Consumer): void {
    this.inventory.consume(this.space(), consumer);
  }

  /** Who takes something of the quota of a namespace of this cluster. */
  public consumersIn(namespace: string | undefined): readonly Consumer[] {
    return this.inventory.consumers(this.space(namespace));
  }

  /** Names a namespace of this cluster. */
  private space(namespace = this.namespace): string {
    return `${clusterId(this.platform)} ${namespace ?? ''}`;
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

  protected get where(): string {
    return this.namespace === undefined ? 'no namespace' : `namespace "${this.namespace}"`;
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
