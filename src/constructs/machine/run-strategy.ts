/**
 * When a machine runs. Becomes `VMInstance.spec.runStrategy` from Cozystack 1.0, and `running` on older releases (`Always` and `Halted`
 * only).
 *
 * @see https://kubevirt.io/user-guide/compute/run_strategies/
 */
export enum RunStrategy {
  /** The machine always runs, and KubeVirt restarts the machine when it stops. */
  ALWAYS = 'Always',
  /** The machine is stopped. */
  HALTED = 'Halted',
  /** You start and stop the machine by hand (`virtctl`). On Cozystack before 1.5, users of a tenant have no permission to start and stop machines. */
  MANUAL = 'Manual',
  /** The machine runs, and KubeVirt restarts the machine only after a failure. */
  RERUN_ON_FAILURE = 'RerunOnFailure',
  /** The machine runs once, and is never restarted. */
  ONCE = 'Once',
}
