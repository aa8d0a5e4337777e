import { MachineAffinityModel } from '../model/scheduling';
import { IMachines } from '../placement/machines';

/**
 * How near or apart machines are to stand.
 */
export interface MachineAffinityOptions {
  /**
   * Label of nodes: machines are together, or apart, when their nodes have the same value of it.
   * @default 'kubernetes.io/hostname'
   */
  readonly label?: string;

  /**
   * 1 to 100, against other preferences. Without it the machine rather waits than stands otherwise.
   * @default - a demand
   */
  readonly weight?: number;
}

/**
 * Where a machine stands as seen from others. Becomes `spec.template.spec.affinity.podAffinity` or `podAntiAffinity`.
 */
export class MachineAffinity {
  /**
   * Where these machines stand.
   *
   * @param machines a machine, or the members of a fleet, of the same namespace
   * @param options what "where" means, and how strictly
   */
  public static together(machines: IMachines, options: MachineAffinityOptions = {}): MachineAffinity {
    return new MachineAffinity(machines, false, options);
  }

  /**
   * Where none of these machines stands.
   *
   * @param machines a machine, or the members of a fleet, of the same namespace
   * @param options what "where" means, and how strictly
   */
  public static apart(machines: IMachines, options: MachineAffinityOptions = {}): MachineAffinity {
    return new MachineAffinity(machines, true, options);
  }

  private constructor(
    /** @internal */
    public readonly _machines: IMachines,
    private readonly apart: boolean,
    private readonly options: MachineAffinityOptions,
  ) {
  }

  /** @internal */
  public _model(): MachineAffinityModel {
    const { label = 'kubernetes.io/hostname', weight } = this.options;
    return { machines: this._machines._selection, apart: this.apart, label, weight };
  }
}
