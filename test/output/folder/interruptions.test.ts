import { spawn } from 'child_process';
import { readdirSync } from 'fs';
import { BUILT, readTree, runText, TYPESCRIPT } from '../../support/child';
import { ATTRIBUTES, files, LIST, LOCK, newFolder, synth } from '../../support/folder';
import { withStderr } from '../../support/stderr';

describe('a run that is interrupted', () => {
  const APP = (outdir: string, text: string, count = 3) => `
    import { ApiObject, Chart } from '${require.resolve('cdk8s')}';
    import { FleetApp } from 'cdk8s-vm-fleet';
    const app = new FleetApp({ outdir: ${JSON.stringify(outdir)} });
    for (let i = 0; i < ${count}; i++) {
      new ApiObject(new Chart(app, 'c' + i), 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' + i }, data: { text: '${text}' } });
    }
  `;
  /** The same app in this process, for the runs before and after an interrupted run. */
  const run = (outdir: string, text: string, count = 3) => withStderr(captured => {
    synth(outdir, Object.fromEntries(Array.from({ length: count }, (_, i) => [`c${i}`, text])));
    return captured.text();
  });
  const HOOKED = (statement: string) => `
    const fs = require('fs');
    const rename = fs.renameSync;
    let calls = 0;
    fs.renameSync = (...all) => { if (++calls === 2) { ${statement} } rename(...all); };
    app.synth();
  `;

  test('by SIGKILL leaves the lock, and the next run reports it and repairs the folder', () => {
    const outdir = newFolder();
    runText(`${APP(outdir, 'old')} app.synth();`);
    const killed = runText(`${APP(outdir, 'new')} ${HOOKED('process.kill(process.pid, "SIGKILL");')}`);
    expect(killed.status).toBe(null);
    expect(readdirSync(outdir)).toContain(LOCK);
    const next = runText(`${APP(outdir, 'new')} app.synth();`);
    expect(next.stderr).toContain('an earlier run was interrupted while it wrote');
    expect(Object.values(readTree(outdir)).join('')).not.toContain('old');
    expect(files(outdir)).toEqual([LIST, 'c0.k8s.yaml', 'c1.k8s.yaml', 'c2.k8s.yaml']);
  });

  test('by Ctrl-C ends after the folder is complete', () => {
    const outdir = newFolder();
    run(outdir, 'old');
    const ended = runText(`${APP(outdir, 'new')} ${HOOKED('process.kill(process.pid, "SIGTERM");')} setTimeout(() => undefined, 10_000);`);
    expect(ended.status).toBe(null);
    expect(Object.values(readTree(outdir)).join('')).not.toContain('old');
    expect(readdirSync(outdir)).not.toContain(LOCK);
  }, 30_000);

  test('at any moment leaves each file old or new, and the lock unless it was finished', () => {
    for (let at = 1; at <= 6; at++) {
      const outdir = newFolder();
      run(outdir, 'old');
      const hook = HOOKED('process.kill(process.pid, "SIGKILL");').replace('=== 2', `=== ${at}`);
      runText(`${APP(outdir, 'new')} ${hook}`);
      const texts = Object.entries(readTree(outdir)).filter(([path]) => path.startsWith('c')).map(([, text]) => text);
      expect(texts).toHaveLength(3);
      for (const text of texts) expect(text).toMatch(/^ {2}text: (old|new)$/m);
      expect(readdirSync(outdir)).toContainEqual(expect.stringMatching(new RegExp(`^${LOCK}`)));
    }
  }, 60_000);

  test.each([
    ['fewer than before', 1, 4, 1, 'old'],
    ['other bytes', 1, 4, 4, 'newest'],
    ['only some of them', 4, 4, 1, 'new'],
  ])('leaves no file that is unknown to the next run, which makes %s', (_, before, killed, after, text) => {
    for (const at of [2, 3, 5]) {
      const outdir = newFolder();
      run(outdir, 'old', before);
      runText(`${APP(outdir, 'new', killed)} ${HOOKED('process.kill(process.pid, "SIGKILL");').replace('=== 2', `=== ${at}`)}`);
      expect(run(outdir, text, after)).not.toContain('its writer is not known');
      expect(files(outdir)).toEqual([LIST, ...Array.from({ length: after }, (_each, i) => `c${i}.k8s.yaml`)]);
    }
  }, 60_000);
});

test('several parallel runs each leave a complete folder', async () => {
  const outdir = newFolder();
  const run = (text: string) => new Promise<number | null>(resolve => {
    const script = `
      const { ApiObject, Chart } = require(${JSON.stringify(require.resolve('cdk8s'))});
      const { FleetApp } = require(${JSON.stringify(BUILT)});
      const app = new FleetApp({ outdir: ${JSON.stringify(outdir)}, filePerObject: true });
      const chart = new Chart(app, 'c');
      for (let i = 0; i < 200; i++) new ApiObject(chart, 'o' + i, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'o' + i }, data: { text: '${text}' } });
      app.synth();
    `;
    spawn(process.execPath, [...TYPESCRIPT, '-e', script], { stdio: 'ignore' }).on('exit', resolve);
  });
  expect(await Promise.all(['one', 'two', 'one', 'two'].map(run))).toEqual([0, 0, 0, 0]);
  const { [LIST]: list, ...rest } = readTree(outdir);
  expect(Object.keys(rest)).toHaveLength(200);
  expect(new Set(Object.values(rest).map(text => /text: (.*)/.exec(text)![1])).size).toBe(1);
  expect(list.match(/^[0-9a-f]{64} {2}/gm)).toHaveLength(200);
  expect(readdirSync(outdir)).toEqual([ATTRIBUTES, LIST, 'c']);
}, 60_000);
