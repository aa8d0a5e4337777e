import { ChildProcess, spawn, spawnSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'fs';
import { join } from 'path';
import { BUILT, readTree, runText, TSCONFIG, TYPESCRIPT } from '../../support/child';
import { failure, files, LIST, LOCK, newFolder, synth } from '../../support/folder';
import { canMount, makeReadOnly, makeWritable, smallDisk, unmountAll } from '../../support/mount';
import { captureStderr } from '../../support/stderr';
import { withoutWaiting } from '../../support/waiting';
import { testWhere } from '../../support/where';

const withMounts = testWhere(canMount(), 'the right to mount disks: full and read-only ones are not tried');

captureStderr();
afterEach(() => {
  jest.restoreAllMocks();
  unmountAll();
});

describe('a real disk', () => {
  const before = { a: '1', b: '1', gone: '1' };

  withMounts('that is read only leaves the folder unchanged', () => {
    const disk = smallDisk('size=1m')!;
    synth(join(disk, 'dist'), before);
    const old = readTree(disk);
    makeReadOnly(disk);
    expect(failure(join(disk, 'dist'), { a: '2' })).toMatch(/^error FOLDER_NOT_WRITTEN[^]*EROFS[^]*is unchanged$/);
    expect(failure(join(disk, 'other'), { a: '2' })).toMatch(/^error FOLDER_NOT_WRITTEN[^]*EROFS/);
    expect([readTree(disk), readdirSync(disk)]).toEqual([old, ['dist']]);
    makeWritable(disk);
    synth(join(disk, 'dist'), { a: '2' });
    expect(files(disk)).toEqual([`dist/${LIST}`, 'dist/a.k8s.yaml']);
  });

  withMounts('that is full leaves the folder unchanged, without temporary files', () => {
    const disk = smallDisk('size=400k')!;
    const outdir = join(disk, 'dist');
    synth(outdir, before, { filePerObject: true });
    const old = readTree(disk);
    const folders = readdirSync(outdir);
    const large = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`n${i}`, 'x'.repeat(100_000)]));
    expect(failure(outdir, { a: '2', ...large }, { filePerObject: true })).toMatch(/^error FOLDER_NOT_WRITTEN[^]*ENOSPC[^]*is unchanged$/);
    expect([readTree(disk), readdirSync(outdir)]).toEqual([old, folders]);
    synth(outdir, { a: '2' }, { filePerObject: true });
    expect(files(outdir)).toEqual([LIST, 'a/configmap-a.yaml']);
  });

  // The limit of files and folders decides at which step the disk is full.
  withMounts.each(Array.from({ length: 18 }, (_, i) => i + 2))('with room for %d files leaves no folder behind, or all files', inodes => {
    const disk = smallDisk(`size=1m,nr_inodes=${inodes}`)!;
    const outdir = join(disk, 'deep', 'dist');
    const report = failure(outdir, { a: '1', b: '1' }, { filePerObject: true });
    if (report === 'none') expect(files(outdir)).toEqual([LIST, 'a/configmap-a.yaml', 'b/configmap-b.yaml']);
    else expect([report, readdirSync(disk)]).toEqual([expect.stringMatching(/ENOSPC[^]*is unchanged$/), []]);
  });
});

describe('a path that is not a file', () => {
  const make = (path: string) => spawnSync('mkfifo', [path]).status;

  test('is reported, and nothing waits for a writer', () => {
    const outdir = newFolder();
    make(join(outdir, 'a.k8s.yaml'));
    expect(failure(outdir, { a: '1' })).toMatch(/^error FOLDER_OCCUPIED[^]*something that is not a plain file/);
    const other = newFolder();
    make(join(other, LIST));
    expect(failure(other, { a: '1' })).toMatch(/^error FOLDER_OCCUPIED/);
  });

  test('in the place of a stale file, or of the owner of a lock, is not touched', () => {
    const outdir = newFolder();
    synth(outdir, { a: '1', b: '1' });
    rmSync(join(outdir, 'b.k8s.yaml'));
    make(join(outdir, 'b.k8s.yaml'));
    synth(outdir, { a: '2' });
    expect(readdirSync(outdir)).toContain('b.k8s.yaml');
    mkdirSync(join(outdir, LOCK));
    make(join(outdir, LOCK, 'owner'));
    expect(withoutWaiting(() => failure(outdir, { a: '3' }))).toContain('error FOLDER_LOCKED');
  });
});

test('the folder of the process is gone', () => {
  const { status, stderr } = runText(`
    import { mkdtempSync, rmdirSync } from 'fs';
    import { FleetApp } from 'cdk8s-vm-fleet';
    const app = new FleetApp({ outdir: 'dist' });
    const folder = mkdtempSync('gone-');
    process.chdir(folder);
    rmdirSync('../' + folder);
    app.synth();
  `);
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^error FOLDER_NOT_WRITTEN[^]*ENOENT[^]*the folder is unchanged\n$/)]);
});

describe('a run that is really suspended', () => {
  const APP = (outdir: string, text: string, hook = '') => `
    const fs = require('fs');
    import { ApiObject, Chart } from '${require.resolve('cdk8s')}';
    import { FleetApp } from 'cdk8s-vm-fleet';
    const app = new FleetApp({ outdir: ${JSON.stringify(outdir)} });
    for (const id of ['a', 'b', 'c']) {
      new ApiObject(new Chart(app, id), 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: id }, data: { text: '${text}' } });
    }
    ${hook}
    app.synth();
  `;
  /** Suspends a run during its moves, as Ctrl-Z does. */
  const STOP = `
    const rename = fs.renameSync;
    let calls = 0;
    fs.renameSync = (...all) => { if (++calls === 3) process.kill(process.pid, 'SIGSTOP'); rename(...all); };
  `;

  function start(text: string): { readonly child: ChildProcess; readonly ended: Promise<{ code: number | null; said: string }> } {
    const folder = newFolder();
    writeFileSync(join(folder, 'main.ts'), text.replaceAll('cdk8s-vm-fleet', BUILT));
    const child = spawn(process.execPath, [...TYPESCRIPT, 'main.ts'], {
      cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, TSX_TSCONFIG_PATH: TSCONFIG },
    });
    let said = '';
    child.stderr!.on('data', chunk => { said += chunk; });
    return { child, ended: new Promise(resolve => child.on('close', code => resolve({ code, said }))) };
  }

  const isStopped = (pid: number) => /\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

  testWhere(existsSync('/proc/self/stat'), '/proc: a run that was suspended is not tried')('undoes nothing of the one that took over its lock', async () => {
    const outdir = newFolder();
    runText(APP(outdir, 'old'));
    const { child, ended } = start(APP(outdir, 'suspended', STOP));
    while (!isStopped(child.pid!)) await new Promise(resolve => setTimeout(resolve, 20));
    // It is suspended for longer than any run takes.
    const past = new Date(Date.now() - 3_600_000);
    for (const path of [join(outdir, LOCK), ...readdirSync(join(outdir, LOCK)).map(name => join(outdir, LOCK, name))]) utimesSync(path, past, past);
    const other = runText(APP(outdir, 'other'));
    expect([other.status, other.stderr]).toEqual([0, expect.stringContaining('an earlier run was interrupted')]);
    const whole = readTree(outdir);
    process.kill(child.pid!, 'SIGCONT');
    const { code, said } = await ended;
    expect([code, said]).toEqual([1, expect.stringMatching(/error FOLDER_LOCKED[^]*took over[^]*the folder contains the output of the other run/)]);
    expect(readTree(outdir)).toEqual(whole);
    expect(Object.values(whole).join('')).not.toMatch(/old|suspended/);
    expect(readdirSync(outdir)).not.toContain(LOCK);
  }, 60_000);
});
