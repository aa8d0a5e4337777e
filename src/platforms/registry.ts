import { PlatformDriver } from './driver';
import { unregisteredDriver } from './unregistered';
import { PlatformRef } from '../model/platform';

/** Creates the driver of a platform at a version, with the facts about a cluster. */
export type DriverMaker = (ref: PlatformRef) => PlatformDriver;

/* eslint-disable @typescript-eslint/no-require-imports -- each platform is loaded when it is first used, because most fleets have only one */
const MAKERS = new Map<string, () => DriverMaker>([
  ['hikube', () => (require('./hikube/hikube') as typeof import('./hikube/hikube')).hikubeDriver],
  ['cozystack', () => (require('./cozystack/cozystack') as typeof import('./cozystack/cozystack')).cozystackDriver],
  ['kubevirt', () => (require('./kubevirt/kubevirt') as typeof import('./kubevirt/kubevirt')).kubevirtDriver],
]);
/* eslint-enable @typescript-eslint/no-require-imports */

/** The driver of each platform value. Drivers are kept, because each new driver must read the whole catalog. */
const drivers = new WeakMap<PlatformRef, PlatformDriver>();

/** The names of platforms that other packages cannot replace. */
const OWN = new Set(MAKERS.keys());

/** The driver of a platform. For an unregistered name, the result is a driver that writes nothing. */
export function driverOf(ref: PlatformRef): PlatformDriver {
  let driver = drivers.get(ref);
  if (driver === undefined) drivers.set(ref, driver = MAKERS.get(ref.name)?.()(ref) ?? unregisteredDriver(ref.name));
  return driver;
}

export function platformNames(): string[] {
  return [...MAKERS.keys()];
}

/**
 * Registers a platform of another package for `Platform.registered` and `read`.
 *
 * @param name e.g. the name of the package; it is part of the model
 * @param maker creates the driver of one `Platform` value. It replaces an earlier maker with the same name.
 * @throws RangeError for `hikube`, `cozystack` and `kubevirt`, which are part of this package
 */
export function registerPlatform(name: string, maker: DriverMaker): void {
  if (OWN.has(name)) throw new RangeError(`platform "${name}" is part of cdk8s-vm-fleet: register yours under another name`);
  MAKERS.set(name, () => maker);
}
