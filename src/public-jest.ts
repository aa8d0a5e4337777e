/**
 * The package `cdk8s-vm-fleet/jest`: matchers for a fleet, for test runners with `expect.extend`.
 */
import type { FleetMatchers } from './assertions/matchers';

export { matchers, type FleetMatchers } from './assertions/matchers';

declare global {
  // The name is the one in the types of jest, with the same type parameters.
  namespace jest {
    interface Matchers<R, T = {}> extends FleetMatchers<R> {
    }
  }
}
