import { Chart, Size } from 'cdk8s';
import {
  Disk, DiskSource, EphemeralDisk, Exposure, InstanceProfile, MachineDefault, MachinePool, MachineService, Network, NetworkData, Platform,
  ServiceType, VirtualMachine, VirtualMachineProps, VirtualMachineSnapshot,
} from '../../src';
import { codesOf, GOOD, objectsOf } from '../support/fleet';

const imported: VirtualMachineProps = {
  ...GOOD, exposure: undefined, image: undefined, instanceProfile: InstanceProfile.UBUNTU,
  systemDisk: { source: DiskSource.http('https://example.com/a.img'), size: Size.gibibytes(20) },
};

describe('a Service with the name of its machine', () => {
  const build = (props: VirtualMachineProps) => (chart: Chart) => {
    const machines = new VirtualMachine(chart, 'web', { ...imported, ...props });
    new MachineService(chart, 'front', { name: 'web', machines, type: ServiceType.LOAD_BALANCER, ports: [{ port: 80 }] });
  };

  test('is allowed if the machine writes none', () => {
    const left = build({ leaveToCluster: [MachineDefault.SERVICE] });
    expect(codesOf(left, Platform.kubevirt(), 'prod')).toEqual([]);
    expect(objectsOf(left, Platform.kubevirt(), 'prod').filter(({ kind }) => kind === 'Service').map(({ spec }) => spec.type)).toEqual(['LoadBalancer']);
  });

  test('is an error if the machine writes one', () => {
    expect(codesOf(build({}), Platform.kubevirt(), 'prod')).toEqual(['NAME_DUPLICATE']);
    const exposed = build({ leaveToCluster: [MachineDefault.SERVICE], exposure: Exposure.portList([80]) });
    expect(codesOf(exposed, Platform.kubevirt(), 'prod')).toContain('NAME_DUPLICATE');
  });
});

test('the machines of a pool must not share a static address', () => {
  const networkData = NetworkData.fromString('version: 2\nethernets:\n  eth0:\n    match: {name: "e*"}\n    addresses: [10.0.0.5/24]\n');
  const pool = (replicas: number, data?: NetworkData) => codesOf(chart => new MachinePool(chart, 'pool', {
    replicas, machine: { ...imported, podNetwork: false, networks: [Network.fromName('lan')], networkData: data },
  }), Platform.kubevirt(), 'prod');
  expect(pool(2, networkData)).toEqual(['ADDRESS_DUPLICATE']);
  expect(pool(1, networkData)).toEqual([]);
  expect(pool(2)).toEqual([]);
});

test('disabled gates are reported', () => {
  const snapshot = (platform: Platform) => codesOf(chart => {
    new VirtualMachineSnapshot(chart, 'before', { machine: new VirtualMachine(chart, 'web', imported) });
  }, platform, 'prod');
  expect(snapshot(Platform.kubevirt())).toEqual([]);
  expect(snapshot(Platform.kubevirt({ disabledFeatureGates: ['Snapshot'] }))).toEqual(['FEATURE_GATE']);
  expect(snapshot(Platform.kubevirt({ disabledFeatureGates: ['PasstBinding'] }))).toEqual([]);
});

test('a claim may have dots in its name, and a volume of it has none', () => {
  const build = (chart: Chart) => void new VirtualMachine(chart, 'web', { ...imported, disks: [Disk.fromName('data.v1.old')] });
  expect(codesOf(build, Platform.kubevirt(), 'prod')).toEqual([]);
  const { spec } = objectsOf(build, Platform.kubevirt(), 'prod').find(({ kind }) => kind === 'VirtualMachine');
  expect(spec.template.spec.volumes[1]).toEqual({ name: 'data-v1-old', persistentVolumeClaim: { claimName: 'data.v1.old' } });
  expect(spec.template.spec.domain.devices.disks[1].name).toBe('data-v1-old');
  expect(codesOf(chart => new VirtualMachine(chart, 'web', { ...imported, disks: [Disk.fromName('Data_1')] }), Platform.kubevirt(), 'prod')).toEqual(['NAME_INVALID']);
  expect(codesOf(build, Platform.cozystack(), 'tenant-a')).toEqual(['NAME_INVALID']);
});

test.each([
  ['quay.io/a:', ['DISK_SOURCE_INVALID']], ['docker://quay.io/a', ['DISK_SOURCE_INVALID']], ['quay.io/a@sha256:1', ['DISK_SOURCE_INVALID']],
  ['quay.io/A', ['DISK_SOURCE_INVALID']],
  ['quay.io/a:1', []], ['registry.local:5000/a', []], ['localhost:5000/a', []],
])('a disk from the container image %s', (image, codes) => {
  const disks = [EphemeralDisk.containerImage('tools', image)];
  expect(codesOf(chart => new VirtualMachine(chart, 'web', { ...imported, disks }), Platform.kubevirt(), 'prod')).toEqual(codes);
});
