import { printable } from '../../findings/printable';
import { amountText } from '../../model/usage';
import { DiskRow, MachineRow } from '../sheet';

/** A box of the picture, with its lines of text. */
export interface Box {
  readonly id: string;
  readonly kind: 'machine' | 'disk' | 'network' | 'outside';
  readonly lines: readonly string[];
}

/** A frame with what belongs together: a namespace of a cluster. */
export interface Frame {
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly lines: readonly (readonly [from: string, to: string])[];
}

/** More boxes than that are not read by anybody: then what is alike is one box. */
const MANY = 80;

const LONGEST = 28;

/** The frames of the picture: each machine, else machines that are alike, else namespaces. */
export function framesOf(machines: readonly MachineRow[]): Frame[] {
  const frames = [...groupBy(machines, ({ cluster, namespace }) => namespace === '-' ? cluster : `${cluster}, namespace ${namespace}`)];
  const single = frames.map(([title, rows]) => frameOf(title, rows.map(row => [row])));
  if (count(single) <= MANY) return single;
  const alike = frames.map(([title, rows]) => frameOf(title, [...groupBy(rows, likeness).values()], true));
  if (count(alike) <= MANY) return alike;
  return [...groupBy(machines, ({ cluster }) => cluster)].map(([title, rows]) => ({ title, boxes: namespaces(rows), lines: [] }));
}

function count(frames: readonly Frame[]): number {
  return frames.reduce((sum, { boxes }) => sum + boxes.length, 0);
}

function likeness({ fleet, type, image, exposure, networks, run }: MachineRow): string {
  return fleet !== '' ? `fleet ${fleet}` : JSON.stringify([type, image, exposure, networks, run]);
}

function frameOf(title: string, groups: readonly (readonly MachineRow[])[], isGrouped = false): Frame {
  const boxes: Box[] = [];
  const lines: [string, string][] = [];
  const networks = new Set(groups.flatMap(rows => rows.flatMap(row => row.networks)));
  if (groups.some(([{ exposure }]) => exposure !== '')) boxes.push({ id: 'outside', kind: 'outside', lines: ['anyone outside', 'the cluster'] });
  groups.forEach((rows, index) => {
    const [row] = rows;
    const id = `machine ${index}`;
    const name = rows.length === 1 ? row.name : `${row.fleet || row.type}: ${rows.length} machines`;
    const disks = rows.flatMap(each => each.disks);
    boxes.push({
      id,
      kind: 'machine',
      lines: [
        name, [row.type, row.image].filter(each => each !== '').join(', '),
        ...row.exposure === '' ? [] : [`open: ${row.exposure}`], ...isGrouped ? [disksText(disks)] : [], ...row.run === 'Always' ? [] : [row.run],
      ].map(short),
    });
    if (row.exposure !== '') lines.push(['outside', id]);
    for (const network of new Set(row.networks)) lines.push([id, `network ${network}`]);
    if (isGrouped) return;
    disks.forEach((disk, n) => {
      boxes.push({ id: `${id} disk ${n}`, kind: 'disk', lines: [disk.name, [sizeText(disk.size), disk.storageClass].filter(each => each !== '').join(', ')].map(short) });
      lines.push([id, `${id} disk ${n}`]);
    });
  });
  for (const network of networks) boxes.push({ id: `network ${network}`, kind: 'network', lines: ['network', short(network)] });
  return { title, boxes, lines };
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

function short(given: string): string {
  const text = printable(given);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}\u2026`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
