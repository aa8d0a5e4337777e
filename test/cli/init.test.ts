import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { parse } from 'yaml';
import { ROOT } from '../support/child';
import { PUBLIC_KEY } from '../support/fleet';
import { shell, vmFleet } from '../support/project';
import { testWhere } from '../support/where';

// Each test starts several programs.
jest.setTimeout(120_000);

const CLI = join(ROOT, 'test', 'support', 'vm-fleet.js');
const home = mkdtempSync(join(tmpdir(), 'vm-fleet-home-'));
const NO_KEY = { HOME: home };

/** The project's own tsconfig: tests of other programs use the tsconfig of this repository. */
const OWN = { TSX_TSCONFIG_PATH: 'tsconfig.json' };

/** A folder with the packages that `npm install` would add, where Node finds them by name. */
function empty(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vm-fleet-init-'));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'cdk8s-vm-fleet'), { recursive: true });
  for (const name of ['cdk8s', 'constructs', 'tsx']) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  writeFileSync(join(modules, 'cdk8s-vm-fleet', 'package.json'), JSON.stringify({ name: 'cdk8s-vm-fleet', main: 'index.mjs' }));
  writeFileSync(join(modules, 'cdk8s-vm-fleet', 'index.mjs'), `import all from '${join(ROOT, '.test-build', 'index.js')}';
export const { ${names().join(', ')} } = all;\n`);
  return folder;
}

/** The exports of the package, for Node, which does not find them in the text of the test build. */
function names(): string[] {
  return Object.keys(createRequire(__filename)(join(ROOT, '.test-build', 'index.js')));
}

const text = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');
const files = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => !file.startsWith('node_modules')).sort();

test.each([['hikube', 'typescript'], ['cozystack', 'javascript'], ['kubevirt', 'typescript']])(
  'a project for %s in %s synthesizes without findings, and its tests pass', (platform, language) => {
    const folder = empty();
    const { status, stdout, stderr } = vmFleet(folder, ['init', '--platform', platform, '--language', language], NO_KEY);
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toContain('keys/ops.pub');
    const synth = vmFleet(folder, ['synth'], language === 'typescript' ? OWN : {});
    expect([synth.status, synth.stderr]).toEqual([0, expect.stringMatching(/^1 machine, 2 disks, 1 chart\n/)]);
    const { scripts } = JSON.parse(text(folder, 'package.json'));
    expect(shell(folder, `unset TSX_TSCONFIG_PATH; ${scripts.test}`)).toMatchObject({ status: 0, stdout: expect.stringMatching(/[#ℹ] pass 4/) });
    expect(vmFleet(folder, ['synth', '--check'], language === 'typescript' ? OWN : {}).status).toBe(0);
  },
);

test('each test of the project fails when its subject changes', () => {
  const folder = empty();
  vmFleet(folder, ['init', '-p', 'kubevirt', '-l', 'javascript'], NO_KEY);
  writeFileSync(join(folder, 'fleet.js'), text(folder, 'fleet.js').replace('[22, 80]', '[22, 80, 443]'));
  expect(shell(folder, 'node --test fleet.test.js')).toMatchObject({ status: 1, stdout: expect.stringContaining('TCP 443 is exposed as well') });
});

test('lists the written files, also as JSON', () => {
  const folder = empty();
  const { status, stdout, stderr } = vmFleet(folder, ['init', '-p', 'cozystack', '-l', 'python', '--json', 'My Fleet'], NO_KEY);
  const { written, ...rest } = JSON.parse(stdout);
  expect([status, stderr, rest]).toEqual([0, '', { initVersion: 1, platform: 'cozystack', language: 'python', kept: [] }]);
  const there = files(join(folder, 'My Fleet'));
  expect(written.every((file: string) => there.includes(file))).toBe(true);
  expect(written).toEqual(expect.arrayContaining(['cdk8s.yaml', 'main.py', 'test_fleet.py', '.gitattributes', '.editorconfig', '.github/workflows/fleet.yaml']));
  expect(text(folder, 'My Fleet/README.md')).toContain('# my-fleet\n');
});

test.each([['typescript', 'fleet.ts', /^  Findings\.acknowledge\(web, '[A-Z_]+', '[^']+'\);$/], ['python', 'fleet.py', /^    Findings\.acknowledge\(web, "[A-Z_]+", "[^"]+"\)$/]])(
  'each acknowledged finding is a line of the program in %s', (language, file, line) => {
    const folder = empty();
    vmFleet(folder, ['init', '-p', 'hikube', '-l', language], NO_KEY);
    const lines = text(folder, file).split('\n').filter(each => each.includes('acknowledge('));
    expect(lines).toEqual([expect.stringMatching(line), expect.stringMatching(line)]);
    expect(lines.join()).toMatch(/NO_LOGIN.*PORTLIST_NOT_FILTERED/);
  },
);

test('the workflow is YAML with the steps that a pull request needs', () => {
  const folder = empty();
  vmFleet(folder, ['init', '-p', 'hikube', '-l', 'typescript'], NO_KEY);
  const { jobs: { check } } = parse(text(folder, '.github/workflows/fleet.yaml'));
  const runs = check.steps.flatMap((step: any) => step.run ?? []);
  expect(runs.slice(0, 3)).toEqual(['npm ci', 'npm test', 'npx vm-fleet synth --check']);
  expect(runs[3]).toContain('vm-fleet diff --from "origin/$BASE" --to HEAD');
  // No branch name can inject code into a script.
  expect(runs.join('\n')).not.toContain('${{');
});

test('the public key is copied, and the machine gets it', () => {
  const folder = empty();
  writeFileSync(join(folder, 'own.pub'), `${PUBLIC_KEY}\n`);
  vmFleet(folder, ['init', '-p', 'kubevirt', '-l', 'javascript', '--ssh-key', 'own.pub'], NO_KEY);
  expect(text(folder, 'keys/ops.pub')).toBe(`${PUBLIC_KEY}\n`);
  expect(vmFleet(folder, ['synth', '--stdout']).stdout).toContain(PUBLIC_KEY.split(' ')[1]);
});

test('the key of ~/.ssh is found', () => {
  const folder = empty();
  const own = mkdtempSync(join(tmpdir(), 'vm-fleet-home-'));
  mkdirSync(join(own, '.ssh'));
  writeFileSync(join(own, '.ssh', 'id_rsa.pub'), `${PUBLIC_KEY}\n`);
  const { stderr } = vmFleet(folder, ['init', '-p', 'hikube', '-l', 'javascript'], { HOME: own });
  expect(stderr).not.toContain('no public SSH key');
  expect(text(folder, 'keys/ops.pub')).toBe(`${PUBLIC_KEY}\n`);
});

test('a private key is never copied', () => {
  const folder = empty();
  writeFileSync(join(folder, 'id'), '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk\n');
  expect(vmFleet(folder, ['init', '-p', 'hikube', '-l', 'javascript', '--ssh-key', 'id'], NO_KEY))
    .toMatchObject({ status: 2, stderr: expect.stringContaining('give the file that ends in .pub') });
  expect(files(folder)).toEqual(['id']);
});

test('existing files and entries of package.json stay', () => {
  const folder = empty();
  writeFileSync(join(folder, 'README.md'), 'mine\n');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({
    name: 'mine', scripts: { test: 'echo "Error: no test specified" && exit 1', lint: 'mine' }, dependencies: { 'cdk8s-vm-fleet': 'file:a.tgz' },
  }));
  const { stderr } = vmFleet(folder, ['init', '-p', 'hikube', '-l', 'javascript'], NO_KEY);
  expect(stderr).toContain('kept unchanged: README.md');
  expect(text(folder, 'README.md')).toBe('mine\n');
  expect(JSON.parse(text(folder, 'package.json'))).toMatchObject({
    name: 'mine', type: 'module', scripts: { test: 'node --test fleet.test.js', lint: 'mine' }, dependencies: { 'cdk8s-vm-fleet': 'file:a.tgz' },
  });
});

test('the type that `npm init` sets in a folder without programs becomes the type of the new program, and the command reports it', () => {
  const folder = empty();
  writeFileSync(join(folder, 'package.json'), '{"name": "x", "main": "index.js", "type": "commonjs"}');
  const { status, stderr } = vmFleet(folder, ['init', '-p', 'hikube', '-l', 'javascript'], NO_KEY);
  expect([status, stderr]).toEqual([0, expect.stringContaining('the type in package.json is "module" now')]);
  expect(JSON.parse(text(folder, 'package.json'))).toMatchObject({ name: 'x', type: 'module' });
});

test.each([
  [{ type: 'commonjs' }, { 'server.js': '' }], [{ type: 'commonjs', main: 'build/start' }, { 'build/start': '' }], [{}, { 'src/a.js': '' }],
  [{ main: 'app.js' }, { 'app.js': 'require("fs");\n' }],
])('a CommonJS project stays: %j, %j', (own, programs) => {
  const folder = empty();
  const text0 = JSON.stringify(own);
  for (const [file, content] of Object.entries({ ...programs, 'package.json': text0 })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  expect(vmFleet(folder, ['init', '-p', 'hikube', '-l', 'javascript'], NO_KEY)).toMatchObject({ status: 2, stderr: expect.stringContaining('give another folder') });
  expect(readdirSync(folder).filter(each => each !== 'node_modules').sort()).toEqual([...Object.keys(programs).map(path => path.split('/')[0]), 'package.json'].sort());
  expect(text(folder, 'package.json')).toBe(text0);
});

test('the report is not committed, and an existing package.json does not become private', () => {
  const folder = empty();
  writeFileSync(join(folder, 'package.json'), '{"main": "index.js"}');
  vmFleet(folder, ['init', '-p', 'hikube', '-l', 'javascript'], NO_KEY);
  expect(text(folder, '.gitignore')).toContain('fleet.html\n');
  expect(JSON.parse(text(folder, 'package.json'))).toMatchObject({ type: 'module', main: 'index.js' });
  expect(JSON.parse(text(folder, 'package.json')).private).toBeUndefined();
});

test('a second time it writes nothing', () => {
  const folder = empty();
  vmFleet(folder, ['init', '-p', 'hikube', '-l', 'javascript'], NO_KEY);
  expect(vmFleet(folder, ['init', '-p', 'kubevirt', '-l', 'javascript'], NO_KEY)).toMatchObject({ status: 2, stderr: expect.stringContaining('cdk8s.yaml exists') });
  expect(text(folder, 'fleet.js')).toContain('Platform.hikube()');
});

test('a package.json that is not JSON stops it before anything is written', () => {
  const folder = empty();
  writeFileSync(join(folder, 'package.json'), '{');
  expect(vmFleet(folder, ['init', '-p', 'hikube', '-l', 'javascript'], NO_KEY)).toMatchObject({ status: 2, stderr: expect.stringContaining('not valid JSON') });
  expect(files(folder)).toEqual(['package.json']);
});

test('without a terminal it names the missing options', () => {
  const folder = empty();
  expect(vmFleet(folder, ['init'], NO_KEY)).toMatchObject({ status: 2, stderr: expect.stringContaining('--platform hikube|cozystack|kubevirt') });
  expect(vmFleet(folder, ['init', '-p', 'hikube'], NO_KEY)).toMatchObject({ status: 2, stderr: expect.stringContaining('--language') });
  expect(vmFleet(folder, ['init', '-p', 'hikub', '-l', 'python'], NO_KEY)).toMatchObject({ status: 2, stderr: expect.stringContaining('did you mean "hikube"') });
  expect(files(folder)).toEqual([]);
});

/** Runs the command on a pseudo terminal, and types these lines. */
function onTerminal(folder: string, typed: string) {
  return spawnSync('script', ['--quiet', '--return', '--command', `${process.execPath} ${CLI} init`, '/dev/null'], {
    cwd: folder, encoding: 'utf8', input: typed, env: { ...process.env, ...NO_KEY }, timeout: 60_000,
  });
}

const withTerminal = testWhere(spawnSync('script', ['--version']).status === 0, 'script: what is asked on a terminal is not tried');

withTerminal('on a terminal it asks, and again after a wrong answer', () => {
  const folder = empty();
  const { status, stdout } = onTerminal(folder, 'kubevrit\nkubevirt\n\n');
  expect([status, stdout]).toEqual([0, expect.stringContaining('did you mean "kubevirt"')]);
  expect(text(folder, 'fleet.ts')).toContain('Platform.kubevirt(');
});

withTerminal('no answer is an error that names the option', () => {
  const folder = empty();
  const { status, stdout } = onTerminal(folder, '\u0004');
  expect([status, stdout]).toEqual([2, expect.stringContaining('no platform was given: use --platform hikube|cozystack|kubevirt')]);
  expect(files(folder)).toEqual([]);
});
