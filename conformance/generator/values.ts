/** Values: most are valid, some are invalid. */
import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';

/** Usually a valid value, sometimes an invalid one. */
export function mostly<T>(fine: readonly T[], others: readonly T[] = []): fc.Arbitrary<T> {
  const choices = [{ weight: 40, arbitrary: fc.constantFrom(...fine) }];
  return fc.oneof(...choices, ...others.length > 0 ? [{ weight: 1, arbitrary: fc.constantFrom(...others) }] : []);
}

/** An object in which each property may be missing. */
export function some<T extends object>(properties: { [K in keyof T]?: fc.Arbitrary<NonNullable<T[K]>> }): fc.Arbitrary<T> {
  return fc.record(properties as { [K in keyof T]: fc.Arbitrary<T[K]> }, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<T>;
}

/** The property in about one of `n` objects. */
export const rarely = <T>(n: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => (
  fc.oneof({ weight: n - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
);

/** A map with few entries, for labels, annotations or the like. */
export const maps = (keys: fc.Arbitrary<string>, values: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string>> => (
  fc.dictionary(keys, values, { maxKeys: 2, noNullPrototype: true })
);

/** Usually the corrected value, and sometimes the unchanged value. Without the correction, too many objects would have contradictory properties. */
export function mended<T>(value: fc.Arbitrary<T>, mend: (value: T) => T): fc.Arbitrary<T> {
  return fc.record({ value, asIs: fc.integer({ min: 0, max: 9 }) }).map(each => each.asIs === 0 ? each.value : mend(each.value));
}

export const lists = <T>(value: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> => fc.array(value, { maxLength });

export const GIBIBYTES = [1, 2, 4, 8, 16].map(n => Size.gibibytes(n));
export const SECONDS = [0, 1, 5, 30, 600].map(n => Duration.seconds(n));

const x = (count: number) => 'x'.repeat(count);

/** Names of objects and volumes, including names of the maximum length. */
export const NAMES = ['a', 'web', 'web-1', 'a--b', x(37), x(42), x(51), x(63)];
export const NOT_NAMES = ['Web', '1web', '-web', 'web-', 'web_1', 'web.1', '', x(64), x(100)];

export const LABELS = ['disk', 'example.com/disk', 'topology.kubernetes.io/zone', 'a.b', x(63)];
export const NOT_LABELS = ['', '-a', 'a b', 'Example.com/', '/a', 'a/b/c', x(64), `Ex.com/${x(3)}`, `${x(300)}/a`, `example..com/${x(3)}`];

export const LABEL_VALUES = ['', 'ssd', 'A_b.c', x(63)];
export const NOT_LABEL_VALUES = ['a b', '-a', x(64), 'ä'];

/** Names that YAML does not read as a text if a chart writes them without quotes. */
export const AWKWARD = ['100', '1e3', '017', '0x1f', '0b1', '0o7', '0', 'null', 'on', 'off', 'yes', 'no', 'y', 'n', 'true', 'false', '1.5', '.5', '~'];

/** Similar names that YAML reads unchanged. */
export const DIGIT_NAMES = ['1a', '10-net', '1e', '12-34', '2001-12-14', 'o7', 'nan', 'inf', 'yess'];

/** Labels and annotations of Cozystack, whose keys are stored behind a prefix of 18 characters. */
export const COZYSTACK_METADATA = (() => {
  const keys = mostly(['disk', 'example.com/disk', 'topology.kubernetes.io/zone', x(45)], [...NOT_LABELS, x(46)]);
  return { labels: maps(keys, mostly(LABEL_VALUES, NOT_LABEL_VALUES)), annotations: maps(keys, fc.constantFrom('', 'anything at all')) };
})();
