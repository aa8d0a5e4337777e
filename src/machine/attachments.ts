import { Construct } from 'constructs';
import { IDisk } from '../disk/disk-reference';
import { Problem, quote } from '../findings/problem';
import { AttachedDiskModel } from '../model/machine';
import { repeated } from '../model/repeated';
import { Placement } from '../placement/placement';
import { paths } from '../placement/standing';
import { Inventory } from '../scope/inventory';

/** The disks of one machine, in boot order. */
export class Attachments {
  private attached: readonly { readonly disk: IDisk; readonly otherUsers?: () => readonly Construct[] }[] = [];

  constructor(private readonly machine: Construct, private readonly machineName: string, private readonly placement: Placement) {
  }

  public get disks(): IDisk[] {
    return this.attached.map(({ disk }) => disk);
  }

  public add(disk: IDisk): void {
    // Many machines may read one configuration, and what is ephemeral is each machine's own.
    // By name, since a disk can be referred to by name as well as by its construct.
    const otherUsers = disk._inline ? undefined : (disk._placement ?? this.placement).claim(`attached disk ${disk.diskName}`, this.machine);
    this.attached = [...this.attached, { disk, otherUsers }];
    Inventory.of(this.machine).touch();
  }

  public models(): AttachedDiskModel[] {
    return this.attached.map(({ disk }) => ({
      name: disk.diskName,
      bus: disk._bus,
      optical: disk._optical,
      tuning: disk._tuning,
      disk: disk._model?.(),
      inline: disk._inline,
    }));
  }

  public problems(): Problem[] {
    // Two disks of one name are two mistakes already.
    const attached = this.attached.filter(({ disk }) => !disk._placement?.isDuplicate);
    const names = attached.map(({ disk }) => disk.diskName);
    const twice = repeated(names);
    const problems = [...twice].map((name): Problem => ({
      code: 'DISK_ATTACHED_TWICE', message: 'a disk is attached twice to this machine', got: quote(name), fix: 'list each disk once',
    }));
    for (const { disk, otherUsers } of attached) {
      problems.push(...disk._faults ?? []);
      const others = [...new Set(otherUsers?.() ?? [])];
      if (others.length > 0) {
        problems.push({
          code: 'DISK_ATTACHED_TWICE',
          message: `disk "${disk.diskName}" is also attached to ${paths(others)}; it would be damaged`,
          got: quote(disk.diskName),
          fix: 'give each machine a disk of its own (machine.addDisk)',
        });
      }
      const elsewhere = this.placement.elsewhere(`disk "${disk.diskName}"`, disk._placement, `machine "${this.machineName}"`);
      if (elsewhere) problems.push(elsewhere);
    }
    return problems;
  }
}
