import { Size, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { CozystackVersion, Disk, DiskBus, DiskSource, FleetChart, GoldenImage, InstanceProfile, Platform, StorageClass, VirtualMachine, RemovalPolicy } from '../../../src';
import { chartOn, codesOf, findingsOf, GOOD, machineSpecOf, objectsOf } from '../../support/fleet';
import { captureStderr } from '../../support/stderr';

captureStderr();

const diskSpec = (props: object, platform?: Platform) => objectsOf(chart => new Disk(chart, 'd', props), platform)[0].spec;

describe('size', () => {
  test('is written unchanged', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom('Mi', 'Gi', 'Ti'), (amount, unit) => {
      const size = { Mi: Size.mebibytes, Gi: Size.gibibytes, Ti: Size.tebibytes }[unit]!(amount);
      expect(diskSpec({ size }).storage).toBe(`${amount}${unit}`);
    }));
  });

  test('is by default the size of the image, and must not be smaller', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), gibibytes => {
      const codes = codesOf(chart => new Disk(chart, 'd', { source: DiskSource.image(GoldenImage.ROCKY_9), size: Size.gibibytes(gibibytes) }));
      expect(codes).toEqual(gibibytes < 11 ? ['DISK_SMALLER_THAN_SOURCE'] : []);
    }));
    expect(diskSpec({ source: DiskSource.image(GoldenImage.ROCKY_9) }).storage).toBe('11Gi');
  });

  test.each([[0], [Number.NaN], [Number.POSITIVE_INFINITY]])('%d is invalid', amount => {
    expect(codesOf(chart => new Disk(chart, 'd', { size: Size.gibibytes(amount) }))).toEqual(['SIZE_INVALID']);
  });

  test('is at least the size of the smallest volume', () => {
    expect(codesOf(chart => new Disk(chart, 'd', { size: Size.kibibytes(1023) }))).toEqual(['SIZE_INVALID']);
    expect(codesOf(chart => new Disk(chart, 'd', { size: Size.mebibytes(1) }))).toEqual([]);
  });

  test('of a clone is the size of its source, also through several clones', () => {
    const objects = objectsOf(chart => {
      const first = new Disk(chart, 'first', { source: DiskSource.image(GoldenImage.UBUNTU_24_04) });
      const second = new Disk(chart, 'second', { source: DiskSource.disk(first), size: Size.gibibytes(30) });
      const third = new Disk(chart, 'third', { source: DiskSource.disk(second) });
      new Disk(chart, 'zfourth', { source: DiskSource.disk(third) });
    }, Platform.cozystack());
    expect(objects.map(({ spec }) => spec.storage)).toEqual(['20Gi', '30Gi', '30Gi', '30Gi']);
    expect(objects[2].spec.source).toEqual({ disk: { name: 'second' } });
  });

  test('of a clone of a disk that exists elsewhere must be given', () => {
    const source = DiskSource.disk(Disk.fromName('old'));
    expect(codesOf(chart => new Disk(chart, 'd', { source }), Platform.cozystack())).toEqual(['SIZE_MISSING']);
    expect(codesOf(chart => new Disk(chart, 'd', { source, size: Size.gibibytes(1) }), Platform.cozystack())).toEqual([]);
  });
});

describe('source', () => {
  test.each([
    [DiskSource.blank(), {}],
    [DiskSource.upload(), { upload: {} }],
    [DiskSource.http('https://example.com/a.img'), { http: { url: 'https://example.com/a.img' } }],
    [DiskSource.image(GoldenImage.UBUNTU_24_04), { image: { name: 'ubuntu-2404' } }],
  ])('%#', (source, expected) => expect(diskSpec({ source, size: Size.gibibytes(40) }).source).toEqual(expected));

  test('has no clone of disks before 1.3', () => {
    const build = (chart: any) => new Disk(chart, 'd', { source: DiskSource.disk(Disk.fromName('old')), size: Size.gibibytes(1) });
    expect(codesOf(build, Platform.cozystack({ version: CozystackVersion.V1_2 }))).toEqual(['NOT_SUPPORTED']);
    expect(codesOf(build, Platform.cozystack({ version: CozystackVersion.V1_3 }))).toEqual([]);
    expect(codesOf(build, Platform.hikube())).toEqual(['NOT_SUPPORTED']);
  });

  test.each([['ftp://example.com/a'], ['example.com/a'], ['https://'], [''], [' https://example.com/a'], ['file:///a']])('"%s" is not a valid URL', url => {
    expect(codesOf(chart => new Disk(chart, 'd', { source: DiskSource.http(url), size: Size.gibibytes(1) }))).toEqual(['URL_INVALID']);
  });

  test('an address with a password is a secret, and the report does not show it', () => {
    const [finding] = findingsOf(chart => new Disk(chart, 'd', { source: DiskSource.http('https://me:hunter2@example.com/a'), size: Size.gibibytes(1) }));
    expect(finding.code).toBe('SECRET_IN_PLAIN_TEXT');
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });
});

describe('keeping data', () => {
  test('Argo CD and Flux keep a disk unless its removal policy is DELETE', () => {
    const annotations = (props: object) => objectsOf(chart => new Disk(chart, 'd', { size: Size.gibibytes(1), ...props }))[0].metadata.annotations;
    const kept = { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
    expect(annotations({})).toEqual(kept);
    expect(annotations({ annotations: { owner: 'ada' } })).toEqual({ ...kept, owner: 'ada' });
    expect(annotations({ removalPolicy: RemovalPolicy.DELETE })).toEqual(undefined);
  });

  test('machines are not', () => {
    const [machine] = objectsOf(chart => new VirtualMachine(chart, 'web', GOOD));
    expect(machine.metadata.annotations).toBeUndefined();
  });
});

describe('attaching', () => {
  test('keeps the order: system disk, given disks, added disks', () => {
    const spec = machineSpecOf(chart => {
      const own = new Disk(chart, 'own', { size: Size.gibibytes(1) });
      const machine = new VirtualMachine(chart, 'web', { ...GOOD, cpuModel: 'host-passthrough', disks: [own, Disk.fromName('old', { bus: DiskBus.SATA })] });
      machine.addDisk('data', { size: Size.gibibytes(2) });
      machine.attachDisk(Disk.fromName('older'));
      expect(machine.disks.map(({ diskName }) => diskName)).toEqual(['web-system', 'own', 'old', 'web-data', 'older']);
    }, Platform.cozystack());
    expect(spec.disks).toEqual([{ name: 'web-system' }, { name: 'own' }, { bus: 'sata', name: 'old' }, { name: 'web-data' }, { name: 'older' }]);
    expect(spec.cpuModel).toBe('host-passthrough');
  });

  test('the bus of a disk is written on Hikube and before 1.5, as the profile prefers', () => {
    const disks = (platform: Platform, profile: string) => machineSpecOf(chart => {
      const iso = new Disk(chart, 'iso', { source: DiskSource.upload(), size: Size.gibibytes(1), optical: true });
      new VirtualMachine(chart, 'w', {
        ...GOOD,
        image: undefined,
        instanceProfile: InstanceProfile.fromName(profile),
        systemDisk: { source: DiskSource.blank(), size: Size.gibibytes(9) },
        disks: [iso],
      });
    }, platform).disks.map(({ bus }: any) => bus);
    expect(disks(Platform.hikube(), 'windows.2k25.virtio')).toEqual(['virtio', 'sata']);
    expect(disks(Platform.cozystack({ version: CozystackVersion.V1_4 }), 'windows.2k25')).toEqual(['sata', 'sata']);
    expect(disks(Platform.cozystack({ version: CozystackVersion.V1_4 }), 'windows.2k25.virtio')).toEqual(['virtio', 'sata']);
    expect(disks(Platform.cozystack({ version: CozystackVersion.V1_5 }), 'windows.2k25')).toEqual([undefined, undefined]);
  });

  test('a disk attached twice to one machine is reported', () => {
    expect(codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, disks: [Disk.fromName('a'), Disk.fromName('a')] }))).toEqual(['DISK_ATTACHED_TWICE']);
  });
});

test('a clone stays in the storage class of its source', () => {
  const clone = (from: StorageClass, to: StorageClass) => codesOf(chart => {
    const source = new Disk(chart, 'source', { size: Size.gibibytes(1), storageClass: from });
    new Disk(chart, 'clone', { source: DiskSource.disk(source), storageClass: to });
  }, Platform.cozystack());
  expect(clone(StorageClass.LOCAL, StorageClass.LOCAL)).toEqual(['DISK_LOCAL', 'DISK_LOCAL']);
  expect(clone(StorageClass.LOCAL, StorageClass.REPLICATED)).toEqual(['CLONE_OTHER_STORAGE_CLASS', 'DISK_LOCAL']);
});

test('a chart\'s default storage class applies to its disks', () => {
  const chart = new FleetChart(Testing.app(), 'c', { platform: Platform.hikube(), defaults: { storageClass: StorageClass.LOCAL } });
  new Disk(chart, 'a', { size: Size.gibibytes(1) });
  new Disk(chart, 'b', { size: Size.gibibytes(1), storageClass: StorageClass.REPLICATED });
  expect(Testing.synth(chart).map(({ spec }) => spec.storageClass)).toEqual(['local', 'replicated']);
  expect(chartOn().node.id).toBe('test');
});
