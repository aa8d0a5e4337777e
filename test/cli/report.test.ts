import { execFileSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { change, project, vmFleet } from '../support/project';

jest.setTimeout(60_000);

const folder = project();
const git = (...words: string[]) => execFileSync('git', ['-c', 'user.name=ci', '-c', 'user.email=ci@example.com', ...words], { cwd: folder });

let unchanged: string;

beforeAll(() => {
  git('init', '--quiet', '--initial-branch', 'main');
  vmFleet(folder, ['synth', '--quiet']);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'start');
  unchanged = vmFleet(folder, ['report', '--json', '--from', 'HEAD']).stdout;
  change(folder, 'Size.gibibytes(10)', 'Size.gibibytes(30)');
});

test('writes fleet.html, and nothing else', () => {
  const { status, stdout, stderr } = vmFleet(folder, ['report']);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: 'fleet.html written\n' });
  expect(readFileSync(join(folder, 'fleet.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/);
  expect(git('status', '--porcelain', 'dist').toString()).toBe('');
});

test('--from adds the difference of the capacity, and the effects of the change', () => {
  const { reportVersion, capacity, impact } = JSON.parse(vmFleet(folder, ['report', '--json', '--from', 'main']).stdout);
  expect(reportVersion).toBe(1);
  const GI = 1024 ** 3;
  expect(capacity.find(({ by, resource }: any) => by === 'namespace' && resource === 'requests.storage')).toMatchObject({ used: 30 * GI, before: 10 * GI });
  expect(impact.subjects.map(({ kind, name, effects }: any) => [kind, name, effects])).toEqual([['disk', 'data', ['live']]]);
  expect(vmFleet(folder, ['report', '--markdown', '--from', 'main']).stdout).toContain('+20Gi');
});

test('--from without a change has no difference, also not of a storage class that the code leaves to the platform', () => {
  const { capacity, impact } = JSON.parse(unchanged);
  expect(capacity.find(({ by, resource }: any) => by === 'storageClass' && resource === 'disks')).toEqual({ by: 'storageClass', name: 'replicated', resource: 'disks', used: 1, before: 1 });
  expect(capacity.filter(({ used, before }: any) => used !== before)).toEqual([]);
  expect(impact.subjects).toEqual([]);
});

test('a missing commit, two formats and a missing folder are usage errors', () => {
  for (const words of [['--from', 'nowhere'], ['--svg', '--json'], ['--output', 'no/such/folder.html']]) {
    const { status, stderr } = vmFleet(folder, ['report', ...words]);
    expect({ words, status, trace: /\n\s+at /.test(stderr) }).toEqual({ words, status: 2, trace: false });
  }
});

test('--svg prints only the picture, on stdout or to the given file', () => {
  expect(vmFleet(folder, ['report', '--svg', '--quiet']).stdout).toMatch(/^<svg /);
  expect(vmFleet(folder, ['report', '--svg', '--output', 'fleet.svg']).stdout).toBe('');
  expect(existsSync(join(folder, 'fleet.svg'))).toBe(true);
});

test('replaces a report, and no other file', () => {
  const before = readFileSync(join(folder, 'main.ts'), 'utf8');
  const { status, stderr } = vmFleet(folder, ['report', '--output', 'main.ts']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('main.ts exists and is not a report')]);
  expect(readFileSync(join(folder, 'main.ts'), 'utf8')).toBe(before);
  for (const format of [[], ['--svg'], ['--markdown'], ['--json']]) {
    for (const _ of [1, 2]) expect(vmFleet(folder, ['report', ...format, '--output', 'again']).status).toBe(0);
  }
});
