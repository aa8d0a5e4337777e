import { Size, Testing } from 'cdk8s';
import { Disk, DiskSource, Fleet, FleetChart, Platform, VirtualMachine } from '../../../src';
import { codesOf, findingsOf, GOOD, objectsOf } from '../../support/fleet';

describe('one disk for two machines is said, however they refer to it', () => {
  test('by one reference, by two, and through a fleet', () => {
    const shared = Disk.fromName('shared');
    const twice = ['DISK_ATTACHED_TWICE', 'DISK_ATTACHED_TWICE'];
    expect(codesOf(chart => ['a', 'b'].forEach(id => new VirtualMachine(chart, id, { ...GOOD, disks: [shared] })))).toEqual(twice);
    expect(codesOf(chart => ['a', 'b'].forEach(id => new VirtualMachine(chart, id, { ...GOOD, disks: [Disk.fromName('shared')] })))).toEqual(twice);
    expect(codesOf(chart => new Fleet(chart, 'f', { members: ['a', 'b'], machine: { ...GOOD, disks: [shared] } }))).toEqual(twice);
  });

  test('by construct and by name', () => {
    expect(codesOf(chart => {
      new VirtualMachine(chart, 'a', GOOD).addDisk('data', { size: Size.gibibytes(1) });
      new VirtualMachine(chart, 'b', { ...GOOD, disks: [Disk.fromName('a-data')] });
    })).toEqual(['DISK_ATTACHED_TWICE', 'DISK_ATTACHED_TWICE']);
  });

  test('but not in another namespace or cluster', () => {
    const app = Testing.app();
    for (const namespace of ['tenant-a', 'tenant-b']) {
      new VirtualMachine(new FleetChart(app, namespace, { platform: Platform.hikube(), namespace }), 'm', { ...GOOD, disks: [Disk.fromName('shared')] });
    }
    expect(findingsOf(() => undefined)).toEqual([]);
  });
});

test('a clone of a disk in another namespace is said', () => {
  const app = Testing.app();
  const platform = Platform.cozystack();
  const source = new Disk(new FleetChart(app, 'a', { platform, namespace: 'tenant-a' }), 'source', { size: Size.gibibytes(1) });
  const chart = new FleetChart(app, 'b', { platform, namespace: 'tenant-b' });
  new Disk(chart, 'clone', { source: DiskSource.disk(source) });
  expect(() => Testing.synth(chart)).toThrow('DISK_ELSEWHERE');
});

test.each(['Bad Name!', '', 'a'.repeat(46)])('"%s" is no name of an existing disk', name => {
  const codes = codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, disks: [Disk.fromName(name)] }));
  expect(codes.every(code => code.startsWith('NAME_'))).toBe(true);
  expect(codes).not.toEqual([]);
});

test('an existing optical disk is attached as one', () => {
  const [machine] = objectsOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, disks: [Disk.fromName('iso', { optical: true })] }));
  expect(machine.spec.disks).toEqual([{ bus: 'virtio', name: 'm-system' }, { bus: 'sata', name: 'iso' }]);
});

describe('booting', () => {
  test('from blank disks alone is said', () => {
    const blank = { ...GOOD, image: undefined, instanceProfile: undefined, systemDisk: { source: DiskSource.blank(), size: Size.gibibytes(9) } };
    expect(codesOf(chart => new VirtualMachine(chart, 'm', blank))).toContain('MACHINE_WITHOUT_DISK');
    expect(codesOf(chart => {
      const iso = new Disk(chart, 'iso', { source: DiskSource.upload(), size: Size.gibibytes(1), optical: true });
      new VirtualMachine(chart, 'm', { ...blank, disks: [iso] });
    })).not.toContain('MACHINE_WITHOUT_DISK');
  });
});

describe('annotations of a disk', () => {
  const annotated = (annotations: Record<string, string>) => (chart: any) => new Disk(chart, 'd', { size: Size.gibibytes(1), annotations });

  test('keep its protection beside other options of Argo CD', () => {
    const [disk] = objectsOf(annotated({ 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' }));
    expect(disk.metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false,ServerSideApply=true');
  });

  test('cannot take it away', () => {
    expect(codesOf(annotated({ 'argocd.argoproj.io/sync-options': 'Prune=true' }))).toEqual(['RETENTION_CONTRADICTED']);
  });
});
