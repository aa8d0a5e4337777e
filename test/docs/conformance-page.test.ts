import { readFileSync } from 'fs';
import { join } from 'path';
import { Asked, lastRun, text } from '../../conformance/asked';
import { fieldsOf, has, isAsked, KINDS, PLATFORMS } from '../../conformance/page/fields';
import { written } from '../../conformance/page/main';
import { pageOf } from '../../conformance/page/tables';
import { reasonFor, UNASKED } from '../../conformance/page/unasked';

const fields = KINDS.flatMap(kind => fieldsOf(kind).map(field => ({ kind, field })));

test.each(PLATFORMS)('%s: each field of each kind has values that the servers are asked about, or a reason why not', platform => {
  const own = fields.filter(({ kind, field }) => has(platform, kind, field));
  expect(own.length).toBeGreaterThan(50);
  expect(own.filter(({ kind, field }) => !isAsked(platform, kind, field) && reasonFor(kind, field) === undefined)).toEqual([]);
});

test('a reason is for a field without values', () => {
  const silent = fields.filter(({ kind, field }) => PLATFORMS.some(platform => has(platform, kind, field) && !isAsked(platform, kind, field)));
  const known = silent.map(({ kind, field }) => `${kind} ${field}`);
  expect(Object.keys(UNASKED).filter(each => !known.includes(each))).toEqual([]);
});

test('the page has the answers of the last recorded run', () => {
  const page = readFileSync(join(__dirname, '..', '..', 'docs', 'conformance.md'), 'utf8');
  expect(written(page, lastRun())).toBe(page);
});

test('the data are sorted, with a line for each field', () => {
  expect(text({ b: { d: { y: [1, 0], x: [0, 1] }, c: {} }, a: 1 })).toBe('{\n "a": 1,\n "b": {\n  "c": {  },\n  "d": { "x": [0,1], "y": [1,0] }\n }\n}');
});

test('the results replace those of an earlier run, and what was written by hand before', () => {
  const run = { figures: {}, fields: {}, seconds: 60, passed: 1 };
  const once = written('# Conformance\n\n## Figures\n\n1 by hand\n', run);
  expect(once).toMatch(/^# Conformance\n\n<!-- The rest is generated[^>]*-->\n\n## Figures\n\nThe last run/);
  expect(once).not.toContain('by hand');
  expect(written(once, { ...run, passed: 2 })).toBe(once.replace('built. 1 checks', 'built. 2 checks'));
});

test('a cell has the admitted values, joined for neighbouring releases with the same answer', () => {
  const asked = new Asked();
  for (const version of ['1.4', '1.5', '1.6', '1.7', '1.8', '1.9']) asked.field('disk', 'size', `KubeVirt ${version}`, version > '1.7');
  asked.field('disk', 'size', 'Cozystack 1.6', true);
  asked.field('disk', 'size', 'a scheduler', true);
  for (const version of ['1.6', '1.9']) asked.field('disk', 'source', `virt-controller ${version}`, true);
  asked.count('machines', 'KubeVirt 1.9', { admitted: 5, refused: 3, stricter: 1 });
  const page = pageOf({ ...asked.data(), seconds: 61, passed: 5 });
  expect(page).toContain('| `size` | 1.4 to 1.7: 0 of 1; 1.8 to 1.9: 1 | 1 | a scheduler |');
  expect(page).toContain('| virt-controller 1.6, 1.9 |');
  expect(page).toContain('| `accessMode` |  | – |  |');
  expect(page).toContain('| machines | KubeVirt 1.9 | 5 | 3 | 1 |');
  expect(page).toContain('took 2 minutes with the servers built. 5 checks passed');
});
