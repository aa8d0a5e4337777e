import { lintText, machine } from './lint-text';
import { PlatformRef } from '../../src/model/platform';
import { PUBLIC_KEY } from '../support/fleet';

const codes = (text: string, platform?: PlatformRef) => [...new Set(lintText(text, platform).map(each => each.split(' ')[0]))];
const TYPE = ['MANIFEST_FIELD_TYPE'];
const MISSING = ['MANIFEST_FIELD_MISSING'];
/** A second disk, with its device and volume. */
const withDisk = (device: string, volume: string) => machine(`      - ${volume}\n`).replace('          interfaces:', `          - ${device}\n          interfaces:`);
const scratch = '{ name: b, emptyDisk: { capacity: 1Gi } }';
const nics = (interfaces: string, networks: string) => machine().replace('          - name: default\n            masquerade: {}', interfaces)
  .replace('      - name: default\n        pod: {}', networks);

describe('a machine whose parts contradict each other', () => {
  test.each<[string, string, string[]]>([
    ['a volume twice', withDisk('{ name: b, disk: { bus: virtio } }', scratch).replace(`${scratch}\n`, `${scratch}\n      - ${scratch}\n`), TYPE],
    ['a disk twice', withDisk('{ name: system, disk: { bus: virtio } }', scratch), TYPE],
    ['a volume with two sources', withDisk('{ name: b, disk: { bus: virtio } }', '{ name: b, emptyDisk: { capacity: 1Gi }, configMap: { name: a } }'), TYPE],
    ['a volume without a source', withDisk('{ name: b, disk: { bus: virtio } }', '{ name: b }'), MISSING],
    ['a volume with an empty source', withDisk('{ name: b, disk: { bus: virtio } }', '{ name: b, configMap: null }'), MISSING],
    ['a disk without a volume', withDisk('{ name: c, disk: { bus: virtio } }', scratch), MISSING],
    ['a disk of two kinds', withDisk('{ name: b, disk: { bus: virtio }, cdrom: { bus: sata } }', scratch), TYPE],
    ['a LUN of an empty disk', withDisk('{ name: b, lun: { bus: scsi } }', scratch), TYPE],
    ['an error policy', withDisk('{ name: b, errorPolicy: retry, disk: { bus: virtio } }', scratch), TYPE],
    ['an interface without a network', nics('          - { name: a, masquerade: {} }', '      - { name: default, pod: {} }'), MISSING],
    ['the pod network twice', nics('          - { name: a, masquerade: {} }\n          - { name: b, masquerade: {} }', '      - { name: a, pod: {} }\n      - { name: b, pod: {} }'), TYPE],
    ['an interface of two bindings', nics('          - { name: a, masquerade: {}, bridge: {} }', '      - { name: a, pod: {} }'), TYPE],
    ['an interface without a binding', nics('          - { name: a }', '      - { name: a, pod: {} }'), MISSING],
    ['a network of two kinds', nics('          - { name: a, bridge: {} }', '      - { name: a, pod: {}, multus: { networkName: lan } }'), TYPE],
    ['a probe of nothing', machine('      readinessProbe: { periodSeconds: 3 }\n'), MISSING],
    ['a probe of two kinds', machine('      livenessProbe: { guestAgentPing: {}, exec: { command: [a] } }\n'), TYPE],
    ['no run strategy', machine().replace('  runStrategy: Always\n', ''), MISSING],
    ['a run strategy and the older field', machine().replace('  runStrategy: Always\n', '  runStrategy: Always\n  running: true\n'), TYPE],
    ['a DNS policy', machine('      dnsPolicy: clusterFirst\n'), TYPE],
    ['a toleration with a value of an existing key', machine('      tolerations: [{ key: a, operator: Exists, value: b }]\n'), TYPE],
    ['an operator of a toleration', machine('      tolerations: [{ key: a, operator: In, value: b }]\n'), TYPE],
    ['an effect of a toleration', machine('      tolerations: [{ key: a, operator: Exists, effect: noSchedule }]\n'), TYPE],
    ['a node affinity without a term', machine('      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } }\n'), MISSING],
  ])('%s', (_, text, expected) => expect(codes(text)).toEqual(expected));

  test.each<[string, string]>([
    ['a second disk', withDisk('{ name: b, disk: { bus: virtio } }', scratch)],
    ['a volume without a device', machine(`      - ${scratch}\n`)],
    ['a LUN of a claim', withDisk('{ name: b, lun: { bus: scsi } }', '{ name: b, persistentVolumeClaim: { claimName: a } }')],
    ['an empty drive', withDisk('{ name: c, cdrom: { bus: sata } }', scratch)],
    ['no networks', nics('', '').replace('          interfaces:\n', '').replace('      networks:\n', '')],
    ['two networks', nics('          - { name: a, masquerade: {} }\n          - { name: b, bridge: {} }', '      - { name: a, pod: {} }\n      - { name: b, multus: { networkName: lan } }')],
    ['a binding plugin', nics('          - { name: a, binding: { name: passt } }', '      - { name: a, pod: {} }')],
    ['the older field', machine().replace('  runStrategy: Always\n', '  running: true\n')],
    ['tolerations', machine('      tolerations: [{ key: a, operator: Exists }, { operator: Exists }, { key: a, value: b, effect: NoExecute }]\n')],
    ['a probe', machine('      readinessProbe: { tcpSocket: { port: 22 } }\n')],
  ])('not %s', (_, text) => expect(codes(text)).toEqual([]));

  test('KubeVirt before 1.9 does not count bindings', () => {
    const text = nics('          - { name: a, masquerade: {}, bridge: {} }', '      - { name: a, pod: {} }');
    expect(codes(text, { name: 'kubevirt', version: '1.8' })).toEqual([]);
    expect(codes(text, { name: 'kubevirt', version: '1.9' })).toEqual(TYPE);
  });

  test('in a pool', () => {
    const pool = (volume: string) => [
      'apiVersion: pool.kubevirt.io/v1beta1', 'kind: VirtualMachinePool', 'metadata: { name: web, namespace: prod }', 'spec:', '  replicas: 1',
      '  selector: { matchLabels: { a: b } }', '  virtualMachineTemplate:', '    metadata: { labels: { a: b } }', '    spec:', '      runStrategy: Always', '      template:',
      '        metadata: { labels: { a: b } }', '        spec:', '          domain: { memory: { guest: 4Gi }, devices: { disks: [{ name: system, disk: { bus: virtio } }] } }',
      `          volumes: [${volume}]`, '',
    ].join('\n');
    expect(codes(pool('{ name: system, containerDisk: { image: "quay.io/a/b:1" } }'))).not.toContain('MANIFEST_FIELD_MISSING');
    expect(codes(pool('{ name: other, containerDisk: { image: "quay.io/a/b:1" } }'))).toEqual(MISSING);
  });
});

describe('requests for volumes', () => {
  const size = 'resources: { requests: { storage: 5Gi } }';
  const volume = (spec: string) => `apiVersion: cdi.kubevirt.io/v1beta1\nkind: DataVolume\nmetadata: { name: data, namespace: prod }\nspec: ${spec}\n`;
  test.each<[string, string, string[]]>([
    ['two sources', `{ source: { http: { url: "https://example.com/a.img" }, blank: {} }, storage: { ${size} } }`, TYPE],
    ['an empty source', `{ source: {}, storage: { ${size} } }`, MISSING],
    ['no source', `{ storage: { ${size} } }`, MISSING],
    ['both forms', `{ source: { blank: {} }, storage: { ${size} }, pvc: { accessModes: [ReadWriteOnce], ${size} } }`, TYPE],
    ['a source', `{ source: { blank: {} }, storage: { ${size} } }`, []],
    ['a source by reference', '{ sourceRef: { kind: DataSource, name: fedora, namespace: images }, storage: {} }', []],
    ['a populator', `{ storage: { dataSourceRef: { apiGroup: a.example.com, kind: A, name: b }, ${size} } }`, []],
  ])('%s', (_, spec, expected) => expect(codes(volume(spec)).filter(code => code.startsWith('MANIFEST_'))).toEqual(expected));
});

describe('a machine of Cozystack', () => {
  const text = (more: string, bus = 'virtio') => [
    'apiVersion: apps.cozystack.io/v1alpha1', 'kind: VMInstance', 'metadata: { name: web, namespace: tenant-shop }',
    `spec: { runStrategy: Always, instanceType: u1.medium, instanceProfile: ubuntu, disks: [{ name: system, bus: ${bus} }], ${more} }`, '',
  ].join('\n');
  const on: PlatformRef = { name: 'cozystack', version: '1.6' };
  const keys = `sshKeys: ["${PUBLIC_KEY}"]`;
  test.each<[string, string, string[]]>([
    ['port 0', text(`${keys}, external: true, externalPorts: [0]`), ['PORT_INVALID']],
    ['a port twice', text(`${keys}, external: true, externalPorts: [22, 22]`), ['PORT_DUPLICATE']],
    ['ports', text(`${keys}, external: true, externalPorts: [22, 80]`), []],
    ['no key', text('sshKeys: [ops]'), ['SSH_KEY_INVALID']],
    ['a host key', text('sshKeys: ["192.0.2.1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj"]'), ['SSH_KEY_INVALID']],
    ['keys on lines', text(`sshKeys: ["# ops\\n${PUBLIC_KEY}\\n"]`), []],
    ['a key in a variable', text('sshKeys: ["${OPS_KEY}"]'), []],
    ['a bus', text(keys, 'ide'), TYPE],
  ])('%s', (_, manifest, expected) => expect(codes(manifest, on).filter(code => code !== 'MANIFEST_TEMPLATE')).toEqual(expected));
});

describe('cloud-init volumes and access credentials', () => {
  const drive = (content: string) => machine(`      - name: ci\n        cloudInitNoCloud: ${content}\n`);
  const credential = (content: string, volume = '') => machine(`${volume}      accessCredentials:\n      - ${content}\n`);
  const keys = (method: string) => `sshPublicKey: {source: {secret: {secretName: a}}, propagationMethod: ${method}}`;
  const CI = '      - name: ci\n        cloudInitNoCloud: {userData: "#cloud-config\\n{}"}\n';

  test.each<[string, string, string]>([
    ['two sources of user data', drive('{userData: "#cloud-config\\n{}", secretRef: {name: a}}'), 'MANIFEST_FIELD_TYPE'],
    ['two sources of network data', drive('{userData: "#cloud-config\\n{}", networkData: "version: 2", networkDataSecretRef: {name: a}}'), 'MANIFEST_FIELD_TYPE'],
    ['no source', drive('{}'), 'MANIFEST_FIELD_MISSING'],
    ['an empty source', drive('{userData: ""}'), 'MANIFEST_FIELD_MISSING'],
    ['an empty credential', credential('{}'), 'MANIFEST_FIELD_MISSING'],
    ['keys by cloud-init without its drive', credential(keys('{noCloud: {}}')), 'MANIFEST_FIELD_MISSING'],
    ['keys for another drive', credential(keys('{configDrive: {}}'), CI), 'MANIFEST_FIELD_MISSING'],
    ['two ways for keys', credential(keys('{noCloud: {}, qemuGuestAgent: {users: [a]}}'), CI), 'MANIFEST_FIELD_TYPE'],
  ])('%s', (_, text, code) => expect(lintText(text).map(found => found.split(' ')[0])).toContain(code));

  test.each<[string, string]>([
    ['one source of each', drive('{secretRef: {name: a}, networkDataSecretRef: {name: b}}')],
    ['only network data', drive('{networkDataSecretRef: {name: b}}')],
    ['keys with their drive', credential(keys('{noCloud: {}}'), CI)],
    ['keys by the agent', credential(keys('{qemuGuestAgent: {users: [root]}}'))],
  ])('not %s', (_, text) => expect(lintText(text).filter(found => found.startsWith('MANIFEST'))).toEqual([]));
});
