import { Construct } from 'constructs';
import { IDisk } from '../disk/disk-reference';
import { Problem, quote } from '../findings/problem';
import { AttachedDiskModel } from '../model/machine';
import { repeated } from '../model/repeated';
import { paths, Standing } from '../placement/standing';
import { Space } from '../scope/space';

/** The disks of one machine, in boot order. */
export class Attachments {
  /** In boot order. */
  public disks: readonly IDisk[] = [];

  constructor(private readonly machine: Construct, private readonly machineName: string, private readonly standing: Standing) {
  }

  public add(disk: IDisk): void {
    this.disks = this.disks.concat(disk);
    // By name, since a disk can be referred to by name as well as by its construct.
    this.spaceOf(disk)?.claim(ATTACHED, disk.diskName, this.machine);
    this.standing.inventory.touch();
  }

  public models(): AttachedDiskModel[] {
    return this.disks.map(disk => ({
      name: disk.diskName,
      bus: disk._bus,
      optical: disk._optical,
      tuning: disk._tuning,
      disk: disk._model?.(),
      inline: disk._inline,
    }));
  }

  /** Says what is wrong with the list, and with who else uses what is in it. */
  public check(problems: Problem[]): void {
    // Two disks of one name are two mistakes already.
    const attached = this.disks.filter(disk => !disk._isDuplicate);
    if (attached.length > 1) {
      for (const name of repeated(attached.map(disk => disk.diskName))) {
        problems.push({ code: 'DISK_ATTACHED_TWICE', message: 'a disk is attached twice to this machine', got: quote(name), fix: 'list each disk once' });
      }
    }
    for (const disk of attached) {
      if (disk._faults) problems.push(...disk._faults);
      const others = this.spaceOf(disk)?.others(ATTACHED, disk.diskName, this.machine) as readonly Construct[] | undefined;
      if (others !== undefined && others.length > 0) {
        problems.push({
          code: 'DISK_ATTACHED_TWICE',
          message: `disk "${disk.diskName}" is also attached to ${paths([...new Set(others)])}; it would be damaged`,
          got: quote(disk.diskName),
          fix: 'give each machine a disk of its own (machine.addDisk)',
        });
      }
      const elsewhere = this.standing.elsewhere(`disk "${disk.diskName}"`, disk._standing, `machine "${this.machineName}"`);
      if (elsewhere) problems.push(elsewhere);
    }
  }

  /** Where a disk can be attached but once: many machines may read one configuration, and what is ephemeral is each machine's own. */
  private spaceOf({ _inline, _standing = this.standing }: IDisk): Space | undefined {
    return _inline ? undefined : _standing.space;
  }
}

const ATTACHED = 'attached disk';
