import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { blocksOf, textOf } from '../docs/markdown';
import { readTree } from '../support/child';
import { shell, vmFleet } from '../support/project';

// Each test starts programs, on a machine that may be busy.
jest.setTimeout(120_000);

const PAGE = 'docs/taking-over-a-fleet.md';
const blocks = blocksOf(PAGE);
const codeOf = (title: string) => `${blocks.find(block => block.title === title)!.code}\n`;

const PASSWORD = 'Winter2026!x';
const WITH_PASSWORD = `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: { name: web, namespace: prod }
spec:
  runStrategy: Always
  template:
    spec:
      domain: { memory: { guest: 2Gi }, devices: { disks: [{ name: a, disk: { bus: virtio } }, { name: b, disk: { bus: virtio } }] } }
      volumes:
      - { name: a, containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }
      - { name: b, cloudInitNoCloud: { userData: "#cloud-config\\npassword: ${PASSWORD}\\n" } }
`;

function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(tmpdir(), 'vm-fleet-adopt-'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(made, path), text);
  return made;
}

test('the manifests of the page become the program of the page, and nothing changes', () => {
  const root = folder({ 'machines.yaml': codeOf('machines.yaml') });
  const { status, stdout, stderr } = vmFleet(root, ['adopt', 'machines.yaml', '--out', 'fleet']);
  expect([status, stdout.endsWith('The program writes the same manifests: nothing changes.\n')]).toEqual([0, true]);
  expect(stderr).toMatch(/^\d files in fleet: `cd` there, then `npm install && npm run synth`\n$/);
  expect(readFileSync(join(root, 'fleet', 'main.ts'), 'utf8')).toBe(codeOf('main.ts'));
  expect(Object.keys(readTree(join(root, 'fleet'))).sort()).toEqual(['.gitignore', 'cdk8s.yaml', 'main.ts', 'package.json', 'tsconfig.json']);
  expect(textOf(PAGE)).toContain('The report ends with `nothing changes.`');
});

test('a folder that is not empty is rejected, and no file is overwritten', () => {
  const root = folder({ 'machines.yaml': codeOf('machines.yaml') });
  mkdirSync(join(root, 'fleet'));
  expect(vmFleet(root, ['adopt', 'machines.yaml', '--out', 'fleet']).status).toBe(0);
  writeFileSync(join(root, 'fleet', 'main.ts'), 'mine');
  const { status, stdout, stderr } = vmFleet(root, ['adopt', 'machines.yaml', '--out', 'fleet']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('the folder "fleet" is not empty');
  expect(readFileSync(join(root, 'fleet', 'main.ts'), 'utf8')).toBe('mine');
});

test('standard input, JSON, and a dry run that writes nothing', () => {
  const root = folder({ 'machines.yaml': codeOf('machines.yaml') });
  const { status, stdout } = shell(root, 'cat machines.yaml | $VM adopt - --dry-run --json');
  expect([status, Object.keys(readTree(root))]).toEqual([0, ['machines.yaml']]);
  expect(JSON.parse(stdout)).toMatchObject({ adoptVersion: 1, objects: 4, typed: 4, isEqual: true, platforms: ['cozystack@1.6'] });
  expect(JSON.parse(shell(root, '$VM adopt machines.yaml --dry-run --json -p cozystack@1.4').stdout).platforms).toEqual(['cozystack@1.4']);
});

test('the effects on machines are reported before anything is written, and an effect of --fail-on prevents writing', () => {
  const root = folder({ 'vm.yaml': WITH_PASSWORD });
  const { status, stdout, stderr } = vmFleet(root, ['adopt', 'vm.yaml', '--out', 'fleet', '--fail-on', 'next-restart']);
  expect([status, stderr]).toEqual([4, 'nothing was written: the adoption has an effect that --fail-on lists\n']);
  expect(stdout).toContain('kubectl create secret generic web-userdata -n prod --from-file=userdata=<file with the text>');
  expect(stdout).toContain('1 machine needs a restart');
  expect(Object.keys(readTree(root))).toEqual(['vm.yaml']);
  expect(vmFleet(root, ['adopt', 'vm.yaml', '--out', 'fleet', '--fail-on', 'identity,data-loss']).status).toBe(0);
  expect(Object.values(readTree(join(root, 'fleet'))).join('\n')).not.toContain(PASSWORD);
});

test.each([
  [['adopt', '--out', 'fleet'], 2, 'name the file or folder to adopt'],
  [['adopt', 'machines.yaml'], 2, 'name the folder for the program'],
  [['adopt', 'nowhere', '--out', 'fleet'], 2, '"nowhere" cannot be read: no such file or folder'],
  [['adopt', 'machines.yaml', '--out', 'fleet', '--fail-on', 'restrat'], 2, 'there is no effect "restrat"'],
  [['adopt', 'machines.yaml', '--out', 'fleet', '--platform', 'kubevirt@0.1'], 2, 'version 0.1 of kubevirt is not known'],
  [['adopt', 'machines.yaml', '--out', 'machines.yaml'], 2, '"machines.yaml" cannot be written: a part of the path is not a folder'],
  [['adopt', 'empty.yaml', '--out', 'fleet'], 1, 'there is nothing to adopt'],
])('%j ends with %i', (words, code, message) => {
  const root = folder({ 'machines.yaml': codeOf('machines.yaml'), 'empty.yaml': '' });
  const { status, stderr } = vmFleet(root, words as string[]);
  expect([status, stderr]).toEqual([code, expect.stringContaining(message as string)]);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(Object.keys(readTree(root)).sort()).toEqual(['empty.yaml', 'machines.yaml']);
});

test('a document that cannot be read prevents an all-clear, and --fail-on prevents writing', () => {
  const root = folder({ 'machines.yaml': codeOf('machines.yaml'), 'broken.yaml': 'a: [\n' });
  const { status, stdout, stderr } = vmFleet(root, ['adopt', 'machines.yaml', 'broken.yaml', '--out', 'fleet', '--fail-on', 'data-loss']);
  expect([status, stdout.includes('nothing changes')]).toEqual([4, false]);
  expect(stderr).toContain('a document is not in the program, so the adoption may have an effect that --fail-on lists');
  expect(stdout).toContain('a document (broken.yaml:');
  expect(Object.keys(readTree(root)).sort()).toEqual(['broken.yaml', 'machines.yaml']);
  expect(vmFleet(root, ['adopt', 'machines.yaml', '--out', 'fleet', '--fail-on', 'any']).status).toBe(0);
});
