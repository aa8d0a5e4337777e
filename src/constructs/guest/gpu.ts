import { gate } from '../../model/calls/gate';

/**
 * A GPU that is passed through to a machine.
 *
 * Becomes an entry of `VMInstance.spec.gpus` on Cozystack and Hikube. A machine with a GPU cannot be migrated live. The exception is a machine that
 * has one GPU, a mediated device, on KubeVirt 1.9 and later with the feature gate VGPULiveMigration.
 */
export class Gpu {
  /** NVIDIA L40S, 48 GB. On Hikube. */
  public static readonly NVIDIA_L40S = new Gpu('nvidia.com/AD102GL_L40S');
  /** NVIDIA A100 PCIe, 80 GB. On Hikube. */
  public static readonly NVIDIA_A100 = new Gpu('nvidia.com/GA100_A100_PCIE_80GB');
  /** NVIDIA H100. On Hikube. The GPU has 94 GB of memory according to the resource name, and 80 GB according to Hikube's documentation. */
  public static readonly NVIDIA_H100 = new Gpu('nvidia.com/H100_94GB');

  /**
   * A GPU by its resource name in the cluster.
   *
   * @param name e.g. `nvidia.com/GA102GL_A10`
   */
  public static fromName(name: string): Gpu {
    return new Gpu(name);
  }

  /** The resource name. */
  public readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  /** The resource name. */
  public toString(): string {
    return this.name;
  }

  /** @internal */
  public _model(): string {
    return this.name;
  }
}

gate(Gpu);
