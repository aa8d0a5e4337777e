import { lintFiles, lintText, machine } from './lint-text';

/** A machine with a label and a number of cores, both without quotes. */
const written = (label: string, cores: string) => machine().replace('  name: web\n', `  name: web\n  labels: { x: ${label} }\n`).replace('cores: 2', `cores: ${cores}`);

test('a text without quotes that kubectl reads as true, false or a number is reported', () => {
  for (const label of ['y', 'N', 'yes', 'No', 'ON', 'off', '1_000', '0b11', '0o17', '-0O17', '0X1F', '1__0', '-0x1', '+.5', '08']) {
    expect(lintText(written(label, '2'))).toEqual(['MANIFEST_FIELD_TYPE 5']);
    expect(lintText(written(`"${label}"`, '2')).filter(each => each.startsWith('MANIFEST'))).toEqual([]);
  }
});

test('a text that only YAML 1.1 reads as another type stays a text', () => {
  for (const label of ['2001-12-15', 'yEs', 'tRUE', '0o8', '0xG', '1e', 'infinity', 'e5', '1.2.3', '!!str yes']) expect(lintText(written(label, '2'))).toEqual([]);
});

test('a number has the value that kubectl reads', () => {
  for (const cores of ['2', '02', '0x2', '0b10', '0o2', '+2', '2_', '2e0', '2.']) expect(lintText(written('a', cores))).toEqual([]);
  const [finding] = lintFiles({ 'a.yaml': written('a', '-010') }).findings;
  expect(finding).toMatchObject({ field: 'spec.template.spec.domain.cpu.cores', got: '-8' });
  expect(lintText(written('a', '12:30'))).toEqual(['MANIFEST_FIELD_TYPE 15 spec.template.spec.domain.cpu.cores']);
});
