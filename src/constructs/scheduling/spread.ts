import { gate } from '../../model/calls/gate';
import { SpreadSpec } from '../../model/scheduling';

/**
 * How strictly machines are spread.
 */
export interface SpreadOptions {
  /**
   * How many more machines one host or zone may have than another.
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * Whether a machine stays pending if every possible placement would exceed `maxSkew`. A host that accepts no pods, e.g. a cordoned host, still
   * counts, so machines can stay pending because of this host. A removed host does not count.
   * @default false
   */
  readonly strict?: boolean;
}

/**
 * How the machines of a fleet are spread, so that the failure of one host or zone does not stop all machines. Becomes
 * `spec.template.spec.topologySpreadConstraints`.
 */
export class Spread {
  /**
   * Spreads the machines over hosts.
   *
   * @param options the maximum skew, and whether the spread is required
   */
  public static overHosts(options: SpreadOptions = {}): Spread {
    return Spread.over('kubernetes.io/hostname', options);
  }

  /**
   * Spreads the machines over zones.
   *
   * @param options the maximum skew, and whether the spread is required
   */
  public static overZones(options: SpreadOptions = {}): Spread {
    return Spread.over('topology.kubernetes.io/zone', options);
  }

  /**
   * Spreads the machines over the values of a label of nodes.
   *
   * @param label e.g. `example.com/rack`
   * @param options the maximum skew, and whether the spread is required
   */
  public static over(label: string, options: SpreadOptions = {}): Spread {
    return new Spread({ label, maxSkew: options.maxSkew ?? 1, strict: options.strict ?? false });
  }

  private constructor(private readonly model: SpreadSpec) {
  }

  /** @internal */
  public _model(): SpreadSpec {
    return this.model;
  }
}

gate(Spread);
