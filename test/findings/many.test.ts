import { Size } from 'cdk8s';
import { CloudInit, Disk, Exposure, Findings, Network, Platform, VirtualMachine, VirtualMachineProps } from '../../src';
import { chartOn, codesOf, GOOD } from '../support/fleet';
import { scaled } from '../support/samples';

/** In CI, with so many, time or memory that grows with the square of the count would not pass. */
const MANY = scaled(20_000);
const many = <T>(of: (i: number) => T, count = MANY) => Array.from({ length: count }, (_, i) => of(i));
const machine = (props: VirtualMachineProps) => codesOf(chart => void new VirtualMachine(chart, 'web', { ...GOOD, ...props }), Platform.cozystack(), 'tenant-a');

test('thousands of mistakes of one kind are one finding', () => {
  expect(machine({ exposure: Exposure.portList(many(() => 0)) })).toEqual(['PORT_INVALID']);
  expect(machine({ networks: many(i => Network.fromName(`A ${i}`), MANY / 2) })).toEqual(['NETWORK_INVALID']);
});

test('thousands of ports that are listed twice are one finding within seconds', () => {
  const start = Date.now();
  expect(machine({ exposure: Exposure.portList(many(i => i % MANY + 1, MANY * 2)) })).toEqual(['PORT_DUPLICATE']);
  expect(Date.now() - start).toBeLessThan(3_000);
});

test('thousands of times the same disk, too', () => {
  const disk = Disk.fromName('data');
  const chart = chartOn(Platform.cozystack(), 'tenant-a');
  const web = new VirtualMachine(chart, 'web', GOOD);
  for (let i = 0; i < MANY; i++) web.attachDisk(disk);
  expect(Findings.of(chart.node.root).map(({ code }) => code)).toEqual(['DISK_ATTACHED_TWICE']);
});

test('a few problems of one kind are reported one by one', () => {
  expect(machine({ exposure: Exposure.portList([0, 70_000, -1]) })).toEqual(['PORT_INVALID', 'PORT_INVALID', 'PORT_INVALID']);
});

test.each<[string, (i: number) => string, string]>([
  ['', i => `key${i}: 1`, 'CLOUD_INIT_SCHEMA'],
  ['write_files:', i => `- {path: /a${i}, conten: x}`, 'CLOUD_INIT_SCHEMA'],
  ['packages:', i => `- {a: ${i}}`, 'CLOUD_INIT_SCHEMA'],
  ['runcmd:', i => `- ${i}`, 'CLOUD_INIT_VALUE'],
  ['runcmd:', i => `- mysql -psecretA${i}`, 'SECRET_IN_PLAIN_TEXT'],
  ['mounts:', i => `- [xvd${'abcdefghij'[i % 10]}${i}, /srv${i}]`, 'DEVICE_MISSING'],
])('thousands of mistakes in a document are one finding: %s', (key, line, code) => {
  expect(machine({ cloudInit: CloudInit.fromString(`#cloud-config\n${key}\n${many(line, MANY / 2).join('\n')}\n`) })).toEqual([code]);
});

test('thousands of values of a wrong type are one finding', () => {
  expect(machine({ exposure: Exposure.portList(many(i => `x${i}` as any)) })).toEqual(['PROPERTY_TYPE']);
  expect(machine({ networks: many(() => undefined as any) })).toEqual(['PROPERTY_TYPE']);
  expect(machine(Object.fromEntries([...many(i => [`prop${i}`, 1], MANY / 2), ...Object.entries(GOOD)]))).toEqual(['PROPERTY_UNKNOWN']);
});

test('one MAC address on many machines is reported for each, with a few of the others', () => {
  const chart = chartOn(Platform.kubevirt(), 'a');
  const network = Network.fromName('lab', { macAddress: '02:00:00:00:00:01' });
  for (const i of many(n => n, MANY / 5)) new VirtualMachine(chart, `web${i}`, { ...GOOD, networks: [network] });
  const found = Findings.of(chart).filter(({ code }) => code === 'MAC_DUPLICATE');
  expect(found).toHaveLength(MANY / 5);
  expect(found.at(-1)!.message).toMatch(/: also used by test\/web0, test\/web1, test\/web10 and \d+ more; /);
});

test('thousands of disks of a machine with one mistake are one finding', () => {
  const chart = chartOn(Platform.cozystack(), 'tenant-a');
  const web = new VirtualMachine(chart, 'web', GOOD);
  for (const i of many(n => n)) web.addDisk(`Disk ${i}`, { size: Size.gibibytes(1) });
  const found = Findings.of(chart);
  expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(['NAME_INVALID test/web/Disk 0']);
  expect(found[0].message).toMatch(/; there are \d+ more problems like this on disks and other constructs of the same machine$/);
});

test('each of a few disks is reported', () => {
  expect(codesOf(chart => {
    const web = new VirtualMachine(chart, 'web', GOOD);
    for (const i of many(n => n, 3)) web.addDisk(`Disk ${i}`, { size: Size.gibibytes(1) });
  })).toEqual(['NAME_INVALID', 'NAME_INVALID', 'NAME_INVALID']);
});
