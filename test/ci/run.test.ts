import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ROOT } from '../support/child';
import { installed } from '../support/where';

/** What `.ci/run` itself takes: nothing that a step may lack. */
const SHELL = ['bash', 'cat', 'dirname', 'env', 'flock', 'git', 'grep', 'mktemp', 'node', 'npm', 'npx', 'rm', 'sed', 'sh', 'sort', 'tee', 'touch', 'wc'];

/** A PATH on which nothing else is. */
const bare = mkdtempSync(join(tmpdir(), 'vm-fleet-path-'));
for (const name of SHELL) symlinkSync(installed(name)!, join(bare, name));

function run(steps: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout } = spawnSync(join(ROOT, '.ci', 'run'), steps, { encoding: 'utf8', env: { ...process.env, REQUIRE_ALL: '', PATH: bare, ...env } });
  return { status, said: stdout.replace(/\(\d+s\)/g, '(0s)').slice(stdout.lastIndexOf('\n---') + 1) };
}

const GO = 'SKIPPED: Go: the schemas are not made again';
const LANGUAGES = ['go', 'java', 'python'].map(name => `SKIPPED: ${name}: its toolchain is not here, and its package is not tried`);

describe('.ci/run without Go, Python and Java', () => {
  test('names each missing tool, and counts the skipped steps', () => {
    const { status, said } = run(['schemas', 'languages']);
    expect([status, said]).toEqual([0, [
      '--- passed: packages of other languages (npm run languages) (0s)', '',
      'not tried here, 4 in all:', GO, ...LANGUAGES, '',
      '2 passed, 0 failed', '',
    ].join('\n')]);
  });

  test('fails with REQUIRE_ALL=1', () => {
    const { status, said } = run(['schemas'], { REQUIRE_ALL: '1' });
    expect([status, said]).toEqual([1, [
      '--- FAILED, as it skipped something and REQUIRE_ALL is 1: schemas come from the API modules (npm run schemas) (0s)', '',
      'not tried here, 1 in all:', GO, '',
      'failed:', 'schemas come from the API modules (npm run schemas)', '',
      '0 passed, 1 failed', '',
    ].join('\n')]);
  });
});

test('.ci/run with REQUIRE_ALL=1 passes if nothing is skipped, and fails if a step fails', () => {
  const tools = mkdtempSync(join(tmpdir(), 'vm-fleet-tools-'));
  const tool = (name: string, script: string) => writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const env = { REQUIRE_ALL: '1', PATH: `${tools}:${bare}` };
  tool('go', '');
  tool('git', '');
  tool('npm', '');
  expect(run(['schemas'], env)).toEqual({ status: 0, said: '--- passed: schemas come from the API modules (npm run schemas) (0s)\n\n1 passed, 0 failed\n' });
  tool('npm', 'exit 3');
  expect(run(['schemas'], env)).toMatchObject({ status: 1, said: expect.stringContaining('\nfailed:\nschemas come from the API modules (npm run schemas)\n\n0 passed, 1 failed') });
});

test('.ci/run runs steps of two lanes at the same time, prints their output one after the other, and names those that failed', () => {
  const tools = mkdtempSync(join(tmpdir(), 'vm-fleet-tools-'));
  // Each waits until the other has started.
  const npm = ['mine=${3:-$1}', `touch "${tools}/$mine"`, 'echo first', `while [ "$(ls "${tools}" | wc -l)" -lt 3 ]; do sleep 0.1; done`, 'echo "last of $mine"', '[ "$mine" = test ]'];
  writeFileSync(join(tools, 'npm'), `#!/bin/sh\n${npm.join('\n')}\n`, { mode: 0o755 });
  const { status, stdout } = spawnSync(join(ROOT, '.ci', 'run'), ['tests', 'lint'], { encoding: 'utf8', env: { ...process.env, REQUIRE_ALL: '', PATH: `${tools}:${process.env.PATH}` } });
  expect(status).toBe(1);
  for (const mine of ['test', 'lint']) expect(stdout).toMatch(new RegExp(`^=== .*\\nfirst\\nlast of ${mine}\\n---`, 'm'));
  expect(stdout).toMatch(/\n\nfailed:\ntypes, style and words \(npm run lint\)\n\n1 passed, 1 failed\n$/);
});

test('.ci/run rejects an unknown step', () => {
  expect(run(['schema'])).toMatchObject({ status: 2 });
});

describe('jest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-skips-'));
  mkdirSync(join(folder, 'test'));
  writeFileSync(join(folder, 'test', 'a.test.js'), 'test("one", () => {}); test.skip("two", () => {}); test.todo("three");');
  writeFileSync(join(folder, 'test', 'b.test.js'), 'test("one", () => {});');
  const config = JSON.stringify({ rootDir: folder, watchman: false, transform: {}, reporters: ['default', join(ROOT, 'test', 'support', 'skips.js')] });

  function jestIn(words: readonly string[], requireAll: string) {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), '-i', '--config', config, ...words], {
      cwd: folder, encoding: 'utf8', env: { ...process.env, REQUIRE_ALL: requireAll },
    });
    return { status, skipped: stderr.match(/^SKIPPED: .*/gm) };
  }

  test('counts the skipped tests of each file, and fails with REQUIRE_ALL=1', () => {
    const skipped = ['SKIPPED: 2 tests of test/a.test.js'];
    expect([jestIn([], ''), jestIn([], '1')]).toEqual([{ status: 0, skipped }, { status: 1, skipped }]);
  });

  test('prints nothing if tests are selected by name, or nothing is skipped', () => {
    const none = { status: 0, skipped: null };
    expect([jestIn(['-t', 'one'], '1'), jestIn(['b.test.js'], '1')]).toEqual([none, none]);
  });
});

test('tests without cloud-init and Chromium name both, and fail with REQUIRE_ALL=1', () => {
  const { globalSetup, globalTeardown, ...config } = JSON.parse(readFileSync(join(ROOT, 'jest.config.json'), 'utf8'));
  const files = ['test/constructs/guest/cloud-init/schema.test.ts', 'test/report/chromium.test.ts'];
  // Jest lists all files of its roots first.
  const roots = files.map(file => join(ROOT, dirname(file)));
  const words = ['-i', '--config', JSON.stringify({ ...config, rootDir: ROOT, roots }), ...files];
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), ...words], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, REQUIRE_ALL: '1', PATH: bare },
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^SKIPPED: chromium: /m);
  expect(stderr).toMatch(/^SKIPPED: cloud-init: /m);
  for (const file of files) expect(stderr).toMatch(new RegExp(`^SKIPPED: \\d+ tests? of ${file}$`, 'm'));
  expect(stderr.match(/● REQUIRE_ALL: (chromium|cloud-init)/g)).toHaveLength(2);
});
