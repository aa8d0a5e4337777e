import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { readTree } from '../support/child';
import { APP, change, project, vmFleet } from '../support/project';

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(120_000);

const DISK = (size: string, more = '') => `apiVersion: apps.cozystack.io/v1alpha1
kind: VMDisk
metadata:
  name: data
  namespace: tenant-a${more}
spec:
  source: {}
  storage: ${size}
`;

function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(tmpdir(), 'vm-fleet-diff-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(made, path)), { recursive: true });
    writeFileSync(join(made, path), text);
  }
  return made;
}

const git = (cwd: string, ...words: string[]) => {
  const { status, stderr } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...words], { cwd, encoding: 'utf8' });
  expect({ words, status, stderr: status === 0 ? '' : stderr }).toEqual({ words, status: 0, stderr: '' });
};

const diff = (cwd: string, ...words: string[]) => vmFleet(cwd, ['diff', ...words]);

describe('two folders or files', () => {
  const states = { 'old/a.yaml': DISK('10Gi'), 'new/b.yaml': DISK('20Gi'), 'new/values.yaml': 'a: 1\n', 'new/.hidden/c.yaml': 'kind: [', 'new/kustomization.yaml': 'resources: [b.yaml]\n' };

  test('the report is on stdout, and the compared states are on stderr', () => {
    const cwd = folder(states);
    const { status, stdout, stderr } = diff(cwd, 'old', 'new');
    expect([status, stderr]).toEqual([0, [
      'old (Cozystack 1.6) against new (Cozystack 1.6)',
      'Cozystack 1.6 is assumed, because manifests do not name their platform: for Hikube or another version, use --platform\n',
    ].join('\n')]);
    expect(stdout).toMatch(/^1 disk is changed live\n\ndisk tenant-a\/data: live\n {2}live: VMDisk: spec.storage: 10Gi -> 20Gi\n/);
    expect(diff(cwd, 'old/a.yaml', 'new/b.yaml', '--quiet')).toMatchObject({ status: 0, stderr: '', stdout });
    expect(diff(cwd, 'old', 'old', '-q')).toMatchObject({ status: 0, stderr: '', stdout: 'nothing changes\n' });
  });

  test.each([['./old', './new'], ['old/', './/new'], ['./old/../old', 'new/.'], ['old/a.yaml', './new/b.yaml']])('%s and %s are folders and files of any spelling', (before, after) => {
    const { status, stdout } = diff(folder(states), before, after);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^1 disk is changed live\n/)]);
  });

  test('the current folder is a state', () => {
    expect(diff(join(folder(states), 'old'), '.', '../new', '-q').stdout).toMatch(/^1 disk is changed live\n/);
  });

  test('as JSON, as Markdown and as SARIF', () => {
    const cwd = folder(states);
    expect(JSON.parse(diff(cwd, 'old', 'new', '--format', 'json').stdout)).toMatchObject({
      impactVersion: 1, summary: '1 disk is changed live', counts: { live: 1 }, before: { name: 'old', platforms: ['Cozystack 1.6'] },
      subjects: [{ kind: 'disk', name: 'data', namespace: 'tenant-a', effects: ['live'], changes: [{ field: '/spec/storage', file: 'new/b.yaml', old: '10Gi', new: '20Gi' }] }],
    });
    expect(diff(cwd, 'new', 'old', '--format', 'markdown').stdout).toMatch(/^### 1 disk has a change that is ignored\n[^]*\| disk tenant-a\/data \| \*\*silently ignored\*\* \| 1 \|\n[^]*<\/details>/);
    const sarif = JSON.parse(diff(cwd, 'new', 'old', '--format', 'sarif').stdout);
    expect(sarif.runs[0].results).toMatchObject([{ ruleId: 'ignored', level: 'warning', locations: [{ physicalLocation: { artifactLocation: { uri: 'old/a.yaml' } } }] }]);
  });

  test('forbidden effects change the exit code', () => {
    const cwd = folder(states);
    expect(diff(cwd, 'new', 'old', '--fail-on', 'data-loss,ignored').status).toBe(4);
    expect(diff(cwd, 'new', 'old', '--fail-on', 'data-loss', '--fail-on', 'identity').status).toBe(0);
    expect(diff(cwd, 'new', 'old', '--fail-on', 'any').status).toBe(4);
    expect(diff(cwd, 'old', 'new', '--fail-on', 'any').status).toBe(0);
  });

  test('an accepted change no longer counts, and an unused entry is reported', () => {
    const cwd = folder(states);
    const [{ changes: [{ digest }] }] = JSON.parse(diff(cwd, 'new', 'old', '-f', 'json').stdout).subjects;
    writeFileSync(join(cwd, '.vm-fleet-accepted.yaml'), `- digest: "${digest}"\n  reason: the file was wrong\n- digest: "0123456789abcdef"\n  reason: long ago\n`);
    const { status, stdout, stderr } = diff(cwd, 'new', 'old', '--fail-on', 'any');
    expect(status).toBe(0);
    expect(stdout).toContain('accepted: the file was wrong');
    expect(stderr).toContain('no change has the digest 0123456789abcdef');
    writeFileSync(join(cwd, 'x.yaml'), `- digest: "${digest}"\n`);
    expect(diff(cwd, 'new', 'old', '--accepted', 'x.yaml')).toMatchObject({ status: 2, stderr: expect.stringContaining('entry 1 has no `reason`') });
  });

  test('colours only on request', () => {
    const cwd = folder(states);
    const run = (env: NodeJS.ProcessEnv) => vmFleet(cwd, ['diff', 'old', 'new'], env).stdout.includes('\u001b[');
    expect([run({ FORCE_COLOR: '' }), run({ FORCE_COLOR: '1' }), run({ FORCE_COLOR: '1', NO_COLOR: '1' })]).toEqual([false, true, false]);
  });

  test('by platform and version', () => {
    const machine = (ports: string) => `apiVersion: apps.cozystack.io/v1alpha1\nkind: VMInstance\nmetadata: { name: web }\nspec: { external: true, externalPorts: ${ports} }\n`;
    const cwd = folder({ 'a.yaml': machine('[22]'), 'b.yaml': machine('[22, 80]') });
    expect(diff(cwd, 'a.yaml', 'b.yaml', '-q').stdout).toMatch(/^1 machine allows more traffic\n/);
    expect(diff(cwd, 'a.yaml', 'b.yaml', '-q', '--platform', 'cozystack@1.3').stdout).toMatch(/^1 machine is changed live\n/);
    expect(diff(cwd, 'a.yaml', 'a.yaml', '-q', '--platform', 'cozystack@v1.3.2', '--platform-before', 'hikube').status).toBe(0);
  });
});

test.each<[string[], string]>([
  [['a', 'b', 'c'], 'diff takes at most 2 arguments'], [['--to', 'HEAD'], '--to needs --from'], [['a', 'b', '--from', 'x'], '--from accepts one folder'], [['a', 'b', '--format', 'xml'], 'invalid value "xml" for --format'],
  [['a', 'b', '--fail-on', 'data-los'], 'no effect "data-los"'], [['a', 'b', '--platform', 'kubevirt@0.1'], 'version 0.1 of kubevirt is not known'], [['a', 'b', '--platform', 'vmware'], 'not a platform'],
  [['nowhere', 'b'], '"nowhere" cannot be read: no such file or folder'], [['--from', '--version'], '--from'], [['--unknown'], '--unknown'], [['a'], 'this folder has no cdk8s.yaml'],
  [['huge', 'b'], 'huge/a.yaml" has more than 500 MiB'], [['huge/a.yaml', 'b'], 'huge/a.yaml" has more than 500 MiB'],
  [['bad.yaml', 'b'], 'bad.yaml, line 7, is not valid YAML'], [['a', 'b', '--rollout-strategy', 'soon'], 'values are LiveUpdate, Stage'],
])('%j is a usage error', (words, said) => {
  const cwd = folder({ 'a/a.yaml': DISK('10Gi'), 'b/b.yaml': DISK('10Gi'), 'bad.yaml': `a: 1\n---\n# b\nkind: A\nb:\n  - [\n${'c: 1\n'.repeat(3)}`, 'huge/a.yaml': '' });
  // It takes no place on the disk.
  truncateSync(join(cwd, 'huge', 'a.yaml'), 3 * 1024 ** 3);
  expect(diff(cwd, ...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(said) });
});

test('two commits, read only from Git\'s object store', () => {
  const cwd = folder({ 'dist/a.yaml': DISK('10Gi'), 'main.ts': 'throw new Error("it must not run")\n' });
  git(cwd, 'init', '-q', '-b', 'main');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-q', '-m', 'one');
  git(cwd, 'tag', 'one');
  rmSync(join(cwd, 'dist'), { recursive: true });
  mkdirSync(join(cwd, 'dist'));
  writeFileSync(join(cwd, 'dist', 'b.yaml'), DISK('5Gi'));
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-q', '-m', 'two');
  rmSync(join(cwd, 'dist'), { recursive: true });
  const before = readTree(cwd);
  expect(diff(cwd, '--from', 'one', '--to', 'HEAD', '-q').stdout).toMatch(/^1 disk has a change that is ignored\n/);
  expect(diff(cwd, 'dist/', '--from', 'HEAD', '--to', 'one', '-q').stdout).toMatch(/^1 disk is changed live\n/);
  expect(diff(cwd, '--from', 'nothing', '--to', 'HEAD')).toMatchObject({ status: 2, stderr: expect.stringContaining('no commit "nothing"') });
  expect(diff(cwd, 'other', '--from', 'one', '--to', 'HEAD')).toMatchObject({ status: 2, stderr: expect.stringContaining('no manifests in other') });
  expect(Object.keys(readTree(cwd))).toEqual(Object.keys(before));
});

describe('an app', () => {
  test('compares the committed folder with the output of the code, which is not written', () => {
    const cwd = project();
    expect(vmFleet(cwd, ['synth']).status).toBe(0);
    expect(diff(cwd)).toMatchObject({ status: 0, stdout: 'nothing changes\n', stderr: 'dist (Hikube) against the output of the code (Hikube)\n' });
    const before = readTree(cwd);
    change(cwd, 'Size.gibibytes(10)', 'Size.gibibytes(20)');
    expect(diff(cwd).stdout).toMatch(/^1 disk is changed live\n/);
    change(cwd, 'new Disk(chart, \'data\'', 'new Disk(chart, \'other\'');
    expect(diff(cwd, 'dist').stdout).toMatch(/^1 disk is left behind/);
    expect(readTree(join(cwd, 'dist'))).toEqual(Object.fromEntries(Object.entries(before).filter(([path]) => path.startsWith('dist/')).map(([path, text]) => [path.slice(5), text])));
  });

  test('with Git the folder of the last commit counts, also after a later synthesis', () => {
    const cwd = project();
    vmFleet(cwd, ['synth']);
    git(cwd, 'init', '-q');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '-q', '-m', 'one');
    change(cwd, 'Size.gibibytes(10)', 'Size.gibibytes(5)');
    vmFleet(cwd, ['synth']);
    expect(diff(cwd)).toMatchObject({ stdout: expect.stringMatching(/^1 disk has a change that is ignored\n/), stderr: expect.stringContaining('dist at HEAD') });
    expect(diff(cwd, '--from', 'HEAD').stdout).toMatch(/^1 disk has a change that is ignored\n/);
    expect(diff(cwd, 'dist', '-q').stdout).toBe('nothing changes\n');
  });

  test('with an outdir in its code, a version and its own output', () => {
    const program = APP.replace('new FleetApp()', 'new FleetApp({ outdir: \'made\' })').replace('Platform.hikube()', 'Platform.cozystack({ version: \'1.3\' as never })');
    const cwd = project(`${program}console.log('the program speaks');\n`);
    vmFleet(cwd, ['synth']);
    const { status, stdout, stderr } = diff(cwd, '--format', 'json');
    expect([status, JSON.parse(stdout).before]).toEqual([0, { name: 'made', platforms: ['Cozystack 1.3'] }]);
    expect(stderr).toContain('the program speaks\n');
  });

  test('with errors is not compared', () => {
    const cwd = project(APP.replace('\'data\'', '\'Data\''));
    mkdirSync(join(cwd, 'dist'));
    expect(diff(cwd)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('NAME_INVALID') });
  });
});

describe('upgrade', () => {
  const machine = (more: string) => `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: { name: web, namespace: vms }
spec:
  runStrategy: Always
  template:
    spec:
      domain:
        firmware: { uuid: 5d307ca9-b3ef-428c-8861-06e72d69f223 }
        devices:
          disks: [{ name: data, disk: { bus: scsi } }]
          interfaces: [{ name: default, masquerade: {} }]
      networks: [{ name: default, pod: {} }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data${more} } }]
`;
  const upgrade = (cwd: string, ...words: string[]) => vmFleet(cwd, ['upgrade', ...words]);
  const ids = (text: string) => JSON.parse(text).behaviours.map(({ id }: { readonly id: string }) => id);

  test('lists fields that the new version handles differently, and is empty without any', () => {
    const cwd = folder({ 'a.yaml': machine(', hotpluggable: true'), 'b.yaml': machine('') });
    const { status, stdout } = upgrade(cwd, '--from', 'kubevirt@1.8', '--to', 'kubevirt@1.9', 'a.yaml');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^KubeVirt 1.8 to KubeVirt 1.9: 1 change of behavior\n[^]*declarative-hotplug[^]*VirtualMachine vms\/web, \/spec\/template\/spec\/volumes\/data/)]);
    expect(upgrade(cwd, '--from', 'kubevirt@1.8', '--to', 'kubevirt@1.9', 'b.yaml').stdout).toBe('KubeVirt 1.8 to KubeVirt 1.9: no effect on this fleet\n');
    expect(ids(upgrade(cwd, '--from', 'kubevirt@1.8', '--to', 'kubevirt@1.9', '--feature-gate', 'HotplugVolumes', '--format', 'json', 'a.yaml').stdout)).toEqual([]);
    for (const strategy of ['LiveUpdate', 'Stage']) {
      expect(ids(upgrade(cwd, '--from', 'kubevirt@1.5', '--to', 'kubevirt@1.6', '--rollout-strategy', strategy, '--format', 'json', 'a.yaml').stdout)).not.toContain('live-update-default');
    }
    expect(upgrade(cwd, '--from', 'kubevirt@1.9', '--to', 'kubevirt@1.9', 'a.yaml').stdout).toContain('no effect on this fleet');
  });

  test('needs manifests of the platform, and their old version', () => {
    const cwd = folder({
      'a.yaml': machine(''), 'b.yaml': 'apiVersion: apps.cozystack.io/v1alpha1\nkind: VMDisk\nmetadata: { name: a, namespace: tenant-a }\nspec: { storage: 1Gi }\n', 'c.yaml': 'foo: bar\n',
    });
    const [foreign, unsaid] = ['this fleet has no objects for', 'name the old version'];
    const kubevirt = ['--from', 'kubevirt@1.8', '--to', 'kubevirt@1.9'];
    for (const [words, said] of [
      [[...kubevirt, 'b.yaml'], foreign], [[...kubevirt, 'c.yaml'], foreign], [['--from', 'cozystack@1.4', '--to', 'cozystack@1.6', 'a.yaml'], foreign],
      [['--to', 'cozystack@1.6', 'b.yaml'], unsaid], [['--from', 'cozystack', '--to', 'cozystack@1.6', 'b.yaml'], unsaid],
    ] as const) expect(upgrade(cwd, ...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(said) });
    expect(upgrade(cwd, '--from', 'cozystack@1.5', '--to', 'cozystack@1.6', 'b.yaml')).toMatchObject({ status: 0, stdout: 'Cozystack 1.5 to Cozystack 1.6: no effect on this fleet\n' });
    expect(upgrade(cwd, '--to', 'hikube@1.6', 'b.yaml').status).toBe(0);
    expect(upgrade(cwd, ...kubevirt, '.').status).toBe(0);
  });

  test('lists new findings of an unchanged app', () => {
    const program = APP.replace('Platform.hikube()', 'Platform.cozystack({ version: \'1.6\' as never })').replace('Disk,', 'Disk, DiskSource,')
      .replace('{ size: Size.gibibytes(10) });', '{ size: Size.gibibytes(10) });\nnew Disk(chart, \'copy\', { source: DiskSource.disk(chart.node.findChild(\'data\') as Disk) });');
    const cwd = project(program);
    const { status, stdout } = upgrade(cwd, '--to', 'cozystack@1.0', '--format', 'json');
    expect([status, JSON.parse(stdout).newFindings.map(({ code }: { readonly code: string }) => code)]).toEqual([4, ['NOT_SUPPORTED']]);
    expect(JSON.parse(upgrade(cwd, '--to', 'cozystack@1.6', '--format', 'json').stdout)).toMatchObject({ newFindings: [], goneFindings: [], impact: { subjects: [] }, behaviours: [] });
    expect(upgrade(cwd, '--to', 'kubevirt@1.9')).toMatchObject({ status: 2, stderr: expect.stringContaining('this fleet has no objects for kubevirt') });
  });

  test.each<[string[], string]>([[[], 'name the new version'], [['--to', 'kubevirt'], 'name the new version'], [['--to', 'kubevirt@1.9', '--from', 'cozystack@1.6'], 'different platforms']])('%j is a usage error', (words, said) => {
    expect(upgrade(folder({}), ...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(said) });
  });
});

test('a platform without a kind in the manifests is reported, also with --quiet; without a platform the assumption is reported', () => {
  const cwd = folder({ 'a.yaml': DISK('10Gi'), 'b.yaml': DISK('20Gi') });
  const warning = (option: string) => `--${option} has no effect: no manifest has a kind of KubeVirt 1.9; the manifests are for Cozystack 1.6: remove the option, or name the platform of the manifests\n`;
  expect(diff(cwd, 'a.yaml', 'b.yaml', '-q', '--platform', 'kubevirt').stderr).toBe(warning('platform'));
  expect(diff(cwd, 'a.yaml', 'b.yaml', '-q', '--platform', 'hikube', '--platform-before', 'kubevirt').stderr).toBe(warning('platform-before'));
  expect(diff(cwd, 'a.yaml', 'b.yaml', '--platform', 'hikube').stderr).toBe('a.yaml (Hikube) against b.yaml (Hikube)\n');
});
