import { Size } from 'cdk8s';
import { CozystackVersion, Disk, DiskSource, FleetChart, Platform, RunStrategy, VirtualMachine, VirtualMachineProps } from '../../src';
import { codesOf, GOOD } from '../support/fleet';

const size = Size.gibibytes(20);
const platforms = () => [Platform.kubevirt(), Platform.cozystack({ version: CozystackVersion.V1_3 }), Platform.cozystack()];

describe('a clone of a disk that a machine uses', () => {
  function codes(platform: Platform, props: VirtualMachineProps, source = (disk: Disk) => DiskSource.disk(disk)): string[] {
    return codesOf(chart => {
      const data = new Disk(chart, 'data', { size });
      new VirtualMachine(chart, 'web', { ...GOOD, ...props, exposure: undefined, disks: [data] });
      new Disk(chart, 'copy', { source: source(data), size });
    }, platform, 'tenant-a').filter(code => code === 'CLONE_WAITS');
  }

  test('waits while the machine runs', () => {
    for (const platform of platforms()) expect(codes(platform, {})).toEqual(['CLONE_WAITS']);
    expect(codes(Platform.kubevirt(), { runStrategy: RunStrategy.RERUN_ON_FAILURE })).toEqual(['CLONE_WAITS']);
    expect(codes(Platform.kubevirt(), { running: true })).toEqual(['CLONE_WAITS']);
    expect(codes(Platform.kubevirt(), {}, () => DiskSource.disk(Disk.fromName('data')))).toEqual(['CLONE_WAITS']);
    for (const namespace of [undefined, 'tenant-a']) expect(codes(Platform.kubevirt(), {}, () => DiskSource.volumeClaim('data', namespace))).toEqual(['CLONE_WAITS']);
  });

  test('does not wait for a stopped machine, a machine with manual start, or a source that no machine uses', () => {
    for (const runStrategy of [RunStrategy.HALTED, RunStrategy.MANUAL]) expect(codes(Platform.kubevirt(), { runStrategy })).toEqual([]);
    expect(codes(Platform.kubevirt(), { running: false })).toEqual([]);
    expect(codes(Platform.kubevirt(), {}, () => DiskSource.disk(Disk.fromName('other')))).toEqual([]);
    expect(codes(Platform.kubevirt(), {}, () => DiskSource.snapshot('data-1'))).toEqual([]);
    expect(codes(Platform.kubevirt(), {}, () => DiskSource.volumeClaim('data', 'elsewhere'))).toEqual([]);
  });
});

describe('a disk that two machines attach', () => {
  const attached = (a: boolean | undefined, b: boolean | undefined) => codesOf((chart: FleetChart | any) => {
    for (const [id, shareable] of [['a', a], ['b', b]] as const) {
      new VirtualMachine(chart, id, { ...GOOD, exposure: undefined, disks: [Disk.fromName('quorum', { shareable })] });
    }
  }, Platform.kubevirt(), 'a').filter(code => code === 'DISK_ATTACHED_TWICE');

  test('is allowed if both declare it as shared', () => {
    expect(attached(true, true)).toEqual([]);
  });

  test('is damaged if one does not', () => {
    expect(attached(true, undefined)).toEqual(['DISK_ATTACHED_TWICE', 'DISK_ATTACHED_TWICE']);
    expect(attached(undefined, undefined)).toEqual(['DISK_ATTACHED_TWICE', 'DISK_ATTACHED_TWICE']);
  });
});
