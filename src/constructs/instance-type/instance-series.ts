import { gate } from '../../model/calls/gate';

/**
 * A family of instance types, usually with one ratio of CPU to memory.
 *
 * The platform and its version determine which series exist: Hikube has only M1, S1 and U1. An instance type that does not exist on the platform is
 * an error at synthesis.
 */
export class InstanceSeries {
  /** Compute exclusive: dedicated CPUs, 2 GiB for each vCPU. Needs nodes with the CPU manager and huge pages. */
  public static readonly CX1 = new InstanceSeries('cx1');
  /** Dedicated CPUs, 4 GiB for each vCPU. Needs nodes with the CPU manager. Cozystack 1.5 and later, plain KubeVirt 1.8 and later. */
  public static readonly D1 = new InstanceSeries('d1');
  /** 4 GiB for each vCPU, with an NVIDIA A400. Only on Cozystack, and on plain KubeVirt before 1.5. */
  public static readonly GN1 = new InstanceSeries('gn1');
  /** Memory: 8 GiB for each vCPU. Needs nodes with huge pages. */
  public static readonly M1 = new InstanceSeries('m1');
  /** Network: dedicated CPUs and huge pages for packet processing. Needs nodes with the CPU manager and huge pages. */
  public static readonly N1 = new InstanceSeries('n1');
  /** Overcommitted: 4 GiB for each vCPU. Half of the memory is not reserved on the node. */
  public static readonly O1 = new InstanceSeries('o1');
  /** Real time: dedicated CPUs and huge pages, 4 GiB for each vCPU. Needs nodes with the CPU manager and huge pages. */
  public static readonly RT1 = new InstanceSeries('rt1');
  /** Standard: 2 GiB for each vCPU. Hikube only. */
  public static readonly S1 = new InstanceSeries('s1');
  /** Universal: 4 GiB for each vCPU. */
  public static readonly U1 = new InstanceSeries('u1');

  /**
   * A series that your own cluster defines.
   *
   * @param name the part before the dot, e.g. `u1`
   */
  public static fromName(name: string): InstanceSeries {
    return new InstanceSeries(name);
  }

  /** The part of a type's name before the dot. */
  public readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  /** The name of the series. */
  public toString(): string {
    return this.name;
  }
}

gate(InstanceSeries);
