import { Size } from 'cdk8s';
import { Exposure, Findings, FleetApp, FleetChart, GoldenImage, InstanceType, Platform, StorageClass, VirtualMachine } from '../../src';

const machine = { instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.UBUNTU_24_04, systemDisk: { size: Size.gibibytes(20) } };

/** Codes, paths and messages of the findings about names and numbers. */
function found(make: (chart: FleetChart) => unknown, chart: { readonly namespace?: string } = {}, platform = Platform.hikube()): string[] {
  const app = new FleetApp({ platform, quiet: true });
  make(new FleetChart(app, 'prod', chart));
  return Findings.of(app).filter(({ code }) => /^(?:NAME|NAMESPACE|PROPERTY)_/.test(code)).map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

const UNSET = 'contains the word "undefined": a variable in the code is not set';
const stage = process.env.VM_FLEET_TEST_STAGE_NOT_SET;

test('a variable that is not set, in the name of a machine', () => {
  expect(found(chart => new VirtualMachine(chart, `web-${stage}`, machine))).toEqual([
    `NAME_INVALID prod/web-undefined: the machine's name ${UNSET}`,
    `NAME_INVALID prod/web-undefined/system: the disk's name ${UNSET}`,
  ]);
  expect(found(chart => new VirtualMachine(chart, `${stage}`, machine))).toHaveLength(2);
});

test('in a namespace', () => {
  const make = (chart: FleetChart) => new VirtualMachine(chart, 'web', machine);
  expect(found(make, { namespace: `tenant-${stage}` }, Platform.kubevirt())).toEqual([`NAMESPACE_INVALID prod: the namespace of the chart ${UNSET}`]);
  expect(found(make, { namespace: 'tenant-prod' }, Platform.kubevirt())).toEqual([]);
});

test.each(['undefinedness', 'web-undefineds', 'web1undefined'])('%s is a name', name => {
  expect(found(chart => new VirtualMachine(chart, name, machine))).toEqual([]);
});

test('a number that is derived from it', () => {
  const ports = (port: number) => found(chart => new VirtualMachine(chart, 'web', { ...machine, exposure: Exposure.portList([port]) }));
  expect(ports(Number(stage))).toEqual(['PROPERTY_TYPE prod/web: `tcp` of Exposure.portList[0] is not a number']);
  expect(ports(22)).toEqual([]);
});

test('the name of a storage class is only reported as unknown', () => {
  const app = new FleetApp({ platform: Platform.hikube(), quiet: true });
  new VirtualMachine(new FleetChart(app, 'prod'), 'web', { ...machine, systemDisk: { ...machine.systemDisk, storageClass: StorageClass.fromName(`fast-${stage}`) } });
  expect(Findings.of(app).map(({ code }) => code)).toContain('STORAGE_CLASS_UNKNOWN');
});
