import { parseAllDocuments } from 'yaml';
import { hostileFleets, MISREAD } from '../../support/hostile-fleet';
import { ALL_SAMPLES } from '../../support/samples';

const SHARE = ALL_SAMPLES ? 1 : 4;
const fleets = [...hostileFleets(MISREAD, SHARE)];

test.each(fleets)('$place: YAML 1.1 and 1.2 read the written values', ({ yaml, objects }) => {
  for (const version of ['1.1', '1.2'] as const) {
    const documents = parseAllDocuments(yaml, { version });
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    expect(documents.map(document => JSON.stringify(document.toJS()))).toEqual(objects.map(object => JSON.stringify(object)));
  }
});

test('an apply splits the file into one document for each object', () => {
  for (const { yaml, objects } of fleets) expect(yaml.match(/^---/gm) ?? []).toHaveLength(objects.length - 1);
});

test('most texts are written in most places', () => {
  const count = (place: string) => fleets.filter(each => each.place === place).reduce((sum, { objects }) => sum + objects.length, 0);
  for (const place of ['annotation', 'script', 'file of the guest', 'command', 'raw key of a cloud config']) expect({ place, objects: count(place) > 250 / SHARE }).toEqual({ place, objects: true });
});
