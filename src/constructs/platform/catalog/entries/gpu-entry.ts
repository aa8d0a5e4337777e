import { Size } from 'cdk8s';

/**
 * A GPU that your cluster has.
 */
export interface GpuEntry {
  /** Resource name, e.g. `nvidia.com/AD102GL_L40S`. */
  readonly name: string;
  /**
   * Fewest virtual CPUs of a machine, for each such GPU.
   * @default - no minimum
   */
  readonly minVcpus?: number;
  /**
   * Least memory of a machine, for each such GPU.
   * @default - no minimum
   */
  readonly minMemory?: Size;
}
