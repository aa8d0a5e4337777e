import { Box } from './box';
import { groupBy } from './group';
import { short } from './short';
import { TrafficEnd, TrafficRow } from '../traffic';

/**
 * Adds the allowed traffic to a frame. An exposure is a line from outside the cluster to the machine, whose box lists the ports. All other
 * traffic goes through a box that lists the ports, so that a rule between two fleets needs one line for each machine, not one for each pair.
 *
 * @param boxOf the ids of the boxes, by the names of the machines
 */
export function drawTraffic(rows: readonly TrafficRow[], boxOf: ReadonlyMap<string, string>, boxes: Box[], lines: [string, string][]): void {
  const ends = new Set<string>();
  const idsOf = (end: TrafficEnd): string[] => {
    const ids = new Set((end.machines ?? []).flatMap(name => boxOf.get(name) ?? []));
    if (ids.size > 0) return [...ids];
    const id = `end ${end.text}`;
    if (!ends.has(id)) boxes.push({ id, kind: end.isOutside ? 'outside' : 'place', lines: [short(end.text)] });
    ends.add(id);
    return [id];
  };
  const drawn = new Set<string>();
  const draw = (from: string, to: string) => {
    const key = `${from}\n${to}`;
    if (from !== to && !drawn.has(key)) lines.push([from, to]);
    drawn.add(key);
  };
  for (const { from, to } of rows.filter(({ isExposure }) => isExposure)) {
    for (const source of idsOf(from)) for (const target of idsOf(to)) draw(source, target);
  }
  const rules = groupBy(rows.filter(({ isExposure }) => !isExposure), ({ to, ports, by }) => JSON.stringify([idsOf(to), ports, by]));
  [...rules.values()].forEach((same, index) => {
    const id = `rule ${index}`;
    const [{ to, ports, by }] = same;
    boxes.push({ id, kind: 'rule', lines: [ports === 'all' ? 'all ports' : `ports ${ports}`, by].map(short) });
    for (const { from } of same) for (const source of idsOf(from)) draw(source, id);
    for (const target of idsOf(to)) draw(id, target);
  });
}
