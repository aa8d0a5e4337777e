import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { fieldFigures } from '../../scripts/field/main';
import { reportOf } from '../../scripts/field/report';
import { totalOf } from '../../scripts/field/table';
import { ROOT } from '../support/child';
import { bundled } from '../support/transpiled';
import { describeWhere } from '../support/where';

const figures = fieldFigures();

/** The minimum for the manifests of the reference data. It is never lowered. */
const FLOOR = { typed: 0.99, equal: 0.85, unasked: 3 };

describeWhere(figures !== undefined, 'the manifests of other projects next to this one: they are not read')('real manifests', () => {
  const { wellFormed, equal, equalOverlaid, leaves, typed, unasked } = totalOf(figures ?? []);

  test('nearly all values have a property', () => {
    expect(wellFormed).toBeGreaterThan(20);
    expect(typed / leaves).toBeGreaterThanOrEqual(FLOOR.typed);
  });

  test('most manifests are rendered unchanged, and few values are added', () => {
    expect(equal / wellFormed).toBeGreaterThanOrEqual(FLOOR.equal);
    expect(unasked).toBeLessThanOrEqual(FLOOR.unasked);
  });

  test('all manifests are rendered unchanged with a valid overlay', () => {
    expect(figures!.filter(each => each.illFormed === undefined && !each.isEqualOverlaid).map(({ name }) => name)).toEqual([]);
    expect(equalOverlaid).toBe(wellFormed);
    expect(figures!.filter(({ isEqual, overlaid }) => isEqual && overlaid > 0)).toEqual([]);
  });

  test('the page in docs has these figures', () => {
    expect(readFileSync(join(ROOT, 'docs', 'field-manifests.md'), 'utf8')).toBe(reportOf(figures!));
  });

  test('the script runs by itself', () => {
    const printed = execFileSync(process.execPath, [bundled('field/main.ts')], { encoding: 'utf8' });
    expect(printed).toContain(`${wellFormed} well-formed manifests: `);
  });

  test('ill-formed manifests are listed with the field and the reason', () => {
    const illFormed = figures!.filter(each => each.illFormed !== undefined);
    expect(illFormed.length).toBeGreaterThan(0);
    for (const each of illFormed) expect(each.illFormed).toMatch(/^\w+: .*\w/);
  });
});
