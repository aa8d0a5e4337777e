import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { readTree, ROOT, runProgram } from '../support/child';

const EXAMPLES = join(ROOT, 'examples');

/** Examples for which `npm run languages` compares the output with the committed manifests. */
const LANGUAGES = readdirSync(join(ROOT, 'test', 'languages'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

test('there is an example for each language', () => {
  expect(LANGUAGES.length).toBeGreaterThan(0);
  expect(LANGUAGES.filter(name => !existsSync(join(EXAMPLES, name)))).toEqual([]);
});

test.each(LANGUAGES)('the committed manifests for %s equal those of TypeScript', name => {
  const { status, files, stderr } = runProgram('../../test/languages/reference.ts', join(EXAMPLES, name));
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^3 machines, 4 disks, 1 chart\n/)]);
  expect(files).toEqual(readTree(join(EXAMPLES, name, 'dist')));
});
