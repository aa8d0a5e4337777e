import { DiskModel } from '../model/disk';
import { MachineModel } from '../model/machine';
import { PlatformDriver, Rendering } from '../platform/driver';

/** What all machines, or all disks, have in common. */
export interface PlacedKind<Model> {
  readonly what: 'machine' | 'disk';
  /** The kind of the object that takes its name. */
  objectKind(driver: PlatformDriver): string;
  /** The kinds of other objects that its platform makes under the same name. */
  alsoTakes(driver: PlatformDriver): readonly string[];
  render(driver: PlatformDriver, model: Model): Rendering;
}

export const MACHINE: PlacedKind<MachineModel> = {
  what: 'machine',
  objectKind: driver => driver.machineKind,
  alsoTakes: driver => driver.besideMachine,
  render: (driver, model) => driver.machine(model),
};

export const DISK: PlacedKind<DiskModel> = {
  what: 'disk',
  objectKind: driver => driver.diskKind,
  alsoTakes: () => [],
  render: (driver, model) => driver.disk(model),
};
