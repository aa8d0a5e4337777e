import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { transformSync } from 'esbuild';
import { contains, intersection } from '../../scripts/mutation/records/ranges';
import { Script } from '../../scripts/mutation/records/script';
import { mappingsOf } from '../../scripts/mutation/records/source-map';

const SOURCE = `export function half(n: number): number {
  if (n % 2 === 1) {
    throw new Error('odd');
  }
  return n / 2;
}

export const double = (n: number): number => n * 2;

const used: string[] = [];
for (const name of process.argv.slice(2)) used.push(name === 'x' ? 'cross' : 'other');
half(4);
`;

/** Runs the source with the given words, as recorded child processes do. Returns the parts of its text that no run executed. */
function unexecuted(...runs: string[][]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-records-'));
  const [file, path] = ['source.ts', 'source.js'].map(name => join(folder, name));
  const { code, map } = transformSync(SOURCE, { loader: 'ts', format: 'cjs', sourcemap: 'external', sourcefile: 'source.ts' });
  writeFileSync(path, code);
  const script = new Script(mappingsOf(JSON.parse(map), path, code));
  for (const [index, words] of runs.entries()) {
    const reports = join(folder, `${index}`);
    execFileSync(process.execPath, [path, ...words], { env: { ...process.env, NODE_V8_COVERAGE: reports } });
    for (const report of readdirSync(reports)) {
      const { result } = JSON.parse(readFileSync(join(reports, report), 'utf8')) as { result: { url: string; functions: [] }[] };
      script.add(result.find(({ url }) => url.endsWith('/source.js'))!.functions);
    }
  }
  const ranges = script.take().get(file)!;
  return ranges.flatMap((start, index) => index % 2 === 0 ? [SOURCE.slice(start, ranges[index + 1])] : []);
}

const THROWN = '{\n    throw new Error(\'odd\');\n  }\n  ';
const UNCALLED = '(n: number): number => n * 2;\n\n';

test('a record has each block and branch that no run executed', () => {
  expect(unexecuted(['x'])).toEqual([THROWN, UNCALLED, expect.stringMatching(/^'other'/)]);
  expect(unexecuted(['y'])).toEqual([THROWN, UNCALLED, expect.stringMatching(/^'cross'/)]);
  expect(unexecuted(['x'], ['y'])).toEqual([THROWN, UNCALLED]);
});

test('ranges', () => {
  expect(intersection([0, 4, 6, 9], [2, 7, 8, 12])).toEqual([2, 4, 6, 7, 8, 9]);
  expect([contains([2, 4, 6, 9], 2, 4), contains([2, 4, 6, 9], 3, 7)]).toEqual([true, false]);
});
