import { poolAround } from './pool-template';
import { Disk } from '../disk/disk';
import { times, Usage } from '../model/usage';

/** A disk that a machine makes for itself. */
export class MachineDisk extends Disk {
  /** @internal */
  protected override get _ownedByMachine(): boolean {
    return true;
  }

  /**
   * Each machine of a pool has its own.
   * @internal
   */
  public override _usage(): Usage {
    return times(super._usage(), poolAround(this)?.replicas ?? 1);
  }
}
