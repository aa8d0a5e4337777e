import { DISK } from '../../constructs/disk/schema';
import { SYSTEM_DISK } from '../../constructs/machine/schema';

export { DISK };

/** The properties that a system disk supports. If a disk has other properties, the program adds it to its machine by a method call. */
export const SYSTEM_DISK_FIELDS: ReadonlySet<string> = new Set([
  'machine', ...SYSTEM_DISK.form?.kind === 'struct' ? SYSTEM_DISK.form.properties.keys() : [],
]);
