import { lintText, machine } from './lint-text';

const T = 'spec.template.spec';
const on = (version: string | undefined, text: string) => lintText(text, version === undefined ? undefined : { name: 'kubevirt', version }).map(each => each.replace(/ \d+/, ''));
const inTemplate = (lines: string) => machine(lines);
const replaced = (from: string, to: string) => machine().replace(from, to);

/** A manifest with a field or a value, its place, the code, and the first release without the finding. */
const SINCE: readonly (readonly [what: string, text: string, finding: string, since: string])[] = [
  ['reservedOverhead', replaced('guest: 4Gi', 'guest: 4Gi\n          reservedOverhead: { addedOverhead: 1Gi }'), `MANIFEST_FIELD_UNKNOWN ${T}.domain.memory.reservedOverhead`, '1.8'],
  ['launchSecurity.tdx', replaced('        cpu:', '        launchSecurity: { tdx: {} }\n        cpu:'), `MANIFEST_FIELD_UNKNOWN ${T}.domain.launchSecurity.tdx`, '1.8'],
  ['portRanges', replaced('masquerade: {}', 'masquerade: {}\n            portRanges: [{ start: 80, end: 90, protocol: TCP }]'), `MANIFEST_FIELD_UNKNOWN ${T}.domain.devices.interfaces[0].portRanges`, '1.9'],
  ['utilityVolumes', inTemplate('      utilityVolumes: []\n'), `MANIFEST_FIELD_UNKNOWN ${T}.utilityVolumes`, '1.8'],
  ['WaitAsReceiver', replaced('runStrategy: Always', 'runStrategy: WaitAsReceiver'), 'MANIFEST_FIELD_TYPE spec.runStrategy', '1.6'],
  ['an empty CD-ROM drive', replaced('          interfaces:', '          - name: drive\n            cdrom:\n              bus: sata\n          interfaces:'), `MANIFEST_FIELD_MISSING ${T}.domain.devices.disks[1]`, '1.6'],
];

test.each(SINCE)('%s is reported for older releases only', (_, text, finding, since) => {
  for (const version of ['1.4', '1.6', '1.8', '1.9']) expect([version, on(version, text)]).toEqual([version, version < since ? [finding] : []]);
  expect(on(undefined, text)).toEqual([]);
});

test('a binding and an architecture that KubeVirt no longer has are reported from the release without them', () => {
  const bound = (binding: string) => replaced('masquerade: {}', `${binding}: {}`);
  const findings = (text: string) => ['1.4', '1.6', '1.8', '1.9', undefined].map(version => on(version, text).length);
  expect(findings(bound('slirp'))).toEqual([1, 1, 1, 1, 1]);
  expect(findings(bound('macvtap'))).toEqual([0, 0, 1, 1, 1]);
  expect(findings(bound('passt'))).toEqual([0, 0, 1, 1, 1]);
  expect(findings(bound('bridge'))).toEqual([0, 0, 0, 0, 0]);
  expect(findings(inTemplate('      architecture: ppc64le\n'))).toEqual([0, 0, 1, 1, 1]);
  expect(findings(inTemplate('      architecture: s390x\n'))).toEqual([0, 0, 0, 0, 0]);
  expect(findings(inTemplate('      architecture: x86_64\n'))).toEqual([1, 1, 1, 1, 1]);
});

test('an API version that the release does not serve is reported', () => {
  const clone = (version: string) => `apiVersion: clone.kubevirt.io/${version}\nkind: VirtualMachineClone\nmetadata: { name: copy, namespace: prod }\n`
    + 'spec:\n  source: { apiGroup: kubevirt.io, kind: VirtualMachine, name: web }\n  target: { apiGroup: kubevirt.io, kind: VirtualMachine, name: copy }\n';
  expect([on('1.4', clone('v1beta1')), on('1.5', clone('v1beta1')).filter(each => each.startsWith('MANIFEST')), on('1.4', clone('v1alpha1')).filter(each => each.startsWith('MANIFEST'))]).toEqual([
    ['MANIFEST_KIND_UNKNOWN apiVersion'], [], [],
  ]);
  const type = 'apiVersion: instancetype.kubevirt.io/v1alpha2\nkind: VirtualMachineInstancetype\nmetadata: { name: small, namespace: prod }\nspec: { cpu: { guest: 1 }, memory: { guest: 1Gi } }\n';
  expect([on('1.5', type), on('1.6', type), on('1.6', type.replace('v1alpha2', 'v1beta1'))]).toEqual([[], ['MANIFEST_KIND_UNKNOWN apiVersion'], []]);
});

test('memory and arm64 follow the rules of the release', () => {
  const small = replaced('guest: 4Gi', 'guest: 512Ki');
  expect(['1.4', '1.6', '1.8'].map(version => on(version, small))).toEqual([[`HARDWARE_INVALID ${T}.domain.memory.guest`], [`HARDWARE_INVALID ${T}.domain.memory.guest`], []]);
  const arm = replaced('guest: 4Gi', 'guest: 4Gi\n          maxGuest: 8Gi').replace('    spec:\n      domain', '    spec:\n      architecture: arm64\n      domain');
  expect(['1.6', '1.9'].map(version => on(version, arm))).toEqual(Array(2).fill([`HARDWARE_INVALID ${T}.domain.memory.maxGuest`]));
  expect(on('1.4', arm).filter(each => each.startsWith('HARDWARE'))).toEqual([]);
  expect(on('1.9', arm.replace('arm64', 'amd64'))).toEqual([]);
});

test('the machine of a pool is checked like any other machine', () => {
  const pool = (bus: string, strategy = 'Always') => `apiVersion: pool.kubevirt.io/v1beta1
kind: VirtualMachinePool
metadata: { name: web, namespace: prod }
spec:
  selector: { matchLabels: { app: web } }
  virtualMachineTemplate:
    metadata: { labels: { app: web } }
    spec:
      runStrategy: ${strategy}
      template:
        metadata: { labels: { app: web } }
        spec:
          domain: { memory: { guest: 4Gi }, devices: { disks: [{ name: system, disk: { bus: ${bus} } }] } }
          volumes: [{ name: system, containerDisk: { image: quay.io/containerdisks/fedora:42 } }]
`;
  const invalid = (text: string) => on('1.9', text).filter(each => each.startsWith('MANIFEST'));
  expect(invalid(pool('virtio'))).toEqual([]);
  expect(invalid(pool('ide'))).toEqual(['MANIFEST_FIELD_TYPE spec.virtualMachineTemplate.spec.template.spec.domain.devices.disks[0].disk.bus']);
  expect(invalid(pool('virtio', 'Alwys'))).toEqual(['MANIFEST_FIELD_TYPE spec.virtualMachineTemplate.spec.runStrategy']);
});
