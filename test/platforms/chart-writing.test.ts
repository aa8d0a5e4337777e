import { Chart, Size } from 'cdk8s';
import {
  ClusterCatalog, CozystackVersion, Disk, DiskSource, GoldenImage, Gpu, InstanceProfile, InstanceType, Network, Platform, StorageClass, Tenant,
  VirtualMachine, VirtualPrivateCloud,
} from '../../src';
import { misreading } from '../../src/model/yaml/plain';
import { FIELD_TABLES } from '../../src/platforms/cozystack/kinds';
import { codesOf, GOOD } from '../support/fleet';

const on = (name: string, version = CozystackVersion.V1_6) => Platform.cozystack({
  version,
  catalog: ClusterCatalog.extend({
    storageClasses: [{ name }], instanceTypes: [{ name, vcpus: 2, memory: Size.gibibytes(8) }], goldenImages: [{ name, minSize: Size.gibibytes(1) }],
    instanceProfiles: [{ name }],
  }),
});
const machine = (props: object) => (chart: Chart) => void new VirtualMachine(chart, 'web', { ...GOOD, exposure: undefined, ...props });
const disk = (props: object) => (chart: Chart) => void new Disk(chart, 'data', { size: Size.gibibytes(1), ...props });

/** Where a chart writes a name without quotes and without anything before it. */
const BARE: readonly [string, string, (name: string) => (chart: Chart) => void][] = [
  ['a network', 'NETWORK_INVALID', name => machine({ networks: [Network.fromName(name)] })],
  ['an instance type', 'VALUE_MISREAD', name => machine({ instanceType: InstanceType.fromName(name) })],
  ['an instance profile', 'VALUE_MISREAD', name => machine({ instanceProfile: InstanceProfile.fromName(name) })],
  ['a storage class', 'VALUE_MISREAD', name => disk({ storageClass: StorageClass.fromName(name) })],
  ['a subnet', 'NAME_INVALID', name => chart => void new VirtualPrivateCloud(chart, 'vpc', { subnets: { [name]: '172.16.1.0/24' } })],
];

const MISREAD = ['100', '1e3', '017', '0x1f', '0b1', '0o7', '0'];
const WORDS = ['null', 'on', 'off', 'yes', 'no', 'y', 'n', 'true', 'false'];
const READ_AS_TEXT = ['1a', '10-net', '1e', '12-34', '2001-12-14', 'yess', 'o7', 'nan', 'inf', 'net1'];

describe.each(BARE)('the name of %s', (_, code, build) => {
  test.each([...MISREAD, ...WORDS])('"%s" is read as something else', name => {
    expect(codesOf(build(name), on(name), 'tenant-a')).toEqual([code]);
  });

  test.each(READ_AS_TEXT)('"%s" is read unchanged', name => {
    expect(codesOf(build(name), on(name), 'tenant-a')).toEqual([]);
  });
});

test.each(WORDS)('a private network "%s" is named by a label without quotes; machines and disks have a prefix', name => {
  expect(codesOf(chart => new VirtualPrivateCloud(chart, name, { subnets: { a: '172.16.1.0/24' } }), on('x'), 'tenant-a')).toEqual(['NAME_INVALID']);
  expect(codesOf(chart => {
    new VirtualMachine(chart, name, { ...GOOD, exposure: undefined });
    new Tenant(chart, name, { host: name });
  }, on('x'), 'tenant-a')).toEqual([]);
});

test('subnets are keys of a map before 1.0', () => {
  for (const [name, codes] of [['on', ['NAME_INVALID']], ['1', ['NAME_INVALID']], ['A.b_c', []]] as const) {
    expect(codesOf(chart => new VirtualPrivateCloud(chart, 'vpc', { subnets: { [name]: '172.16.1.0/24' } }), on('x', CozystackVersion.V0_41), 'tenant-a')).toEqual(codes);
  }
});

test.each([
  ['https://example.com/a:', ['URL_INVALID']],
  ['https://example.com/a%20b%20%23c.img', []],
  ['https://example.com/a#b.img', []],
  ['https://example.com/a:b.img', []],
  ['https://example.com/?a=[b]&c={d}', []],
])('the address %j', (url, codes) => {
  expect(codesOf(disk({ source: DiskSource.http(url) }), on('x'))).toEqual(codes);
});

test('the name of an image is behind a prefix', () => {
  expect(codesOf(disk({ source: DiskSource.image(GoldenImage.fromName('on')) }), on('on'))).toEqual([]);
});

test.each(['machine', 'disk', 'privateNetwork', 'tenant'] as const)('each field of a %s says how its chart writes it', kind => {
  const rows: any[] = Object.values(FIELD_TABLES[kind]).filter(row => !('unsupported' in row));
  expect(rows.every(({ chart }) => Array.isArray(chart))).toBe(true);
});

test.each<[string, string | undefined]>([
  ['1e309', undefined], ['_1', undefined], ['1_0', 'a number'], ['+_1', 'a number'], ['.5', 'a number'], ['.inf', 'a number'], ['~', 'nothing'],
  ['a: b', 'other YAML than this text'], ['a #b', 'other YAML than this text'], ['a:b#c', undefined], ['1:30', undefined],
])('Helm reads %j without quotes', (text, read) => expect(misreading(text)).toBe(read));

test('a name that is invalid by itself has one finding', () => {
  for (const name of ['1e3', '0b1']) {
    expect(codesOf(chart => new VirtualPrivateCloud(chart, 'vpc', { name, subnets: { a: '172.16.1.0/24' } }), on('x'), 'tenant-a')).toEqual(['NAME_INVALID']);
  }
  expect(codesOf(chart => new VirtualPrivateCloud(chart, 'vpc', { subnets: { '~': '172.16.1.0/24' } }), on('x'), 'tenant-a')).toEqual(['NAME_INVALID']);
  const codes = codesOf(machine({ gpus: [Gpu.fromName('on')] }), Platform.cozystack({ catalog: ClusterCatalog.extend({ gpus: [{ name: 'on' }] }) }), 'tenant-a');
  expect(codes).toContain('GPU_INVALID');
  expect(codes).not.toContain('VALUE_MISREAD');
});

test('a subnet of a network that cannot exist', () => {
  expect(codesOf(machine({ networks: [Network.vpcSubnet('on', 'a')] }), on('x'), 'tenant-a')).toEqual(['NETWORK_INVALID']);
  expect(codesOf(machine({ networks: [Network.vpcSubnet('on-1', 'a')] }), on('x'), 'tenant-a')).toEqual([]);
});
