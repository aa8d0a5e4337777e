import { latestVersion, nextVersion, released, saysBreaking, unreleased } from '../../scripts/release/changelog';

const changelog = (sections: string, last = '') => `# Changelog\n\nText.\n\n## Unreleased\n\n${sections}\n${last}`;
const V = (version: string) => `\n## ${version} - 2026-01-31\n\n### Breaking\n\n- old\n`;

test('the newest release is the version, 0.0.0 before the first one', () => {
  expect(latestVersion(changelog('- a'))).toBe('0.0.0');
  expect(latestVersion(changelog('- a', V('1.2.0') + V('1.1.0')))).toBe('1.2.0');
});

test.each([
  ['### Fixed\n\n- a', '', '0.0.1'],
  ['### Added\n\n- a', '', '0.1.0'],
  ['### Fixed\n\n- a', V('0.3.4'), '0.3.5'],
  ['### Breaking\n\n- a', V('0.3.4'), '0.4.0'],
  ['### Changed output\n\n- a', V('1.3.4'), '2.0.0'],
  ['### Fixed\n\n- a\n\n### Removed\n\n- b', V('1.3.4'), '2.0.0'],
  ['### Added\n\n- a', V('1.3.4'), '1.4.0'],
])('%j after %j is %s', (sections, last, expected) => {
  expect(nextVersion(changelog(sections, last))).toBe(expected);
});

test('a release moves the section "Unreleased", and changes nothing else', () => {
  const before = changelog('### Added\n\n- a', V('0.3.4'));
  const after = released(before, '0.4.0', '2026-02-01');
  expect(after).toBe(before.replace('## Unreleased\n', '## Unreleased\n\n## 0.4.0 - 2026-02-01\n'));
  expect([latestVersion(after), unreleased(after)]).toEqual(['0.4.0', '']);
});

test('breaking changes of an earlier release do not count', () => {
  expect(saysBreaking(changelog('### Fixed\n\n- a', V('0.3.4')))).toBe(false);
  expect(saysBreaking(changelog('### Removed\n\n- a', V('0.3.4')))).toBe(true);
});

test.each([
  ['an older version', () => released(changelog('- a', V('1.2.0')), '1.1.9', '2026-02-01'), /not a version after 1\.2\.0/],
  ['no version', () => released(changelog('- a'), 'next', '2026-02-01'), /next is not a version/],
  ['nothing', () => nextVersion(changelog('')), /nothing that is not released/],
])('%s is refused', (_, make, error) => {
  expect(make).toThrow(error);
});
