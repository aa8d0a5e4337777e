import { Box } from './box';
import { groupBy } from './group';
import { short } from './short';
import { drawTraffic } from './traffic';
import { amountText } from '../../model/usage';
import { NamespaceRow } from '../places';
import { DiskRow, MachineRow, Sheet } from '../sheet';

/** A frame around related boxes: a cluster, a tenant, a namespace. */
export interface Frame {
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly lines: readonly (readonly [from: string, to: string])[];
  readonly frames: readonly Frame[];
}

/** The boxes, frames and lines of a picture. */
export type Drawn = Pick<Sheet, 'machines' | 'namespaces' | 'networks' | 'traffic'>;

/** The largest number of boxes in a readable picture. */
const MANY = 80;

/**
 * The frames of the picture. Each machine has its own box, if the picture then has at most `MANY` boxes. Otherwise, similar machines share a
 * box. If there are still too many boxes, each namespace is one box.
 */
export function framesOf(sheet: Drawn): Frame[] {
  const single = clusters(sheet, (namespace, children) => frameOf(sheet, namespace, children, row => row.path));
  if (count(single) <= MANY) return single;
  const alike = clusters(sheet, (namespace, children) => frameOf(sheet, namespace, children, likeness, true));
  if (count(alike) <= MANY) return alike;
  return [...groupBy(sheet.machines, ({ cluster }) => cluster)].map(([title, rows]) => ({ title, boxes: namespaces(rows), lines: [], frames: [] }));
}

/** The number of boxes in all frames. A frame without boxes of its own counts as one box. */
function count(frames: readonly Frame[]): number {
  return frames.reduce((sum, { boxes, frames: inner }) => sum + Math.max(1, boxes.length) + count(inner), 0);
}

/** A frame for each cluster, with a frame for each namespace in it. The frame of a tenant is inside the frame of its parent tenant. */
function clusters({ namespaces: all }: Drawn, frame: (namespace: NamespaceRow, children: readonly Frame[]) => Frame): Frame[] {
  return [...groupBy(all, ({ cluster }) => cluster)].map(([title, rows]) => {
    const known = new Set(rows.map(({ namespace }) => namespace));
    const below = (row: NamespaceRow, above: readonly string[]): Frame => frame(row, rows
      .filter(({ parent, namespace }) => parent === row.namespace && !above.includes(namespace))
      .map(child => below(child, [...above, child.namespace])));
    const isTop = ({ parent, namespace }: NamespaceRow) => parent === namespace || !known.has(parent);
    const frames = rows.filter(isTop).map(row => below(row, [row.namespace]));
    // If no object of a cluster has a namespace, the frame of the cluster contains the boxes directly.
    return frames.length === 1 && frames[0].title === '' ? { ...frames[0], title } : { title, boxes: [], lines: [], frames };
  });
}

function likeness({ fleet, type, image, exposure, networks, run }: MachineRow): string {
  return fleet !== '' ? `fleet ${fleet}` : JSON.stringify([type, image, exposure, networks, run]);
}

function frameOf(sheet: Drawn, place: NamespaceRow, frames: readonly Frame[], alike: (row: MachineRow) => string, isGrouped = false): Frame {
  const isHere = ({ cluster, namespace }: Pick<NamespaceRow, 'cluster' | 'namespace'>) => cluster === place.cluster && namespace === place.namespace;
  const boxes: Box[] = [];
  const lines: [string, string][] = [];
  const boxOf = new Map<string, string>();
  const attached = new Set<string>();
  [...groupBy(sheet.machines.filter(isHere), alike).values()].forEach((rows, index) => {
    const id = `machine ${index}`;
    for (const { name } of rows) boxOf.set(name, id);
    boxes.push(machineBox(id, rows, isGrouped));
    for (const network of new Set(rows[0].networks)) {
      attached.add(network);
      lines.push([id, `network ${network}`]);
    }
    if (isGrouped) return;
    rows.flatMap(({ disks }) => disks).forEach((disk, n) => {
      boxes.push({ id: `${id} disk ${n}`, kind: 'disk', lines: [disk.name, [sizeText(disk.size), disk.storageClass].filter(each => each !== '').join(', ')].map(short) });
      lines.push([id, `${id} disk ${n}`]);
    });
  });
  const networks = sheet.networks.filter(isHere);
  for (const name of new Set([...networks.map(each => each.name), ...attached])) {
    const { subnets = [], peers = [] } = networks.find(each => each.name === name) ?? {};
    boxes.push({ id: `network ${name}`, kind: 'network', lines: [`network ${name}`, ...subnets.slice(0, 4), ...peers.map(peer => `peer: ${peer}`)].map(short) });
  }
  drawTraffic(sheet.traffic.filter(isHere), boxOf, boxes, lines);
  return { title: titleOf(place), boxes, lines, frames };
}

function machineBox(id: string, rows: readonly MachineRow[], isGrouped: boolean): Box {
  const [row] = rows;
  const name = rows.length === 1 ? row.name : `${row.fleet || row.type}: ${rows.length} machines`;
  const texts = [
    name, [row.type, row.image].filter(each => each !== '').join(', '),
    ...row.exposure === '' ? [] : [`open: ${row.exposure}`], ...isGrouped ? [disksText(rows.flatMap(({ disks }) => disks))] : [], ...row.run === 'Always' ? [] : [row.run],
  ];
  return { id, kind: 'machine', lines: texts.map(short) };
}

function titleOf({ namespace, tenant, denies }: NamespaceRow): string {
  const name = tenant !== '' ? `tenant ${short(tenant)} (namespace ${short(namespace)})` : namespace === '-' ? '' : `namespace ${short(namespace)}`;
  return [name, ...denies.length === 0 ? [] : [`${denies.join(' and ')} denied by default`]].filter(each => each !== '').join(', ');
}

function namespaces(machines: readonly MachineRow[]): Box[] {
  const all = [...groupBy(machines, ({ namespace }) => namespace)];
  const box = (id: string, name: string, rows: readonly MachineRow[]): Box => {
    const exposed = rows.filter(({ exposure }) => exposure !== '').length;
    const texts = [name, `${rows.length} machines`, disksText(rows.flatMap(({ disks }) => disks)), `${exposed} exposed`];
    return { id, kind: 'machine', lines: texts.map(short) };
  };
  const shown = all.slice(0, MANY - 1).map(([name, rows], index) => box(`namespace ${index}`, name, rows));
  const rest = all.slice(MANY - 1);
  return rest.length === 0 ? shown : [...shown, box('rest', `${rest.length} more namespaces`, rest.flatMap(([, rows]) => rows))];
}

function disksText(disks: readonly DiskRow[]): string {
  return `${disks.length} disks, ${sizeText(disks.reduce((sum, { size }) => sum + size, 0))}`;
}

export function sizeText(bytes: number): string {
  return bytes === 0 ? '' : amountText('requests.storage', bytes);
}
