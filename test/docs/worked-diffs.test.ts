import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from '../support/child';

const PAGE = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');

/** The worked diffs of a page, by file. */
const DIFFS = [...PAGE.matchAll(/^(`{3,})diff title=(\S+)\n([^]*?)\n\1$/gm)].map(([, , path, diff]) => [path, diff] as const);

/** The text of a hunk after and before the change. */
function sides(hunk: string): { readonly after: string; readonly before: string } {
  const lines = hunk.split('\n').slice(1);
  const side = (left: string) => lines.filter(line => !line.startsWith(left)).map(line => line.slice(1)).join('\n');
  return { after: side('-'), before: side('+') };
}

test('the page has a worked diff for a field, a finding, a version and a platform', () => {
  expect(DIFFS.map(([path]) => path)).toEqual(expect.arrayContaining([
    'src/constructs/machine/schema.ts', 'src/findings/codes.ts', 'src/platforms/kubevirt/version.ts', 'src/platforms/registry.ts',
  ]));
});

test.each(DIFFS)('the diff of %s matches its file', (path, diff) => {
  expect(existsSync(join(ROOT, path))).toBe(true);
  const text = readFileSync(join(ROOT, path), 'utf8');
  const hunks = diff.split(/^(?=@@ )/m).slice(1);
  expect(hunks.length).toBeGreaterThan(0);
  for (const hunk of hunks) {
    const { after, before } = sides(hunk.replace(/\n$/, ''));
    expect(text).toContain(after);
    expect(after).not.toBe(before);
  }
});
