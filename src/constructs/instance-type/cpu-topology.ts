import { gate } from '../../model/calls/gate';
import { CpuTopologySpec } from '../../model/catalog';
import { saidOf } from '../app/told';

/**
 * The parts of a CPU over which virtual CPUs are spread.
 */
export enum SpreadAcross {
  /** Sockets with `ratio` cores each. */
  SOCKETS_CORES = 'SocketsCores',
  /** Sockets with `ratio` cores of two threads each. */
  SOCKETS_CORES_THREADS = 'SocketsCoresThreads',
  /** One socket with cores of two threads each. The ratio is always 2. */
  CORES_THREADS = 'CoresThreads',
}

/**
 * How the virtual CPUs of an instance type appear in a guest. Becomes `spec.cpu.preferredCPUTopology` and `spec.cpu.spreadOptions` of a
 * preference.
 */
export class CpuTopology {
  /** Sockets of one core each. More of them can be plugged in live. */
  public static readonly SOCKETS = new CpuTopology({ kind: 'sockets' });
  /** Cores of one socket, for guests that are licensed by socket. */
  public static readonly CORES = new CpuTopology({ kind: 'cores' });
  /** Threads of one core. */
  public static readonly THREADS = new CpuTopology({ kind: 'threads' });
  /** Sockets. For machines with explicit resources, cores and threads also count towards the minimum of virtual CPUs of the profile. */
  public static readonly ANY = new CpuTopology({ kind: 'any' });

  /**
   * Spread over several parts. The virtual CPUs of an instance type have to be divisible by the ratio
   * (by twice the ratio for `SOCKETS_CORES_THREADS`).
   *
   * @param across the parts of the CPU
   * @param ratio cores of each socket; 2 for `CORES_THREADS`
   */
  public static spread(across: SpreadAcross, ratio: number = 2): CpuTopology {
    return new CpuTopology({ kind: 'spread', across, ratio });
  }

  private constructor(private readonly model: CpuTopologySpec) {
  }

  /** Its content; two values with the same content are equal. */
  public toString(): string {
    return saidOf(this.model);
  }

  /** @internal */
  public _model(): CpuTopologySpec {
    return this.model;
  }
}

gate(CpuTopology);
