import { fieldFigures } from '../../scripts/field/main';
import { totalOf } from '../../scripts/field/table';

const figures = fieldFigures();

/** What the real manifests of the reference data reach at least: it only ever rises. */
const FLOOR = { typed: 0.99, equal: 0.85, unasked: 3 };

(figures ? describe : describe.skip)('real manifests', () => {
  const { wellFormed, equal, leaves, typed, unasked } = totalOf(figures ?? []);

  test('nearly all of what they say has a word', () => {
    expect(wellFormed).toBeGreaterThan(20);
    expect(typed / leaves).toBeGreaterThanOrEqual(FLOOR.typed);
  });

  test('most are equal when they are rendered again, and next to nothing is written that they do not say', () => {
    expect(equal / wellFormed).toBeGreaterThanOrEqual(FLOOR.equal);
    expect(unasked).toBeLessThanOrEqual(FLOOR.unasked);
  });

  test('those that the schema of their kind refuses are named with the field and the reason', () => {
    const illFormed = figures!.filter(each => each.illFormed !== undefined);
    expect(illFormed.length).toBeGreaterThan(0);
    for (const each of illFormed) expect(each.illFormed).toMatch(/^\w+: .*\w/);
  });
});
