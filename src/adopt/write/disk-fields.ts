import { DISK } from '../../constructs/disk/schema';
import { SYSTEM_DISK } from '../../constructs/machine/schema';

export { DISK };

/** What a system disk can say; anything else makes it one that is added to its machine. */
export const SYSTEM_DISK_FIELDS: ReadonlySet<string> = new Set([
  'machine', ...SYSTEM_DISK.form?.kind === 'struct' ? SYSTEM_DISK.form.properties.keys() : [],
]);
