import { Location } from '../../collect/location';
import { AttachedDiskSpec } from '../../model/machine';
import { DiskAttachment, IDisk } from '../disk/disk-reference';

const EXISTING: DiskAttachment = { existing: true };

/** The disks of a machine as plain data: references by name, with the options of each attachment. */
export function attachedDisks(disks: readonly IDisk[], at: Location): AttachedDiskSpec[] {
  return disks.map(disk => {
    const { problems, ...attachment } = disk._attachment ?? EXISTING;
    if (problems) at.report(problems);
    return { ...at.reference(disk.diskName, disk), ...attachment };
  });
}
