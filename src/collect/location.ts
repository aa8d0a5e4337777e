import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { chartOf } from './chart-of';
import { Defaults, inherited, PlatformSetting, recordIfAny } from './scope-record';
import { Memo } from '../findings/memo';
import { Problem } from '../findings/problem';
import { FieldOrigin, FieldOrigins } from '../model/origin';
import { Place, Reference } from '../model/reference';
import { Viewpoint } from '../model/viewpoint';

/** A chart on a cluster, with its effective defaults. Many constructs share one `Site`. */
export interface Site {
  readonly chart?: Chart;
  readonly platform?: PlatformSetting;
  readonly defaults: Defaults;
}

const NO_DEFAULTS: Defaults = {};
const NOTHING_SEEN: readonly IConstruct[] = [];

/** The settings of a scope: those of its parent scopes, overridden by its own. */
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

/** The effective settings of a construct, from the scopes above it. */
export function siteOf(construct: IConstruct): Site {
  return construct.node.scopes.reduce<Site>(siteBelow, { defaults: NO_DEFAULTS });
}

/** The context in which a construct becomes plain data. The context resolves references and collects problems. */
export class Location implements Viewpoint {
  private referred?: IConstruct[];
  private found?: Problem[];
  private came?: Record<string, FieldOrigin>;

  /**
   * @param memo keeps results about texts during one check of the fleet
   */
  constructor(public readonly construct: IConstruct, public readonly site: Site, public readonly memo = new Memo()) {
  }

  /** The constructs to which this construct referred. */
  public get seen(): readonly IConstruct[] {
    return this.referred ?? NOTHING_SEEN;
  }

  public get namespace(): string | undefined {
    return this.site.chart?.namespace;
  }

  /** The problems of the construct's properties. */
  public get problems(): readonly Problem[] | undefined {
    return this.found;
  }

  /** The origins of fields of the spec. */
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
    // A target that is not a construct, e.g. `Disk.fromName`, is in the same namespace.
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
