/**
 * Threads of the host for the work of a machine's disks. Becomes `domain.ioThreadsPolicy`.
 */
export enum IoThreads {
  /** One for all disks. */
  SHARED = 'shared',
  /** As many as KubeVirt sees fit, spread over the disks. */
  AUTO = 'auto',
}
