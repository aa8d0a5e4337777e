/**
 * The package `cdk8s-vm-fleet/jest`: what can be expected of a fleet, for the test runners that have `expect.extend`.
 */
import type { FleetMatchers } from './assertions/matchers';

export { matchers, type FleetMatchers } from './assertions/matchers';

declare global {
  // The name is that of the types of jest, which have the same type parameters.
  namespace jest {
    interface Matchers<R, T = {}> extends FleetMatchers<R> {
    }
  }
}
