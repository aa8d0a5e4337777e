import { ApiObject, JsonPatch, Size, Testing } from 'cdk8s';
import { Disk, FleetApp, FleetChart, Findings, InstanceType, KubeVirtVersion, Overlay, Platform, VirtualMachine } from '../../src';
import { codesOf, findingsOf, GOOD } from '../support/fleet';

const { add, copy, remove, replace } = JsonPatch;
const T = '/spec/template/spec';
const { V1_4, V1_9 } = KubeVirtVersion;
const kubevirt = (version = V1_9) => Platform.kubevirt({ version });

function patched(operations: readonly unknown[], platform: Platform = Platform.hikube()): string[] {
  return codesOf(chart => ApiObject.of(new VirtualMachine(chart, 'web', GOOD)).addJsonPatch(...operations as JsonPatch[]), platform);
}

const before = (platform: Platform) => codesOf(chart => new VirtualMachine(chart, 'web', GOOD), platform);
/** The codes that a patch adds to those of the machine. */
const added = (operations: readonly unknown[], platform: Platform) => {
  const rest = before(platform);
  return patched(operations, platform).filter(code => !rest.includes(code));
};

test.each<[string, JsonPatch, string[]]>([
  ['a valid value', add('/spec/cpuModel', 'host-model'), []],
  ['a field of a newer release', add('/spec/early', true), []],
  ['a label', add('/metadata/labels', { a: 'b' }), []],
  ['a test that holds', JsonPatch.test('/spec/instanceType', 'u1.medium'), []],
  ['a misspelled field', add('/spec/cpuModl', 'host-model'), ['OVERLAY_INVALID']],
  ['a value of another type', add('/spec/external', 'yes'), ['OVERLAY_INVALID']],
  ['a value that the chart does not accept', add('/spec/disks/0/bus', 'ide'), ['OVERLAY_INVALID']],
  ['a value that the rules reject', replace('/spec/instanceType', 'u9.medium'), ['INSTANCE_TYPE_UNKNOWN']],
  ['cloud-init that the rules reject', add('/spec/cloudInit', '#cloud-config\nruncmd: echo\n'), ['CLOUD_INIT_VALUE']],
  ['an invalid label', add('/metadata/labels', { 'a b': 'c' }), ['LABEL_INVALID']],
  ['a label that is a number', add('/metadata/labels', { a: 1 }), ['OVERLAY_INVALID']],
  ['annotations that are a list', add('/metadata/annotations', []), ['OVERLAY_INVALID']],
  ['a secret in a field that the model does not have', add('/spec/more', { password: 'correct horse battery staple' }), ['SECRET_IN_PLAIN_TEXT']],
])('the patch of a VMInstance is checked: %s', (_, operation, codes) => {
  expect(patched([operation])).toEqual(codes);
});

test.each<[string, JsonPatch[], string[], KubeVirtVersion]>([
  ['a valid value', [add(`${T}/terminationGracePeriodSeconds`, 30)], [], V1_9],
  ['another bus', [replace(`${T}/domain/devices/disks/0/disk/bus`, 'scsi')], [], V1_9],
  ['a bus that does not exist', [replace(`${T}/domain/devices/disks/0/disk/bus`, 'ide')], ['OVERLAY_INVALID'], V1_9],
  ['a text for a number', [add(`${T}/terminationGracePeriodSeconds`, 'ten')], ['OVERLAY_INVALID'], V1_9],
  ['a disk without its volume', [remove(`${T}/volumes/0`)], ['OVERLAY_INVALID'], V1_9],
  ['a type and a size', [add(`${T}/domain/memory`, { guest: '4Gi' })], ['COMPUTE_TWICE'], V1_9],
  ['a field of a newer release', [add(`${T}/domain/memory`, { reservedOverhead: {} })], ['OVERLAY_INVALID'], V1_4],
])('the patch of a VirtualMachine is checked: %s', (_, operations, codes, version) => {
  expect(added(operations, kubevirt(version))).toEqual(codes);
});

test.each<[string, unknown, Record<string, string>]>([
  ['a missing parent', add('/spec/a/b', 1), { got: 'add "/spec/a/b"', message: expect.stringContaining('no `/spec/a`'), allowed: expect.stringContaining('instanceType') }],
  ['a missing source', copy('/spec/no/deep', '/spec/x'), { got: 'copy "/spec/no/deep"', message: expect.stringContaining('no `/spec/no`') }],
  ['a test that fails', JsonPatch.test('/spec/instanceType', 'u1.large'), { got: '"u1.medium"', allowed: '"u1.large"' }],
  ['a plain object', { op: 'add', path: '/spec/cpuModel', value: 'host-model' }, { message: expect.stringContaining('not a `JsonPatch`') }],
  ['nothing', undefined, { message: expect.stringContaining('not a `JsonPatch`') }],
  ['another document', replace('', 1), { message: expect.stringContaining('not an API object') }],
  ['another name', replace('/metadata/name', 'db'), { got: '"db"', allowed: '"web"', message: expect.stringContaining('`metadata.name` of VMInstance "web"') }],
  ['another namespace', add('/metadata/namespace', 'other'), { got: '"other"', message: expect.stringContaining('`metadata.namespace`') }],
  ['another kind', replace('/kind', 'VMDisk'), { got: '"VMDisk"', allowed: '"VMInstance"', message: expect.stringContaining('`kind`') }],
  ['another API version', replace('/apiVersion', 'apps.cozystack.io/v1beta1'), { message: expect.stringContaining('`apiVersion`') }],
  ['an object without metadata', remove('/metadata'), { message: expect.stringContaining('not an API object') }],
])('a patch that cannot be applied is a finding: %s', (_, operation, finding) => {
  const build = (chart: FleetChart) => ApiObject.of(new VirtualMachine(chart, 'web', GOOD)).addJsonPatch(operation as JsonPatch);
  expect(findingsOf(build as any)).toMatchObject([{ code: 'OVERLAY_INVALID', path: 'test/web', ...finding }]);
  for (const app of [new FleetApp({ quiet: true }), Testing.app()]) {
    build(new FleetChart(app, 'test', { platform: Platform.hikube() }));
    expect(() => app.synth()).toThrow('OVERLAY_INVALID');
  }
});

test('labels and annotations that a program adds to an object are checked', () => {
  const withMetadata = (change: (object: ApiObject) => void) => codesOf(chart => change(ApiObject.of(new VirtualMachine(chart, 'web', GOOD))));
  expect(withMetadata(({ metadata }) => metadata.addLabel('a b', 'c'))).toEqual(['LABEL_INVALID']);
  expect(withMetadata(({ metadata }) => metadata.addAnnotation('a', 5 as any))).toEqual(['OVERLAY_INVALID']);
  expect(withMetadata(({ metadata }) => metadata.addLabel('a', 'c'))).toEqual([]);
});

test('the patch of a disk concerns its machine, and a patch follows an overlay', () => {
  expect(codesOf(chart => ApiObject.of(new Disk(chart, 'data', { size: Size.gibibytes(10) })).addJsonPatch(replace('/spec/storage', '1Ki')))).toContain('SIZE_INVALID');
  const both = (value: string) => codesOf(chart => {
    const machine = new VirtualMachine(chart, 'web', { ...GOOD, instanceType: InstanceType.fromName('u1.medium') });
    Overlay.of(machine).merge({ spec: { cpuModel: 'host-model' } });
    ApiObject.of(machine).addJsonPatch(replace('/spec/cpuModel', value));
  });
  expect([both('Haswell'), both('a b')]).toEqual([[], ['HARDWARE_INVALID']]);
});

test('an accessed object without changes has no other findings', () => {
  for (const platform of [Platform.hikube(), kubevirt()]) {
    expect(codesOf(chart => ApiObject.of(new VirtualMachine(chart, 'web', GOOD)), platform)).toEqual(before(platform));
  }
  expect(Findings.of(new FleetApp({ quiet: true }))).toEqual([]);
});
