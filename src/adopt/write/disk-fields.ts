import { DISK } from '../../constructs/disk/schema';
import { SYSTEM_DISK } from '../../constructs/machine/schema';

export { DISK };

/** The properties of a system disk; a disk with other properties is added to its machine by a call. */
export const SYSTEM_DISK_FIELDS: ReadonlySet<string> = new Set([
  'machine', ...SYSTEM_DISK.form?.kind === 'struct' ? SYSTEM_DISK.form.properties.keys() : [],
]);
