import { Finding } from '../findings/finding';
import { plural } from '../findings/report';
import { Inventory } from '../scope/inventory';

/** "2 machines, 3 disks, 1 chart": what an app has. */
export function contents(inventory: Inventory, charts: number): string {
  return [plural(inventory.count('machine'), 'machine'), plural(inventory.count('disk'), 'disk'), plural(charts, 'chart')].join(', ');
}

/** "3 warnings (NO_LOGIN, 2 WHOLE_IP)"; nothing without any. */
export function warningCodes(warnings: readonly Finding[]): string[] {
  if (warnings.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { code } of warnings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const codes = [...counts].sort(([a], [b]) => a < b ? -1 : 1).map(([code, count]) => count === 1 ? code : `${count} ${code}`);
  return [`${plural(warnings.length, 'warning')} (${codes.join(', ')})`];
}
