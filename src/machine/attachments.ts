import { Construct } from 'constructs';
import { Disk } from '../disk/disk';
import { IDisk } from '../disk/disk-reference';
import { Problem, quote } from '../findings/problem';
import { AttachedDiskModel } from '../model/machine';
import { Placement } from '../placement/placement';
import { Inventory } from '../scope/inventory';

/** The disks of one machine, in boot order. */
export class Attachments {
  public readonly disks: IDisk[] = [];

  private readonly otherUsers = new Map<IDisk, () => readonly Construct[]>();

  constructor(private readonly machine: Construct, private readonly machineName: string) {
  }

  public add(disk: IDisk): void {
    this.disks.push(disk);
    if (!(disk instanceof Disk)) return;
    this.otherUsers.set(disk, Inventory.of(this.machine).claim(`attached ${disk.node.path}`, this.machine) as () => Construct[]);
  }

  public models(): AttachedDiskModel[] {
    return this.disks.map(disk => ({ name: disk.diskName, bus: disk._bus, disk: disk._model?.() }));
  }

  public problems(placement: Placement): Problem[] {
    const names = this.disks.map(disk => disk.diskName);
    const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i));
    const problems = [...twice].map((name): Problem => ({
      code: 'DISK_ATTACHED_TWICE', message: 'a disk is attached twice to this machine', got: quote(name), fix: 'list each disk once',
    }));
    for (const disk of this.disks) {
      const others = this.otherUsers.get(disk)?.() ?? [];
      if (others.length > 0) {
        problems.push({
          code: 'DISK_ATTACHED_TWICE',
          message: `disk "${disk.diskName}" is also attached to ${others.map(other => other.node.path).sort().join(', ')}; it would be damaged`,
          got: quote(disk.diskName),
          fix: 'give each machine a disk of its own (machine.addDisk)',
        });
      }
      if (disk instanceof Disk && !placement.isBeside(disk._placement)) {
        problems.push({
          code: 'DISK_ELSEWHERE',
          message: `disk "${disk.diskName}" of ${disk.node.path} stands in another namespace or cluster than machine "${this.machineName}"`,
          fix: 'make the disk in the chart of the machine',
        });
      }
    }
    return problems;
  }
}
