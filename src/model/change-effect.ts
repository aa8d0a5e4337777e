/**
 * What happens to a machine or disk that exists already when a property is changed.
 */
export enum ChangeEffect {
  /** The platform applies it while the machine runs. */
  LIVE = 'applies live',
  /** The platform stores it; the running machine has it after a restart by hand. No platform restarts it by itself. */
  RESTART = 'takes effect at the next restart',
  /** The old machine goes and a new one comes, with the disks it refers to. */
  RECREATE = 'recreates the machine',
  /** What was on the disk is no longer there for the machine. */
  DATA_LOSS = 'destroys data',
  /** The platform ignores it silently once the machine or disk exists. */
  NONE = 'has no effect after creation',
  /** The platform refuses the changed object, so that the engine that applies the folder reports an error. */
  REFUSED = 'is refused',
  /** What it does is not known. It is never to be read as no change. */
  UNKNOWN = 'has an unknown effect',
}
