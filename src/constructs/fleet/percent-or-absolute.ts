import { gate } from '../../model/calls/gate';

/**
 * A number of machines, or a share of them.
 */
export class PercentOrAbsolute {
  /**
   * A number of machines.
   *
   * @param count a whole number
   */
  public static absolute(count: number): PercentOrAbsolute {
    return new PercentOrAbsolute(count);
  }

  /**
   * A share of the machines.
   *
   * @param percent a whole number from 1 to 100
   */
  public static percent(percent: number): PercentOrAbsolute {
    return new PercentOrAbsolute(`${percent}%`);
  }

  private constructor(private readonly value: string | number) {
  }

  /** @internal */
  public _model(): string | number {
    return this.value;
  }
}

gate(PercentOrAbsolute);
