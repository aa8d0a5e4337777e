import { readdirSync } from 'fs';
import { join } from 'path';
import { ROOT, textOf } from './markdown';
import { indexed } from '../../scripts/error-index';
import { readCodePage } from '../../src/cli/explain/page';
import { CODES } from '../../src/findings/codes';
import { pageOfCode, urlOfCode } from '../../src/findings/page';

const codes = Object.keys(CODES) as (keyof typeof CODES)[];

test('each code has a page, and each page a code', () => {
  expect(readdirSync(join(ROOT, 'docs', 'errors')).sort()).toEqual(codes.map(code => `${code}.md`).sort());
});

test.each(codes)('the page of %s equals the table of codes, and has each section', code => {
  const { severity, what, why, fix, wrong, right, acknowledge, platforms, source, ...page } = readCodePage(textOf(pageOfCode(code)));
  expect({ code: page.code, severity, summary: what }).toEqual({ code, ...CODES[code] });
  for (const text of [why, fix, acknowledge, platforms]) expect(text).toMatch(/^\S[^]*[.:`]$/);
  for (const section of [wrong, right]) expect(section).toContain('```');
  for (const link of source) expect(link).toMatch(/^\[[^\]]+\]\([^)]+\)$/);
  if (severity === 'warning') expect(acknowledge).toMatch(/Do not /);
  else expect(acknowledge).toBe(`An error cannot be acknowledged: ${outcomeOf(code)} until it is fixed.`);
});

/** What an error prevents. Not each error is about the code of a program: `lint` reports errors of manifests, and calls read folders. */
function outcomeOf(code: string): string {
  if (code.startsWith('MANIFEST_')) return '`lint` reports it, and `synth` writes nothing,';
  return code === 'FOLDER_UNREADABLE' ? 'the call fails' : 'nothing is written';
}

/** Codes about this library alone: its input, its folder, its own lists. All other pages describe a platform, a tool or the guest, with a source. */
const OWN = [
  'ACKNOWLEDGEMENT_INVALID', 'ACKNOWLEDGEMENT_UNUSED', 'CLOUD_INIT_DUPLICATE', 'DEFAULT_LOST', 'FILE_COLLISION', 'FLEET_KEY_DUPLICATE', 'FLEET_KEY_UNKNOWN',
  'GPU_BELOW_MINIMUM', 'PLATFORM_MISSING', 'PLATFORM_UNREGISTERED', 'PROPERTY_TYPE', 'PROPERTY_UNKNOWN',
  'FOLDER_EDITED', 'FOLDER_ELSEWHERE', 'FOLDER_ESCAPED', 'FOLDER_LIST_UNKNOWN', 'FOLDER_LOCKED', 'FOLDER_NOT_WRITTEN', 'FOLDER_OCCUPIED', 'FOLDER_SHARED',
  'FOLDER_UNREADABLE',
];

test('each page about a platform, a tool or a guest has a link to its source', () => {
  const without = codes.filter(code => !readCodePage(textOf(pageOfCode(code))).source.some(link => /\]\(https:/.test(link)));
  expect(without.sort()).toEqual([...OWN].sort());
});

test('the index is up to date with the pages', () => {
  expect(textOf('docs/errors.md')).toBe(indexed(textOf('docs/errors.md')));
});

test('addresses of pages begin with that of the repository', () => {
  const { url } = JSON.parse(textOf('package.json')).repository;
  expect(urlOfCode('WHOLE_IP')).toBe(`${url.replace(/\.git$/, '')}/blob/main/docs/errors/WHOLE_IP.md`);
});
