import { Size } from 'cdk8s';
import * as fleet from '../../../src';
import { Capacity, Disk, DiskSource, Exposure, Findings, FleetApp, FleetChart, InstanceType, Network, Platform, Probe, SshKey, StorageClass, VirtualMachine } from '../../../src';
import { FleetError } from '../../../src/findings/fleet-error';
import { CALLS } from '../../../src/model/calls/signatures';
import { findingsOf, GOOD } from '../../support/fleet';

/** The findings of a machine with this property, without their common text. */
const said = (props: () => object) => (
  findingsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props() }), Platform.kubevirt(), 'default')
    .filter(({ code }) => code.startsWith('PROPERTY_')).map(({ message, got }) => `${message.replace(' has the wrong type', '')}: ${got}`)
);
/** An unset environment variable, which the strictest compiler accepts. */
const UNSET = process.env.VM_FLEET_IS_NOT_SET!;
/** A value from a program without types. */
const wrong = (value: unknown) => value as any;

test.each<[string, () => object, string[]]>([
  ['an unset storage class', () => ({ systemDisk: { size: Size.gibibytes(20), storageClass: StorageClass.fromName(UNSET) } }), ['`name` of StorageClass.fromName is missing: undefined']],
  ['an unset address', () => ({ image: undefined, systemDisk: { size: Size.gibibytes(20), source: DiskSource.http(UNSET) } }), ['`url` of DiskSource.http is missing: undefined']],
  ['an unset network', () => ({ networks: [Network.fromName(UNSET)] }), ['`name` of Network.fromName is missing: undefined']],
  ['an unset key', () => ({ sshKeys: [SshKey.fromString(UNSET)] }), ['`text` of SshKey.fromString is missing: undefined']],
  ['a port for a list', () => ({ exposure: Exposure.portList(wrong(22)) }), ['`tcp` of Exposure.portList: a value of type number']],
  ['ports one by one', () => ({ exposure: wrong(Exposure.portList)([22], {}, 443) }), ['Exposure.portList was called with 3 values and accepts 2: undefined']],
  ['a misspelt option', () => ({ exposure: Exposure.portList([22], wrong({ upd: [53] })) }), ['Exposure.portList has no property "upd", so the value would be lost: "upd"']],
  ['texts for ports', () => ({ exposure: Exposure.portList(wrong(['22'])) }), ['`tcp` of Exposure.portList[0]: a value of type string']],
  ['a command as one text', () => ({ readinessProbe: Probe.exec(wrong('a b')) }), ['`command` of Probe.exec: a value of type string']],
  ['a port as text', () => ({ readinessProbe: Probe.tcp(wrong('80')) }), ['`port` of Probe.tcp: a value of type string']],
  ['an invalid number', () => ({ readinessProbe: Probe.tcp(Number('x')) }), ['`port` of Probe.tcp is not a number: NaN']],
  ['a series that does not exist', () => ({ instanceType: InstanceType.of(wrong(undefined), fleet.InstanceSize.LARGE) }), ['`series` of InstanceType.of is missing: undefined']],
  ['a value inside of a value', () => ({ image: undefined, systemDisk: { source: DiskSource.image(fleet.GoldenImage.fromName(UNSET)) } }), ['`name` of GoldenImage.fromName is missing: undefined']],
])('the machine reports %s', (_, props, expected) => expect(said(props)).toEqual(expected));

test('valid values give no finding', () => {
  expect(said(() => ({ sshKeys: [fleetKey()].map(SshKey.fromString) }))).toEqual([]);
  expect(said(() => ({ exposure: Exposure.portList([22], { udp: undefined }), sshKeys: [SshKey.fromString(fleetKey())] }))).toEqual([]);
});

function fleetKey(): string {
  return 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com';
}

test('an unset variable is in one report with everything else that is wrong', () => {
  const codes = findingsOf(chart => {
    new VirtualMachine(chart, 'web', { ...GOOD, sshKeys: [SshKey.fromString(UNSET)] });
    new VirtualMachine(chart, 'db', { ...GOOD, exposure: Exposure.portList([99_999]) });
  }).map(({ code, path }) => `${path} ${code}`);
  expect(codes).toEqual(expect.arrayContaining([expect.stringContaining('web PROPERTY_TYPE'), expect.stringContaining('db PORT_INVALID')]));
});

test('an app and a chart report unknown properties, and keep known ones', () => {
  const app = new FleetApp(wrong({ outDir: 'elsewhere', platform: Platform.hikube(), quiet: 'yes' }));
  new VirtualMachine(new FleetChart(app, 'prod', wrong({ nameSpace: 'tenant-a' })), 'web', GOOD);
  expect(Findings.of(app).map(({ code, path, message }) => `${path} ${code} ${message.split(',')[0]}`)).toEqual([
    '(app) PROPERTY_TYPE the app.quiet has the wrong type',
    '(app) PROPERTY_UNKNOWN the app has no property "outDir"',
    'prod PROPERTY_UNKNOWN the chart has no property "nameSpace"',
  ]);
  expect(Findings.of(new FleetApp(wrong(3))).map(({ code }) => code)).toEqual(['PROPERTY_TYPE']);
});

test('a missing scope or id is one error without a stack trace', () => {
  const chart = new FleetChart(new FleetApp({ platform: Platform.hikube() }), 'prod');
  const message = (make: () => unknown) => {
    try {
      make();
    } catch (error) {
      expect(error).toBeInstanceOf(FleetError);
      expect((error as Error).stack).not.toMatch(/^\s+at /m);
      return (error as FleetError).findings.map(({ path, message: text }) => `${path}: ${text}`);
    }
    return [];
  };
  expect(message(() => new VirtualMachine(wrong(undefined), 'web', GOOD))).toEqual(['(app): the scope is not a construct']);
  expect(message(() => new VirtualMachine(chart, UNSET, GOOD))).toEqual(['prod: the id of a construct is not a text']);
  expect(message(() => new FleetChart(chart, wrong(5)))).toEqual(['prod: the id of a construct is not a text']);
  expect(message(() => new VirtualMachine(chart, 'web', GOOD).addDisk(UNSET, {}))).toEqual(['prod/web: the id of a construct is not a text']);
  expect(message(() => Capacity.of(wrong('prod')))).toEqual(['Capacity.of: `scope` of Capacity.of has the wrong type']);
  expect(message(() => Findings.of(wrong(undefined)))).toEqual(['Findings.of: `scope` of Findings.of is missing']);
});

test('methods report invalid arguments, and have no other effect', () => {
  const findings = findingsOf(chart => {
    const machine = new VirtualMachine(chart, 'web', GOOD);
    machine.attachDisk(wrong('data'));
    machine.attachDisk(Disk.fromName(UNSET));
    machine.addDisk('data', wrong(undefined));
    expect(machine.disks).toHaveLength(2);
  });
  expect(findings.filter(({ path }) => path.endsWith('web')).map(({ message }) => message)).toEqual([
    'the attached disk has the wrong type', '`name` of Disk.fromName is missing',
  ]);
});

test('names of JavaScript\'s own object members work as all other names', () => {
  const findings = findingsOf(chart => ['constructor', 'toString'].forEach(id => new VirtualMachine(chart, id, { ...GOOD, name: id.toLowerCase() })));
  expect(findings).toEqual([]);
});

test('each factory of each class is checked: `npx tsx scripts/signatures.ts` after a compilation', () => {
  const factories = Object.entries(fleet).filter((each): each is [string, any] => typeof each[1] === 'function').map(([name, type]) => [
    name, Object.getOwnPropertyNames(type).filter(member => !member.startsWith('_') && typeof type[member] === 'function' && member !== 'prototype').sort(),
  ] as const).filter(([, members]) => members.length > 0);
  for (const [name, members] of factories) {
    // Private members of a class have no signature.
    const known = Object.keys(CALLS[name] ?? {});
    expect([name, known.filter(member => !members.includes(member))]).toEqual([name, []]);
    for (const member of known.filter(each => CALLS[name][each].some(parameter => !parameter.includes('?')))) {
      const outcome = (() => {
        try {
          return (fleet as any)[name][member]() as unknown;
        } catch (error) {
          return error;
        }
      })();
      expect([name, member, outcome instanceof FleetError || typeof outcome === 'object' && outcome !== null && Object.keys(outcome).length === 0]).toEqual([name, member, true]);
    }
  }
});
