/**
 * Threads of the host for the I/O of a machine's disks. Becomes `domain.ioThreadsPolicy`.
 */
export enum IoThreads {
  /** One thread for all disks. */
  SHARED = 'shared',
  /** KubeVirt decides the number of threads, and spreads them over the disks. */
  AUTO = 'auto',
}
