import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { canMount, makeReadOnly, smallDisk, unmountAll } from '../support/mount';
import { APP, project, vmFleet } from '../support/project';
import { testWhere } from '../support/where';

const withMounts = testWhere(canMount(), 'the right to mount disks: commands on full and read-only ones are not tried');

jest.setTimeout(300_000);
afterEach(unmountAll);

/** The model and the manifests of the app do not fit on the small disks. */
const folder = project(APP.replace('gibibytes(10) }', 'gibibytes(10), annotations: { text: \'x\'.repeat(100_000) } }'));
const ADOPT = ['adopt', join(folder, 'dist'), '--platform', 'hikube', '--out'];
const INIT = ['--platform', 'hikube', '--language', 'typescript'];
const STACK = /^\s+at .*:\d+:\d+\)?$/m;

beforeAll(() => { expect(vmFleet(folder, ['synth', '--quiet']).status).toBe(0); });

withMounts.each([
  ['synth', '--stdout'], ['diff'], ['model'], ['report', '--svg'], ['list', 'disks'],
])('%s %s reports that the disk of the temporary folder is full', (...words) => {
  const disk = smallDisk('size=64k')!;
  const { status, stdout, stderr } = vmFleet(folder, words, { TMPDIR: disk });
  expect([status, stdout, stderr]).toEqual([1, '', expect.stringMatching(/^error FOLDER_NOT_WRITTEN at \(app\)\n[^]*ENOSPC/)]);
  expect([stderr.match(STACK), readdirSync(disk)]).toEqual([null, []]);
});

withMounts('synth --check needs no space in the temporary folder', () => {
  const disk = smallDisk('size=64k')!;
  expect(vmFleet(folder, ['synth', '--check', '--quiet'], { TMPDIR: disk })).toMatchObject({ status: 0, stderr: '' });
});

withMounts('a full disk keeps the old report, and gets no part of a new one', () => {
  const disk = smallDisk('size=8k')!;
  const old = '### Fleet\n\nold\n';
  writeFileSync(join(disk, 'fleet.html'), old);
  for (const name of ['fleet.html', 'new.html']) {
    const { status, stderr } = vmFleet(folder, ['report', '--output', join(disk, name)]);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^the report "[^\n]*" cannot be written: the disk is full \(ENOSPC\); make space on this disk\n$/)]);
  }
  expect([readdirSync(disk), readFileSync(join(disk, 'fleet.html'), 'utf8')]).toEqual([['fleet.html'], old]);
});

withMounts('a full disk gets no part of a program or of a project', () => {
  const disk = smallDisk('size=8k')!;
  mkdirSync(join(disk, 'empty'));
  const commands = [
    [...ADOPT, join(disk, 'deep', 'program')], [...ADOPT, join(disk, 'empty')], ['init', join(disk, 'project'), ...INIT], ['init', join(disk, 'empty'), ...INIT],
  ];
  for (const words of commands) {
    const { status, stderr } = vmFleet(folder, words);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/cannot be written: the disk is full \(ENOSPC\)[^\n]*; nothing was written\n$/)]);
    expect(readdirSync(disk, { recursive: true })).toEqual(['empty']);
  }
});

withMounts('a package.json on a full disk stays as it is', () => {
  const disk = smallDisk('size=8k')!;
  writeFileSync(join(disk, 'package.json'), '{ "name": "own" }');
  expect(vmFleet(folder, ['init', disk, ...INIT])).toMatchObject({ status: 1, stderr: expect.stringContaining('ENOSPC') });
  expect([readdirSync(disk), readFileSync(join(disk, 'package.json'), 'utf8')]).toEqual([['package.json'], '{ "name": "own" }']);
});

withMounts('a read-only disk is reported in one line', () => {
  const disk = smallDisk('size=64k')!;
  makeReadOnly(disk);
  for (const words of [['report', '--output', join(disk, 'fleet.html')], [...ADOPT, join(disk, 'program')], ['init', join(disk, 'project'), ...INIT]]) {
    expect(vmFleet(folder, words)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^[^\n]*cannot be written: the file system is read-only \(EROFS\)[^\n]*\n$/) });
  }
});
