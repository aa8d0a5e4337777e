/**
 * What happens when the guest reboots. Becomes `domain.rebootPolicy`. KubeVirt 1.9 and later, or 1.8 with the feature gate RebootPolicy.
 */
export enum RebootPolicy {
  /** The guest reboots, and KubeVirt does not notice. */
  REBOOT = 'Reboot',
  /** The machine is stopped and recreated, with the changes that wait for a restart. */
  TERMINATE = 'Terminate',
}
