import { lintFiles, machine } from './lint-text';
import { PlatformRef } from '../../src/model/platform';

const KUBEVIRT: PlatformRef = { name: 'kubevirt', version: '1.9' };

/** The field, message and fix of the first finding with a code. */
function texts(code: string, text: string, platform = KUBEVIRT): readonly (string | undefined)[] {
  const { field, message, fix } = lintFiles({ 'a.yaml': text }, platform).findings.find(each => each.code === code)!;
  return [field, message, fix];
}

const inDomain = (line: string) => machine().replace('        devices:\n', `        ${line}\n        devices:\n`);

test('findings name the fields of the manifest, not the properties of the library', () => {
  expect(texts('COMPUTE_TWICE', machine('', '').replace('spec:\n  runStrategy', 'spec:\n  instancetype: { name: u1.small }\n  runStrategy'))[1])
    .toContain('an instance type (`spec.instancetype`) and CPUs or memory of its own (`spec.template.spec.domain`)');
  const dedicated = machine().replace('          cores: 2', '          cores: 2\n          dedicatedCpuPlacement: true');
  expect(texts('FEATURE_GATE', dedicated)).toEqual([
    'spec.template.spec.domain.cpu.dedicatedCpuPlacement', expect.stringMatching(/^`spec\.template\.spec\.domain\.cpu\.dedicatedCpuPlacement` needs/),
    'enable the gate in the KubeVirt resource, and add "CPUManager" to `featureGates` of the file for `--cluster`',
  ]);
  expect(texts('STATE_STORAGE_UNSURE', inDomain('firmware: { bootloader: { efi: { secureBoot: false, persistent: true } } }'))[2])
    .toContain('`stateStorageClass` of the file for `--cluster`');
});

test('a constant of the library becomes its value', () => {
  const instance = (more: string) => `apiVersion: apps.cozystack.io/v1alpha1
kind: VMInstance
metadata: { name: web, namespace: tenant-a }
spec: { runStrategy: Manual, instanceType: u1.medium${more}, disks: [{ name: web }], sshKeys: [] }
`;
  const [field, message, fix] = texts('MANUAL_START_FORBIDDEN', instance(''), { name: 'cozystack', version: '1.2' });
  expect(field).toBe('spec.runStrategy');
  expect(`${message} ${fix}`).not.toMatch(/RunStrategy/);
  expect(fix).toMatch(/^use Always, or Halted /);
});

test('the fields of a pool are those of its machine template', () => {
  const pool = machine().replace('kind: VirtualMachine', 'kind: VirtualMachinePool').replace('apiVersion: kubevirt.io/v1', 'apiVersion: pool.kubevirt.io/v1beta1')
    .replace(/spec:\n {2}runStrategy/, 'spec:\n  replicas: 1\n  selector: { matchLabels: { a: b } }\n  virtualMachineTemplate:\n    metadata: { labels: { a: b } }\n    spec:\n      runStrategy')
    .replace(/\n {2}template:[^]*$/, rest => rest.replace(/\n/g, '\n    ').replace('cores: 2', 'cores: 2, dedicatedCpuPlacement: true').replace(/cpu:\n\s*(cores: 2, dedicatedCpuPlacement: true)/, 'cpu: { $1 }'));
  expect(texts('FEATURE_GATE', pool)[0]).toBe('spec.virtualMachineTemplate.spec.template.spec.domain.cpu.dedicatedCpuPlacement');
});
