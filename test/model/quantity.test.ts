import { bytes, canonical, isSmaller, isUsable } from '../../src/model/quantity';

test.each<[string, number]>([
  ['1Ki', 1024], ['2Mi', 2 * 1024 ** 2], ['1.5Gi', 1.5 * 1024 ** 3], ['1Ei', 1024 ** 6], ['128G', 128e9], ['2048M', 2048e6], ['1k', 1000], ['1073741824', 1024 ** 3],
  ['00001Ki', 1024], ['1000000000000000000000Ki', 1024e21],
])('%s is read as Kubernetes reads it', (quantity, expected) => {
  expect(bytes(quantity)).toBe(expected);
  expect(isUsable(quantity)).toBe(true);
});

test.each(['0', '0Gi', '-1Gi', '4GiB', '1e-7Gi', '', 'Gi', '1 Gi', '1KB', '1K', 'many'])('%j is not an amount', quantity => expect(isUsable(quantity)).toBe(false));

test('units are compared by value', () => {
  expect(isSmaller('128G', '128Gi')).toBe(true);
  expect(isSmaller('1Gi', '1G')).toBe(false);
});

test.each([
  ['2048Mi', '2Gi'], ['1536Mi', '1536Mi'], ['1.5Gi', '1536Mi'], ['1048576Ki', '1Gi'], ['2000M', '2G'], ['2048M', '2048M'], ['2147483648', '2147483648'], ['3000', '3k'],
  ['0.5', '500m'], ['1000m', '1'], ['1', '1'], ['0.5Ki', '512'], ['1.1Ki', '1126400m'], ['1Ei', '1Ei'], ['1024Ei', '1024Ei'],
  ['1E', '1E'], ['999Gi', '999Gi'], ['1000Gi', '1000Gi'], ['1000G', '1T'],
])('%s is stored as %s', (quantity, stored) => expect(canonical(quantity)).toBe(stored));

test.each(['0Mi', '1e3', 'many', ''])('%j stays as it is', quantity => expect(canonical(quantity)).toBe(quantity));
