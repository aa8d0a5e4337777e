/**
 * The effect of a changed property on an existing machine or disk.
 */
export enum ChangeEffect {
  /** The change is applied while the machine runs. */
  LIVE = 'applies live',
  /** The change is stored. The running machine gets it after a manual restart. Only a pool with `PoolUpdate.PROACTIVE` restarts machines itself. */
  RESTART = 'takes effect at the next restart',
  /** The old machine is deleted and a new one is created, with the same disks. */
  RECREATE = 'recreates the machine',
  /** The machine loses the data on the disk. */
  DATA_LOSS = 'destroys data',
  /** After the machine or disk exists, the platform silently ignores the change. */
  NONE = 'has no effect after creation',
  /** The platform rejects the changed object, and the GitOps engine reports an error. */
  REFUSED = 'is refused',
  /** The effect is not known: there may be an effect, or none. */
  UNKNOWN = 'has an unknown effect',
}
