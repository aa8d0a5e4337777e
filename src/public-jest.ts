/**
 * The package `cdk8s-vm-fleet/jest`: matchers for a fleet, for test runners with `expect.extend`.
 */
import type { FleetMatchers } from './assertions/matchers';

export { matchers, type FleetMatchers } from './assertions/matchers';

declare global {
  // The name and the type parameters must be those of jest's own types.
  namespace jest {
    interface Matchers<R, T = {}> extends FleetMatchers<R> {
    }
  }
}
