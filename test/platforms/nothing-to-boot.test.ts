import { Chart, Size, Testing } from 'cdk8s';
import {
  ConfigDisk, CozystackVersion, Disk, DiskSource, EphemeralDisk, Findings, FleetChart, GoldenImage, InstanceProfile, Platform,
  VirtualMachine, VirtualMachineProps,
} from '../../src';
import { codesOf, findingsOf, GOOD, objectsOf } from '../support/fleet';

const size = Size.gibibytes(20);
const platforms = () => [Platform.cozystack(), Platform.cozystack({ version: CozystackVersion.V1_3 }), Platform.kubevirt()];
const bare: VirtualMachineProps = { ...GOOD, exposure: undefined, image: undefined, systemDisk: undefined, instanceProfile: InstanceProfile.UBUNTU };
const machine = (props: VirtualMachineProps) => (chart: Chart) => void new VirtualMachine(chart, 'web', { ...bare, ...props });

describe('a disk on which a system was installed', () => {
  test('is bootable, on each platform', () => {
    for (const platform of platforms()) {
      expect(codesOf(machine({ systemDisk: { source: DiskSource.installed(), size } }), platform, 'tenant-a')).toEqual([]);
      expect(codesOf(machine({ systemDisk: { source: DiskSource.blank(), size } }), platform, 'tenant-a')).toEqual(['MACHINE_WITHOUT_DISK']);
    }
  });

  test('is written as when it was blank', () => {
    for (const platform of platforms()) {
      const disksBehind = [EphemeralDisk.containerImage('rescue', 'quay.io/a:1')];
      const written = (source: DiskSource) => objectsOf(machine({ systemDisk: { source, size }, disks: disksBehind }), Platform.kubevirt(), 'a');
      expect(written(DiskSource.installed())).toEqual(written(DiskSource.blank()));
      const disks = (source: DiskSource) => objectsOf(chart => new Disk(chart, 'data', { source, size }), platform, 'tenant-a');
      expect(disks(DiskSource.installed())).toEqual(disks(DiskSource.blank()));
    }
  });

  test('the installation: first an installer after the blank disk, then only the disk', () => {
    const installer = (chart: Chart) => new Disk(chart, 'iso', { source: DiskSource.http('https://example.com/a.iso'), size, optical: true });
    const installing = (chart: Chart) => machine({ systemDisk: { source: DiskSource.blank(), size }, disks: [installer(chart)] })(chart);
    expect(codesOf(installing, Platform.cozystack())).toEqual([]);
    expect(codesOf(machine({ systemDisk: { source: DiskSource.installed(), size } }), Platform.cozystack())).toEqual([]);
  });
});

test('the message names what the machine has instead of a bootable disk', () => {
  const message = (props: VirtualMachineProps) => findingsOf(machine(props), Platform.kubevirt()).find(({ code }) => code === 'MACHINE_WITHOUT_DISK')!.message;
  expect(message({ disks: [ConfigDisk.configMap('a')] })).toMatch(/only configuration and scratch disks/);
  expect(message({ systemDisk: { size }, disks: [ConfigDisk.configMap('a')] })).toMatch(/blank or configuration disks/);
  expect(message({ systemDisk: { size } })).toMatch(/are blank/);
});

describe('the default image of a chart', () => {
  function codes(disks: (chart: Chart) => VirtualMachineProps): string[] {
    const chart = new FleetChart(Testing.app(), 'test', { platform: Platform.cozystack(), defaults: { image: GoldenImage.UBUNTU_24_04 } });
    new VirtualMachine(chart, 'web', { ...bare, ...disks(chart) });
    return Findings.of(chart.node.root).map(({ code }) => code);
  }

  test('is lost if only blank disks are listed', () => {
    expect(codes(chart => ({ disks: [new Disk(chart, 'data', { size })] }))).toEqual(['DEFAULT_LOST', 'MACHINE_WITHOUT_DISK']);
  });

  test('is replaced by a listed disk with a system, and kept if disks are attached later', () => {
    expect(codes(() => ({ disks: [Disk.fromName('old')] }))).toEqual([]);
    expect(codes(chart => ({ disks: [new Disk(chart, 'sys', { source: DiskSource.http('https://example.com/a.img'), size })] }))).toEqual([]);
    expect(codes(chart => ({ systemDisk: { size: Size.gibibytes(20) }, disks: [new Disk(chart, 'data', { size })] }))).toEqual([]);
    expect(codes(() => ({}))).toEqual([]);
  });
});
