import { Size } from 'cdk8s';

/**
 * Explicit CPU and memory instead of an instance type.
 *
 * On Cozystack all of it must be given, and the instance type is written out as empty so that the platform's
 * default type does not come on top of it.
 */
export interface Resources {
  /** Cores of each socket. Becomes `VMInstance.spec.resources.cpu`. */
  readonly cores: number;

  /**
   * Sockets; the machine has `cores` times `sockets` virtual CPUs. Becomes `VMInstance.spec.resources.sockets`.
   * @default 1
   */
  readonly sockets?: number;

  /** Memory. Becomes `VMInstance.spec.resources.memory`. */
  readonly memory: Size;
}
