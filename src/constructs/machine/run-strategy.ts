/**
 * When a machine runs. Becomes `VMInstance.spec.runStrategy` from Cozystack 1.0, and `running` on older releases (`Always` and `Halted`
 * only).
 *
 * @see https://kubevirt.io/user-guide/compute/run_strategies/
 */
export enum RunStrategy {
  /** Always running; restarted when it stops. */
  ALWAYS = 'Always',
  /** Stopped. */
  HALTED = 'Halted',
  /** Started and stopped by hand (`virtctl`). On Cozystack before 1.5, users of a tenant have no permission to start and stop machines. */
  MANUAL = 'Manual',
  /** Running; restarted only after a failure. */
  RERUN_ON_FAILURE = 'RerunOnFailure',
  /** Run once, never again. */
  ONCE = 'Once',
}
