import { Size } from 'cdk8s';

/**
 * A GPU that exists in your cluster.
 */
export interface GpuEntry {
  /** Resource name, e.g. `nvidia.com/AD102GL_L40S`. */
  readonly name: string;
  /**
   * Minimum virtual CPUs of a machine, for each GPU of this kind.
   * @default - no minimum
   */
  readonly minVcpus?: number;
  /**
   * Minimum memory of a machine, for each GPU of this kind.
   * @default - no minimum
   */
  readonly minMemory?: Size;
}
