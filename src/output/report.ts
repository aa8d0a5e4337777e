import { Finding } from '../findings/finding';
import { plural } from '../findings/report';
import { FleetModel, NodeKind } from '../model/fleet-model';

/** "2 machines, 3 disks, 1 chart": a summary of an app. Overlays are counted too, because the rules do not check all of their fields. */
export function contents({ clusters }: FleetModel, charts: number): string {
  const count = (kind: NodeKind) => clusters.reduce((sum, { nodes }) => sum + nodes.filter(node => node.kind === kind).length, 0);
  const overlays = clusters.reduce((sum, { nodes }) => sum + nodes.reduce((own, each) => own + (each.overlays?.length ?? 0), 0), 0);
  return [
    plural(count('machine'), 'machine'), plural(count('disk'), 'disk'), plural(charts, 'chart'), ...overlays > 0 ? [plural(overlays, 'overlay')] : [],
  ].join(', ');
}

/** "3 warnings (NO_LOGIN, 2 WHOLE_IP)"; empty without warnings. */
export function warningCodes(warnings: readonly Finding[]): string[] {
  if (warnings.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { code } of warnings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const codes = [...counts].sort(([a], [b]) => a < b ? -1 : 1).map(([code, count]) => count === 1 ? code : `${count} ${code}`);
  return [`${plural(warnings.length, 'warning')} (${codes.join(', ')})`];
}
