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
  /** Sockets with one core each. You can add sockets while the machine runs. */
  public static readonly SOCKETS = new CpuTopology({ kind: 'sockets' });
  /** One socket with several cores, for guests that are licensed by socket. */
  public static readonly CORES = new CpuTopology({ kind: 'cores' });
  /** One core with several threads. */
  public static readonly THREADS = new CpuTopology({ kind: 'threads' });
  /**
   * Like `SOCKETS`. In addition, the cores and threads of a machine with explicit resources count towards the profile's minimum number of
   * virtual CPUs.
   */
  public static readonly ANY = new CpuTopology({ kind: 'any' });

  /**
   * The virtual CPUs are spread over several parts of the CPU. The number of virtual CPUs of an instance type must be divisible by the ratio (by
   * twice the ratio for `SOCKETS_CORES_THREADS`).
   *
   * @param across the parts of the CPU
   * @param ratio cores of each socket; 2 for `CORES_THREADS`
   */
  public static spread(across: SpreadAcross, ratio: number = 2): CpuTopology {
    return new CpuTopology({ kind: 'spread', across, ratio });
  }

  private constructor(private readonly model: CpuTopologySpec) {
  }

  /** The properties as text. */
  public toString(): string {
    return saidOf(this.model);
  }

  /** @internal */
  public _model(): CpuTopologySpec {
    return this.model;
  }
}

gate(CpuTopology);
