import { App, Size } from 'cdk8s';
import {
  Disk, DiskBus, DiskSource, Exposure, FleetChart, FleetDefaults, GoldenImage, InstanceProfile, InstanceSeries, InstanceSize, InstanceType,
  Network, RemovalPolicy, Resources, RunStrategy, SshKey, StorageClass, VirtualMachine, VirtualMachineProps,
} from '../../../src';
import { GOOD, PUBLIC_KEY } from '../../support/fleet';

const TYPE = InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM);
const KEY = SshKey.fromString(PUBLIC_KEY);
const DEFAULTS: FleetDefaults = {
  instanceType: TYPE, image: GoldenImage.DEBIAN_12, storageClass: StorageClass.LOCAL, exposure: Exposure.portList([443]), sshKeys: [KEY],
};

const chartWith = (defaults?: FleetDefaults) => new FleetChart(new App(), 'test', { defaults });
const machine = (props: VirtualMachineProps = {}, defaults?: FleetDefaults) => new VirtualMachine(chartWith(defaults), 'web', props);

describe('a machine returns its properties', () => {
  const told: VirtualMachineProps = {
    instanceType: TYPE,
    instanceProfile: InstanceProfile.fromName('ubuntu'),
    image: GoldenImage.UBUNTU_24_04,
    exposure: Exposure.portList([22]),
    runStrategy: RunStrategy.MANUAL,
    networks: [Network.fromName('storage')],
    sshKeys: [KEY],
    labels: { app: 'web' },
    annotations: { 'example.com/owner': 'ops' },
  };

  test.each(Object.keys(told) as Array<keyof VirtualMachineProps & keyof VirtualMachine>)('%s', property => {
    expect(machine({ ...GOOD, ...told })[property]).toEqual(told[property]);
  });

  test('with resources it has no instance type, not even the default of the chart', () => {
    const resources: Resources = { cores: 2, memory: Size.gibibytes(4) };
    const { resources: said, instanceType } = machine({ resources }, DEFAULTS);
    expect(said).toEqual(resources);
    expect(instanceType).toBeUndefined();
  });

  test('without properties, it returns the defaults of its chart', () => {
    const { instanceType, image, exposure, sshKeys } = machine({ systemDisk: {} }, DEFAULTS);
    expect({ instanceType, image, exposure, sshKeys }).toEqual(
      { instanceType: TYPE, image: GoldenImage.DEBIAN_12, exposure: DEFAULTS.exposure, sshKeys: [KEY] });
  });

  test('the default image does not apply to a system disk with a source, or to a machine without a system disk', () => {
    expect(machine({ systemDisk: { source: DiskSource.blank() } }, DEFAULTS).image).toBeUndefined();
    expect(machine({ disks: [Disk.fromName('old')] }, DEFAULTS).image).toBeUndefined();
  });

  test('without properties and defaults, it returns the library\'s defaults', () => {
    const { instanceType, resources, image, exposure, runStrategy, networks, sshKeys, labels, annotations } = machine();
    expect({ instanceType, resources, image, exposure, runStrategy, networks, sshKeys, labels, annotations }).toEqual(
      { exposure: Exposure.none(), runStrategy: RunStrategy.ALWAYS, networks: [], sshKeys: [], labels: {}, annotations: {} });
  });

  test('returned values are copies', () => {
    const web = machine({ ...GOOD, ...told });
    web.labels.app = 'changed';
    web.annotations['example.com/owner'] = 'changed';
    web.networks.pop();
    web.sshKeys.pop();
    web.disks.pop();
    const { labels, annotations, networks, sshKeys } = web;
    expect({ labels, annotations, networks, sshKeys }).toEqual(
      { labels: told.labels, annotations: told.annotations, networks: told.networks, sshKeys: told.sshKeys });
    expect(web.disks).toEqual([web.systemDisk]);
  });
});

describe('a disk returns its properties', () => {
  const told = {
    source: DiskSource.image(GoldenImage.DEBIAN_12),
    size: Size.gibibytes(5),
    storageClass: StorageClass.REPLICATED,
    optical: true,
    bus: DiskBus.SATA,
    removalPolicy: RemovalPolicy.DELETE,
    labels: { app: 'web' },
    annotations: { 'example.com/owner': 'ops' },
  };

  test.each(Object.keys(told) as Array<keyof typeof told>)('%s', property => {
    expect(new Disk(chartWith(DEFAULTS), 'data', told)[property]).toEqual(told[property]);
  });

  test('without properties, it returns the defaults', () => {
    const { source, size, storageClass, optical, bus, removalPolicy, labels, annotations } = new Disk(chartWith(), 'data');
    expect({ source, size, storageClass, optical, bus, removalPolicy, labels, annotations }).toEqual(
      { source: DiskSource.blank(), optical: false, removalPolicy: RemovalPolicy.RETAIN, labels: {}, annotations: {} });
    expect(new Disk(chartWith(DEFAULTS), 'data').storageClass).toBe(StorageClass.LOCAL);
  });
});
