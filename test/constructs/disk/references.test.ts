import { Size, Testing } from 'cdk8s';
import {
  AccessMode, ClusterCatalog, Disk, DiskCache, DiskProps, DiskSource, Fleet, FleetChart, GoldenImage, Platform, StorageClass, VirtualMachine,
  VolumeMode,
} from '../../../src';
import { codesOf, findingsOf, GOOD, objectsOf } from '../../support/fleet';

describe('a disk attached to two machines is reported for every kind of reference', () => {
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

describe('a disk for a cluster of machines', () => {
  const platform = () => Platform.kubevirt({
    catalog: ClusterCatalog.extend({
      goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, namespace: 'golden-images' }],
      storageClasses: [
        { name: 'shared', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK },
        { name: 'files', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.FILESYSTEM },
        { name: 'single', accessMode: AccessMode.READ_WRITE_ONCE, volumeMode: VolumeMode.BLOCK },
      ],
    }),
  });
  const codes = (props: DiskProps, on = platform()) => codesOf(chart => {
    const disk = new Disk(chart, 'quorum', { size: Size.gibibytes(1), storageClass: StorageClass.fromName('shared'), ...props });
    new Fleet(chart, 'node', { members: ['a', 'b'], machine: { ...GOOD, disks: [disk] } });
  }, on, 'cluster');
  const twice = (code: string) => [code, code];

  test.each<[string, DiskProps, string[]]>([
    ['that says so', { shareable: true }, []],
    ['without a cache', { shareable: true, tuning: { cache: DiskCache.NONE } }, []],
    ['that says nothing', {}, twice('DISK_ATTACHED_TWICE')],
    ['that says no', { shareable: false }, twice('DISK_ATTACHED_TWICE')],
    ['that the host caches', { shareable: true, tuning: { cache: DiskCache.WRITETHROUGH } }, twice('HARDWARE_INVALID')],
    ['on a file system of the host', { shareable: true, storageClass: StorageClass.fromName('files') }, twice('HARDWARE_INVALID')],
    ['that one node uses at a time', { shareable: true, storageClass: StorageClass.fromName('single') }, twice('HARDWARE_INVALID')],
    ['with a mode of its own', { shareable: true, storageClass: StorageClass.fromName('single'), accessMode: AccessMode.READ_WRITE_MANY }, []],
  ])('%s', (_, props, expected) => expect(codes(props)).toEqual(expected));

  test('is reported if one machine does not declare it as shared', () => {
    expect(codesOf(chart => [true, undefined].forEach((shareable, i) => (
      new VirtualMachine(chart, `m${i}`, { ...GOOD, disks: [Disk.fromName('quorum', { shareable })] })
    )), platform(), 'cluster')).toEqual(twice('DISK_ATTACHED_TWICE'));
    expect(codesOf(chart => ['a', 'b'].forEach(id => (
      new VirtualMachine(chart, id, { ...GOOD, disks: [Disk.fromName('quorum', { shareable: true })] })
    )), platform(), 'cluster')).toEqual([]);
  });

  test('is an error that names the property on other platforms', () => {
    expect(codes({ shareable: true, storageClass: undefined }, Platform.cozystack())).toEqual(twice('NOT_SUPPORTED'));
  });
});

test('a clone of a disk in another namespace is reported', () => {
  const app = Testing.app();
  const platform = Platform.cozystack();
  const source = new Disk(new FleetChart(app, 'a', { platform, namespace: 'tenant-a' }), 'source', { size: Size.gibibytes(1) });
  const chart = new FleetChart(app, 'b', { platform, namespace: 'tenant-b' });
  new Disk(chart, 'clone', { source: DiskSource.disk(source) });
  expect(() => Testing.synth(chart)).toThrow('DISK_ELSEWHERE');
});

test.each(['Bad Name!', '', 'a'.repeat(46)])('"%s" is not the name of an existing disk', name => {
  const codes = codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, disks: [Disk.fromName(name)] }));
  expect(codes.every(code => code.startsWith('NAME_'))).toBe(true);
  expect(codes).not.toEqual([]);
});

test('an existing optical disk is attached as one', () => {
  const [machine] = objectsOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, disks: [Disk.fromName('iso', { optical: true })] }));
  expect(machine.spec.disks).toEqual([{ bus: 'virtio', name: 'm-system' }, { bus: 'sata', name: 'iso' }]);
});

describe('booting', () => {
  test('from blank disks only is reported', () => {
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

  test('keep its protection with other options of Argo CD', () => {
    const [disk] = objectsOf(annotated({ 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' }));
    expect(disk.metadata.annotations['argocd.argoproj.io/sync-options']).toBe('Prune=false,Delete=false,ServerSideApply=true');
  });

  test('cannot remove the protection', () => {
    expect(codesOf(annotated({ 'argocd.argoproj.io/sync-options': 'Prune=true' }))).toEqual(['RETENTION_CONTRADICTED']);
  });
});
