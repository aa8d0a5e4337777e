import { Disk } from '../disk/disk';

/** A disk that a machine makes for itself. */
export class MachineDisk extends Disk {
  /** @internal */
  protected override get _ownedByMachine(): boolean {
    return true;
  }
}
