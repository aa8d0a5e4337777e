import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { chartOf } from './chart-of';
import { Defaults, inherited, PlatformSetting, recordIfAny } from './scope-record';
import { Memo } from '../findings/memo';
import { Problem } from '../findings/problem';
import { FieldOrigin, FieldOrigins } from '../model/origin';
import { Place, Reference } from '../model/reference';
import { Viewpoint } from '../model/types';

/** A chart on a cluster, with the defaults that hold there: the same for many constructs. */
export interface Site {
  readonly chart?: Chart;
  readonly platform?: PlatformSetting;
  readonly defaults: Defaults;
}

const NO_DEFAULTS: Defaults = {};
const NOTHING_SEEN: readonly IConstruct[] = [];

/** What a scope adds to what holds above it. */
export function siteBelow(above: Site, construct: IConstruct): Site {
  const record = recordIfAny(construct);
  const isChart = Chart.isChart(construct);
  if (!isChart && record?.platform === undefined && record?.defaults === undefined) return above;
  return {
    chart: isChart ? construct : above.chart,
    platform: record?.platform ?? above.platform,
    defaults: record?.defaults === undefined ? above.defaults : { ...above.defaults, ...record.defaults },
  };
}

/** What holds for a construct, found out from above it. */
export function siteOf(construct: IConstruct): Site {
  return construct.node.scopes.reduce<Site>(siteBelow, { defaults: NO_DEFAULTS });
}

/** Where a construct is while it becomes plain data: it says how it names others, and what is wrong. */
export class Location implements Viewpoint {
  private referred?: IConstruct[];
  private found?: Problem[];
  private came?: Record<string, FieldOrigin>;

  /**
   * @param memo what was worked out about texts in this look at the fleet
   */
  constructor(public readonly construct: IConstruct, public readonly site: Site, public readonly memo = new Memo()) {
  }

  /** Constructs that it referred to. */
  public get seen(): readonly IConstruct[] {
    return this.referred ?? NOTHING_SEEN;
  }

  public get namespace(): string | undefined {
    return this.site.chart?.namespace;
  }

  /** What is wrong with what the construct was given. */
  public get problems(): readonly Problem[] | undefined {
    return this.found;
  }

  /** How fields of the spec came about. */
  public get origins(): FieldOrigins | undefined {
    return this.came;
  }

  public setOrigin(field: string, origin: FieldOrigin): void {
    (this.came ??= {})[field] = origin;
  }

  public report(problems: readonly Problem[]): void {
    if (problems.length > 0) (this.found ??= []).push(...problems);
  }

  public reference(name: string, target?: object): Reference {
    // Something that exists already is in the same place.
    if (!Construct.isConstruct(target)) return { name };
    (this.referred ??= []).push(target);
    const chart = chartOf(target);
    const platform = inherited(target, record => record.platform);
    const otherCluster = platform !== this.site.platform;
    if (!otherCluster && chart?.namespace === this.namespace) return { name };
    const place: { -readonly [P in keyof Place]: Place[P] } = { otherCluster };
    if (chart?.namespace !== undefined) place.namespace = chart.namespace;
    if (platform !== undefined) place.platform = platform.driver.label;
    return { name, elsewhere: place };
  }
}
