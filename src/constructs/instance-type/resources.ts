import { Size } from 'cdk8s';

/**
 * Explicit CPU and memory instead of an instance type.
 *
 * On Cozystack and Hikube, cores and memory are required. The library also writes an empty instance type, so that the platform does not add its
 * default type.
 */
export interface Resources {
  /**
   * Cores of each socket. Becomes `VMInstance.spec.resources.cpu`, or `domain.cpu.cores`.
   * @default - 1 on plain KubeVirt; an error on other platforms
   */
  readonly cores?: number;

  /**
   * Sockets; the machine has `cores` times `sockets` times `threads` virtual CPUs. Becomes `VMInstance.spec.resources.sockets`.
   * @default 1
   */
  readonly sockets?: number;

  /**
   * Threads of each core. Plain KubeVirt only: `domain.cpu.threads`.
   * @default 1
   */
  readonly threads?: number;

  /**
   * Memory. Becomes `VMInstance.spec.resources.memory`, or `domain.memory.guest`.
   * @default - the memory of `podResources` on plain KubeVirt; an error on other platforms
   */
  readonly memory?: Size;
}
