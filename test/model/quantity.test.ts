import { bytes, isSmaller, isUsable } from '../../src/model/quantity';

test.each<[string, number]>([
  ['1Ki', 1024], ['2Mi', 2 * 1024 ** 2], ['1.5Gi', 1.5 * 1024 ** 3], ['1Ei', 1024 ** 6], ['128G', 128e9], ['2048M', 2048e6], ['1k', 1000], ['1073741824', 1024 ** 3],
])('%s is read as Kubernetes reads it', (quantity, expected) => {
  expect(bytes(quantity)).toBe(expected);
  expect(isUsable(quantity)).toBe(true);
});

test.each(['0', '0Gi', '-1Gi', '4GiB', '1e-7Gi', '', 'Gi', '1 Gi', '1KB', '1K', 'many'])('%j is not an amount', quantity => expect(isUsable(quantity)).toBe(false));

test('units are compared by value', () => {
  expect(isSmaller('128G', '128Gi')).toBe(true);
  expect(isSmaller('1Gi', '1G')).toBe(false);
});
