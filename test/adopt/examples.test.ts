import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { PlatformRef } from '../../src/model/platform';
import { adoptText, compilerErrors, runFiles } from '../support/adopted';
import { ROOT } from '../support/child';

jest.setTimeout(300_000);

const EXAMPLES = join(ROOT, 'examples');

/** The only example whose version cannot be derived from its manifests. */
const PLATFORMS: Readonly<Record<string, PlatformRef>> = { 'cozystack-0-41': { name: 'cozystack', version: '0.41' } };

/** Examples with an escape hatch. */
const ESCAPED: ReadonlySet<string> = new Set(['go', 'java', 'python']);

const files = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, 'dist'))).sort().flatMap(name => (
  readdirSync(join(EXAMPLES, name, 'dist')).filter(file => file.endsWith('.k8s.yaml')).sort().map(file => `${name}/dist/${file}`)
));

const adoptions = new Map(files.map(file => [
  file, adoptText(readFileSync(join(EXAMPLES, file), 'utf8'), PLATFORMS[file.replace(/.*\/|\.k8s\.yaml$/g, '')], file),
]));

test('the examples are found', () => expect(files.length).toBeGreaterThan(20));

test.each(files)('%s: the program writes it again, byte for byte', file => {
  const { files: program, report } = adoptions.get(file)!;
  expect({ copied: report.copied, overlays: report.overlays, isEqual: report.isEqual, faults: report.faults })
    .toEqual({ copied: [], overlays: [], isEqual: true, faults: [] });
  const name = file.slice(file.lastIndexOf('/') + 1);
  const written = runFiles(program);
  const committed = readFileSync(join(EXAMPLES, file), 'utf8');
  // An escape hatch appends to a list. The manifest does not show this.
  if (!ESCAPED.has(file.split('/')[0])) expect(written).toEqual({ [name]: committed });
  expect(parseAllDocuments(written[name]).map(each => each.toJS())).toEqual(parseAllDocuments(committed).map(each => each.toJS()));
});

test('all programs compile under strict', () => {
  expect(compilerErrors(Object.fromEntries([...adoptions].map(([file, { files: program }]) => [file, program.get('main.ts')!])))).toEqual([]);
});

test('machines with a fleet label become a Fleet, with common properties in one place', () => {
  const main = adoptions.get('kubevirt-pair/dist/edge.k8s.yaml')!.files.get('main.ts')!;
  expect(main).toContain('new Fleet(edge, \'haproxy\', {\n  members: [\'a\', \'b\'],');
  expect(main.match(/new VirtualMachine\(/g)).toBeNull();
  expect(main.match(/ssh-ed25519/g)).toHaveLength(1);
});

/**
 * Lints programs that it reads as JSON from standard input, as files of an example. Types are those of the example only, and a program that no
 * file imports is in no cycle: reading all files of the project for both takes 10 seconds.
 */
const LINT = `
  const { ESLint } = require('eslint');
  const overrideConfig = [{
    files: ['**/*.ts'], rules: { 'import/no-cycle': 'off' }, languageOptions: { parserOptions: { project: process.argv[1] } },
  }];
  const linter = new ESLint({ overrideConfig });
  (async () => {
    const said = [];
    for (const [file, text] of JSON.parse(require('fs').readFileSync(0, 'utf8'))) {
      const [{ messages }] = await linter.lintText(text, { filePath: 'examples/quick-start/main.ts' });
      said.push(...messages.map(({ line, ruleId, message }) => file + ':' + line + ': ' + ruleId + ': ' + message));
    }
    process.stdout.write(JSON.stringify(said));
  })();
`;

test('programs pass the linter of this project', () => {
  const some = ['kubevirt-pair/dist/edge.k8s.yaml', 'python/dist/prod.k8s.yaml', 'tenants/dist/shop.k8s.yaml', 'three-tier-shop/dist/shop-kubevirt.k8s.yaml'];
  const input = JSON.stringify(some.map(file => [file, adoptions.get(file)!.files.get('main.ts')!]));
  // With CI=true, the parser is in single-run mode: it reads types from the file on the disk, and not from the given text.
  const env = { ...process.env, TSESTREE_SINGLE_RUN: 'false' };
  const project = join(mkdtempSync(join(tmpdir(), 'vm-fleet-lint-')), 'tsconfig.json');
  writeFileSync(project, JSON.stringify({
    extends: join(ROOT, 'tsconfig.dev.json'),
    compilerOptions: { typeRoots: [join(ROOT, 'node_modules', '@types')] },
    files: [join(EXAMPLES, 'quick-start', 'main.ts')],
    include: [],
  }));
  const output = execFileSync(process.execPath, ['-e', LINT, project], { cwd: ROOT, input, encoding: 'utf8', env });
  expect(JSON.parse(output)).toEqual([]);
});
