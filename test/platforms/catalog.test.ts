import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { Size } from 'cdk8s';
import {
  ClusterCatalog, CozystackVersion, GoldenImage, InstanceProfile, InstanceSeries, InstanceType, Platform, StorageClass, VirtualMachine,
} from '../../src';
import { codesOf, findingsOf, GOOD, machineSpecOf, objectsOf } from '../support/fleet';
import { describeWithReference, REFERENCE } from '../support/schemas';
import { withStderr } from '../support/stderr';

const reference = (file: string) => JSON.parse(readFileSync(join(REFERENCE, 'catalogs', file), 'utf8'));

/** What a platform says against a machine of this type; a big profile minimum is out of the way with a demand of none. */
function typeCodes(name: string, platform: Platform): string[] {
  return codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, instanceType: InstanceType.fromName(name) }), platform)
    .filter(code => code === 'INSTANCE_TYPE_UNKNOWN');
}

function profileCodes(name: string, platform: Platform): string[] {
  return codesOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, instanceProfile: InstanceProfile.fromName(name) }), platform)
    .filter(code => code === 'PROFILE_UNKNOWN');
}

/** The platform's vCPU and memory of a type, from the message about a profile that is too large. */
function sizeOf(name: string, version: CozystackVersion | undefined): string | undefined {
  const catalog = ClusterCatalog.extend({ instanceProfiles: [{ name: 'huge', minVcpus: 1000 }] });
  const platform = version === undefined ? Platform.hikube({ catalog }) : Platform.cozystack({ version, catalog });
  const findings = findingsOf(chart => new VirtualMachine(chart, 'm', {
    ...GOOD, instanceType: InstanceType.fromName(name), instanceProfile: InstanceProfile.fromName('huge'),
  }), platform);
  return findings.find(({ code }) => code === 'PROFILE_MINIMUM')?.got;
}

describeWithReference('the catalogs are those of the platforms', () => {
  const versions: [CozystackVersion, string][] = [
    [CozystackVersion.V0_41, 'v0.41.0'], [CozystackVersion.V1_0, 'v1.0.0'], [CozystackVersion.V1_1, 'v1.1.0'],
    [CozystackVersion.V1_4, 'v1.4.0'], [CozystackVersion.V1_5, 'v1.5.0'], [CozystackVersion.V1_6, 'v1.6.2'],
  ];
  const cozystack = existsSync(REFERENCE) ? reference('cozystack.json') : {};

  test.each(versions)('instance types of Cozystack %s', (version, tag) => {
    for (const [name, { vcpus, memory }] of Object.entries<any>(cozystack[tag].instanceTypes)) {
      expect([name, sizeOf(name, version)]).toEqual([name, `${vcpus} vCPU and ${memory}`]);
    }
    const newer = Object.keys(cozystack['v1.6.2'].instanceTypes).filter(name => !(name in cozystack[tag].instanceTypes));
    for (const name of [...newer, 's1.small']) expect(typeCodes(name, Platform.cozystack({ version }))).not.toEqual([]);
  });

  test.each(versions)('instance profiles of Cozystack %s', (version, tag) => {
    const names: string[] = cozystack[tag].profiles.map(({ name }: any) => name);
    for (const name of names) expect([name, profileCodes(name, Platform.cozystack({ version }))]).toEqual([name, []]);
    const newer = cozystack['v1.6.2'].profiles.map(({ name }: any) => name).filter((name: string) => !names.includes(name));
    for (const name of [...newer, 'rocky']) expect([name, profileCodes(name, Platform.cozystack({ version }))]).not.toEqual([name, []]);
  });

  test('minimum sizes of the profiles', () => {
    for (const [version, tag] of versions) {
      for (const { name, minVcpus, minMemory } of cozystack[tag].profiles) {
        const finding = findingsOf(chart => new VirtualMachine(chart, 'm', {
          ...GOOD, instanceType: undefined, resources: { cores: 1, memory: Size.mebibytes(1) }, instanceProfile: InstanceProfile.fromName(name),
        }), Platform.cozystack({ version })).find(({ code }) => code === 'PROFILE_MINIMUM');
        const expected = minVcpus === null ? undefined : `at least ${minVcpus} vCPU and at least ${minMemory === '1.5Gi' ? '1536Mi' : minMemory}`;
        // These spread CPUs over threads, which the charts do not write.
        const needsType = /\.(dpdk|realtime)$/.test(name);
        expect([version, name, finding?.allowed]).toEqual([version, name, needsType ? 'an instance type' : expected]);
        if (needsType) expect(finding!.fix).toContain('use an instance type');
      }
    }
  });

  test('Hikube: types, images with their smallest disks, storage classes, GPUs, limits', () => {
    const hikube = reference('hikube.json');
    for (const [name, { vcpus, memory }] of Object.entries<any>(hikube.instanceTypes)) {
      expect([name, sizeOf(name, undefined)]).toEqual([name, `${vcpus} vCPU and ${memory}`]);
    }
    for (const [name, { minStorage }] of Object.entries<any>(hikube.goldenImages)) {
      const [disk] = objectsOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, image: GoldenImage.fromName(name), systemDisk: undefined }))
        .filter(({ kind }) => kind === 'VMDisk');
      expect([name, disk.spec.source.image.name, disk.spec.storage]).toEqual([name, name, minStorage]);
    }
    expect(typeCodes('u1.small', Platform.hikube())).not.toEqual([]);
  });

  test('golden images of Cozystack 1.3 and later', () => {
    const [first] = reference('cozystack-golden-images.json');
    expect(first.storage).toBe('20Gi');
    for (const { name, storage } of reference('cozystack-golden-images.json')) {
      const platform = Platform.cozystack({ version: CozystackVersion.V1_3 });
      const [disk] = withStderr(() => objectsOf(chart => new VirtualMachine(chart, 'm', {
        ...GOOD, instanceType: InstanceType.fromName('u1.large'), image: GoldenImage.fromName(name), systemDisk: undefined,
      }), platform)).filter(({ kind }) => kind === 'VMDisk');
      expect([disk.spec.source.image.name, disk.spec.storage]).toEqual([name, storage]);
    }
  });
});

describe('portable golden images', () => {
  test('have a name on each platform', () => {
    const image = (platform: Platform) => objectsOf(chart => new VirtualMachine(chart, 'm', GOOD), platform)
      .find(({ kind }) => kind === 'VMDisk').spec.source.image.name;
    expect(image(Platform.hikube())).toBe('ubuntu-2404');
    expect(image(Platform.cozystack())).toBe('ubuntu-24.04');
  });

  test.each([
    [GoldenImage.DEBIAN_13, Platform.hikube(), 'ubuntu', 'debian'],
    [GoldenImage.DEBIAN_13, Platform.cozystack(), 'debian', 'debian'],
    [GoldenImage.DEBIAN_13, Platform.cozystack({ version: CozystackVersion.V1_4 }), 'ubuntu', 'debian'],
    [GoldenImage.ROCKY_9, Platform.cozystack(), 'rhel.9', 'rocky'],
    [GoldenImage.ROCKY_9, Platform.hikube(), 'rhel.9', 'cloud-user'],
    [GoldenImage.ORACLE_9, Platform.hikube(), 'rhel.9', undefined],
    [GoldenImage.ALPINE_3_21, Platform.cozystack(), 'alpine', 'alpine'],
  ])('set the profile and login user of the platform (%#)', (image, platform, profile, loginUser) => {
    let machine: VirtualMachine;
    const spec = machineSpecOf(chart => {
      machine = new VirtualMachine(chart, 'm', { ...GOOD, image, systemDisk: { size: Size.gibibytes(40) } });
    }, platform);
    expect([spec.instanceProfile, machine!.loginUser]).toEqual([profile, loginUser]);
  });
});

describe('explicit resources', () => {
  const codes = (cores: number, sockets: number, profile: InstanceProfile) => codesOf(chart => new VirtualMachine(chart, 'm', {
    ...GOOD, instanceType: undefined, resources: { cores, sockets, memory: Size.gibibytes(8) }, instanceProfile: profile,
  }), Platform.cozystack());

  test('meet the minimum of a profile by sockets, as KubeVirt counts', () => {
    // The image is one of Linux.
    expect(codes(2, 1, InstanceProfile.WINDOWS_11)).toEqual(['PROFILE_FOREIGN', 'PROFILE_MINIMUM']);
    expect(codes(1, 2, InstanceProfile.WINDOWS_11)).toEqual(['PROFILE_FOREIGN']);
    // It counts threads too, which the chart does not write.
    expect(codes(4, 2, InstanceProfile.fromName('rhel.9.dpdk'))).toEqual(['PROFILE_MINIMUM']);
    expect(codes(4, 1, InstanceProfile.fromName('rhel.9.dpdk'))).toEqual(['PROFILE_MINIMUM']);
  });
});

describe('the smallest type that fits', () => {
  const smallest = (platform: Platform, vcpus: number, gibibytes: number, series?: InstanceSeries) => machineSpecOf(chart => new VirtualMachine(chart, 'm', {
    ...GOOD, instanceType: InstanceType.atLeast({ vcpus, memory: Size.gibibytes(gibibytes), series }),
  }), platform).instanceType;

  test('has the fewest vCPU, then the least memory', () => {
    expect(smallest(Platform.hikube(), 2, 4)).toBe('s1.medium');
    expect(smallest(Platform.hikube(), 2, 5)).toBe('u1.large');
    expect(smallest(Platform.hikube(), 1, 16)).toBe('m1.large');
    expect(smallest(Platform.cozystack(), 2, 4)).toBe('u1.2xmedium');
  });

  test('if none fits, the available types are listed, of the named series only', () => {
    const none = (series?: InstanceSeries) => findingsOf(chart => new VirtualMachine(chart, 'm', {
      ...GOOD, instanceType: InstanceType.atLeast({ vcpus: 1000, memory: Size.gibibytes(1), series }),
    }))[0];
    expect(none()).toMatchObject({ code: 'INSTANCE_TYPE_NONE_FITS', got: 'at least 1000 vCPU and 1Gi', allowed: expect.stringContaining('m1.large') });
    expect(none().message).not.toContain('of series');
    expect(none(InstanceSeries.U1)).toMatchObject({ message: expect.stringContaining('of series "u1"'), allowed: expect.stringContaining('u1.large') });
    expect(none(InstanceSeries.U1).allowed).not.toContain('m1.');
  });

  test('needs no special node unless its series is named', () => {
    expect(smallest(Platform.cozystack(), 2, 16)).toBe('u1.xlarge');
    expect(smallest(Platform.cozystack(), 2, 16, InstanceSeries.M1)).toBe('m1.large');
    expect(smallest(Platform.cozystack(), 2, 4, InstanceSeries.CX1)).toBe('cx1.large');
  });
});

describe('a cluster\'s own catalog', () => {
  const own = {
    goldenImages: [{ name: 'corp-linux', minSize: Size.gibibytes(7), profile: InstanceProfile.fromName('corp'), loginUser: 'ops', storageClass: StorageClass.fromName('fast') }],
    instanceTypes: [{ name: 'big.one', vcpus: 3, memory: Size.gibibytes(3) }],
    instanceProfiles: [{ name: 'corp' }],
    storageClasses: [{ name: 'fast' }],
  };
  const machine = {
    ...GOOD,
    instanceType: InstanceType.fromName('big.one'),
    image: GoldenImage.fromName('corp-linux'),
    systemDisk: { storageClass: StorageClass.fromName('fast') },
  };

  test.each([['extends', ClusterCatalog.extend(own)], ['replaces', ClusterCatalog.replace(own)]])('%s that of the platform', (how, catalog) => {
    const platform = Platform.cozystack({ catalog });
    const objects = objectsOf(chart => new VirtualMachine(chart, 'm', machine), platform);
    expect(objects.map(({ spec }) => spec)).toMatchObject([
      { instanceType: 'big.one', instanceProfile: 'corp' },
      { source: { image: { name: 'corp-linux' } }, storage: '7Gi', storageClass: 'fast' },
    ]);
    const stock = codesOf(chart => new VirtualMachine(chart, 'm', GOOD), platform);
    expect(stock).toEqual(how === 'extends' ? [] : ['IMAGE_UNKNOWN', 'INSTANCE_TYPE_UNKNOWN', 'PROFILE_UNKNOWN', 'STORAGE_CLASS_UNKNOWN']);
  });

  test('replaces an entry of the platform with the same name', () => {
    const catalog = ClusterCatalog.extend({ instanceTypes: [{ name: 'u1.medium', vcpus: 1, memory: Size.gibibytes(1) }] });
    expect(codesOf(chart => new VirtualMachine(chart, 'm', GOOD), Platform.cozystack({ catalog }))).toEqual(['PROFILE_MINIMUM']);
  });

  test('gives a portable image the name in the cluster', () => {
    const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(5) }] });
    const platform = Platform.cozystack({ version: CozystackVersion.V1_6, catalog });
    const [, disk] = objectsOf(chart => new VirtualMachine(chart, 'm', GOOD), platform);
    expect(disk.spec.source.image.name).toBe('noble');
  });
});

describe('an unknown name', () => {
  test.each([
    ['ubuntu-24.04', 'ubuntu-2404'],
    ['ubuntu2404', 'ubuntu-2404'],
    ['rocky9', 'rocky-9'],
    ['opensuse-leap-15.6', 'opensuse-156'],
    ['windows-server', undefined],
  ])('image %s', (name, suggestion) => {
    const [finding] = findingsOf(chart => new VirtualMachine(chart, 'm', { ...GOOD, image: GoldenImage.fromName(name) })).filter(({ code }) => code === 'IMAGE_UNKNOWN');
    if (suggestion) expect(finding.fix).toContain(`did you mean "${suggestion}"?`);
    else expect(finding.fix).not.toContain('did you mean');
  });
});
