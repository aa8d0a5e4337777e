import { Chart, Size, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import {
  AccessCredential, CloudInitDrive, ClusterCatalog, CpuArchitecture, Disk, DiskBus, DiskSource, EphemeralDisk, Findings,
  Fleet, FleetChart, GoldenImage, InstanceProfile, InstanceType, KubeVirtVersion, MachineAffinity, Network, NetworkData,
  Platform, PullPolicy, StorageClass, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { codesOf, GOOD, objectsOf } from '../support/fleet';
import { samples } from '../support/samples';
import { isCore, schemaErrors } from '../support/schemas';
import { captureStderr } from '../support/stderr';

const catalog = ClusterCatalog.extend({
  goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10), instanceType: InstanceType.fromName('u1.medium') }],
});
const kubevirt = (props: object = {}) => Platform.kubevirt({ catalog, ...props });
const codes = (props: VirtualMachineProps, platform = kubevirt()) => codesOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props }), platform, 'vms');
const objects = (props: VirtualMachineProps, platform = kubevirt()) => (
  objectsOf(chart => new VirtualMachine(chart, 'web', { ...GOOD, ...props }), platform, 'vms')
);
const specOf = (props: VirtualMachineProps) => {
  const all = objects(props);
  expect(all.filter(object => !isCore(object)).flatMap(schemaErrors)).toEqual([]);
  return all.find(({ kind }) => kind === 'VirtualMachine').spec;
};

captureStderr();

describe('ephemeral disks', () => {
  const fedora = EphemeralDisk.containerImage('fedora', 'quay.io/containerdisks/fedora:42', {
    bus: DiskBus.SCSI, path: '/disk/fedora.qcow2', pullPolicy: PullPolicy.ALWAYS, pullSecret: 'registry',
  });

  test('many machines can boot from one container image, each with its own scratch space', () => {
    const build = (chart: Chart) => new Fleet(chart, 'web', {
      members: ['a', 'b'],
      machine: {
        ...GOOD, image: undefined, systemDisk: undefined, instanceProfile: InstanceProfile.FEDORA,
        disks: [fedora, EphemeralDisk.empty('scratch', Size.gibibytes(8))],
      },
    });
    expect(codesOf(build, kubevirt())).toEqual([]);
    const all = objectsOf(build, kubevirt());
    expect(all.filter(object => !isCore(object)).flatMap(schemaErrors)).toEqual([]);
    const { domain, volumes } = all.find(({ kind }) => kind === 'VirtualMachine').spec.template.spec;
    expect(domain.devices.disks.slice(0, 2)).toEqual([
      { bootOrder: 1, disk: { bus: 'scsi' }, name: 'fedora' }, { bootOrder: 2, disk: {}, name: 'scratch' },
    ]);
    expect(volumes.slice(0, 2)).toEqual([
      {
        containerDisk: {
          image: 'quay.io/containerdisks/fedora:42', imagePullPolicy: 'Always', imagePullSecret: 'registry', path: '/disk/fedora.qcow2',
        },
        name: 'fedora',
      },
      { emptyDisk: { capacity: '8Gi' }, name: 'scratch' },
    ]);
  });

  test.each([
    ['quay.io/a:1', 'IfNotPresent'], ['quay.io/a:latest', 'Always'], ['quay.io/a', 'Always'], [`quay.io/a@sha256:${'0'.repeat(64)}`, 'IfNotPresent'],
  ])('the pull policy of %s is what the webhook would write', (image, policy) => {
    const { template } = specOf({ disks: [EphemeralDisk.containerImage('tools', image)] });
    expect(template.spec.volumes.find(({ name }: any) => name === 'tools').containerDisk.imagePullPolicy).toBe(policy);
  });

  test.each<[string, VirtualMachineProps['disks'], string[]]>([
    ['an image with a scheme', [EphemeralDisk.containerImage('x', 'docker://quay.io/a:1')], ['DISK_SOURCE_INVALID']],
    ['an image with an empty tag', [EphemeralDisk.containerImage('x', 'quay.io/a:')], ['DISK_SOURCE_INVALID']],
    ['an image with two tags', [EphemeralDisk.containerImage('x', 'quay.io/a:1:2')], ['DISK_SOURCE_INVALID']],
    ['an image with a short digest', [EphemeralDisk.containerImage('x', 'quay.io/a@sha256:12')], ['DISK_SOURCE_INVALID']],
    ['an image of a registry by IPv6 address', [EphemeralDisk.containerImage('x', '[2001:db8::1]:5000/a/b:1')], []],
    ['an image of a registry in capitals', [EphemeralDisk.containerImage('x', `Registry.Example:5000/a__b/c-d@sha256:${'0'.repeat(64)}`)], []],
    ['a path that leads up', [EphemeralDisk.containerImage('x', 'quay.io/a:1', { path: '/disk/../etc' })], ['DISK_SOURCE_INVALID']],
    ['a path that is relative', [EphemeralDisk.containerImage('x', 'quay.io/a:1', { path: 'disk' })], ['DISK_SOURCE_INVALID']],
    ['a size of nothing', [EphemeralDisk.empty('x', Size.gibibytes(0))], ['SIZE_INVALID']],
    ['a misspelt option', [EphemeralDisk.containerImage('x', 'quay.io/a:1', { pull: 'Always' } as any)], ['PROPERTY_UNKNOWN']],
    ['two of one name', [EphemeralDisk.empty('x', Size.gibibytes(1)), EphemeralDisk.empty('x', Size.gibibytes(1))], ['DISK_ATTACHED_TWICE']],
  ])('%s is reported', (_, disks, expected) => expect(codes({ disks })).toEqual(expected));

  test('an empty disk is not bootable, and other platforms support neither', () => {
    const empty = [EphemeralDisk.empty('x', Size.gibibytes(1))];
    expect(codes({ image: undefined, systemDisk: undefined, instanceProfile: InstanceProfile.UBUNTU, disks: empty })).toEqual(['MACHINE_WITHOUT_DISK']);
    expect(codes({ disks: [fedora, ...empty] }, Platform.cozystack())).toContain('NOT_SUPPORTED');
  });
});

describe('credentials in the Secrets of others', () => {
  test('are added to the machine\'s own keys, for the drive of cloud-init', () => {
    const { template } = specOf({
      accessCredentials: [AccessCredential.sshKeys('ops'), AccessCredential.sshKeysByAgent('dev', ['ada']), AccessCredential.passwordsByAgent('pw')],
      cloudInitDrive: CloudInitDrive.CONFIG_DRIVE,
    });
    const secret = (secretName: string) => ({ secret: { secretName } });
    expect(template.spec.accessCredentials).toEqual([
      { sshPublicKey: { propagationMethod: { configDrive: {} }, source: secret('web-ssh-keys') } },
      { sshPublicKey: { propagationMethod: { configDrive: {} }, source: secret('ops') } },
      { sshPublicKey: { propagationMethod: { qemuGuestAgent: { users: ['ada'] } }, source: secret('dev') } },
      { userPassword: { propagationMethod: { qemuGuestAgent: {} }, source: secret('pw') } },
    ]);
    expect(template.spec.volumes.at(-1)).toEqual({ cloudInitConfigDrive: { secretRef: { name: 'web-cloud-init' } }, name: 'cloudinit' });
  });

  test('keys by cloud-init need a document, and permit a login', () => {
    const props = { sshKeys: [], accessCredentials: [AccessCredential.sshKeys('ops')] };
    expect(codes(props)).toEqual([]);
    expect(objects(props).find(({ metadata }) => metadata.name === 'web-cloud-init').stringData).toEqual({ userdata: '#cloud-config\n' });
  });

  test('the agent alone needs no document', () => {
    expect(objects({ sshKeys: [], accessCredentials: [AccessCredential.passwordsByAgent('pw')] }).filter(({ kind }) => kind === 'Secret')).toEqual([]);
  });

  test.each<[string, AccessCredential[]]>([
    ['keys without users', [AccessCredential.sshKeysByAgent('ops', [])]],
    ['a name too long for the pod\'s volume', [AccessCredential.sshKeys('a'.repeat(52))]],
    ['a name with a dot', [AccessCredential.passwordsByAgent('ops.keys')]],
    ['one Secret twice', [AccessCredential.sshKeys('ops'), AccessCredential.sshKeys('ops')]],
  ])('%s', (_, accessCredentials) => expect(codes({ accessCredentials })).toEqual(['CREDENTIAL_INVALID']));

  test('the longest name that fits into the name of a pod\'s volume is accepted', () => {
    expect(codes({ accessCredentials: [AccessCredential.sshKeys('a'.repeat(51))] })).toEqual([]);
  });
});

describe('network configuration', () => {
  test('is next to the user data', () => {
    const networkData = NetworkData.fromString('network:\n  version: 1\n  config: []\n');
    const all = objects({ networkData });
    expect(all.find(({ metadata }) => metadata.name === 'web-cloud-init').stringData.networkdata).toBe('network:\n  version: 1\n  config: []\n');
    expect(specOf({ networkData }).template.spec.volumes.at(-1).cloudInitNoCloud).toEqual({
      networkDataSecretRef: { name: 'web-cloud-init' }, secretRef: { name: 'web-cloud-init' },
    });
    expect(specOf({ networkData, sshKeys: [], accessCredentials: [AccessCredential.passwordsByAgent('pw')] }).template.spec.volumes.at(-1).cloudInitNoCloud)
      .toEqual({ networkDataSecretRef: { name: 'web-cloud-init' } });
  });

  test.each(['ethernets: {}', 'version: 3', '- a', 'version: [', ''])('%j is invalid', document => {
    expect(codes({ networkData: NetworkData.fromString(document) })).toEqual(['CLOUD_INIT_INVALID']);
  });
});

describe('inference', () => {
  const inferred = { instanceType: InstanceType.inferred(), instanceProfile: InstanceProfile.inferred() };

  test('the catalog entry of the image is still checked', () => {
    expect(codes(inferred)).toEqual(['INFERRED', 'INFERRED']);
    const windows = { ...inferred, instanceProfile: InstanceProfile.WINDOWS_11 };
    expect(codes(windows, kubevirt({ stateStorageClass: StorageClass.REPLICATED })))
      .toEqual(['INFERRED', 'PROFILE_FOREIGN', 'PROFILE_MINIMUM']);
  });

  test.each<[string, VirtualMachineProps]>([
    ['an import', { image: undefined, systemDisk: { source: DiskSource.http('https://a.example/a.img'), size: Size.gibibytes(1) } }],
    ['a container image', { image: undefined, systemDisk: undefined, disks: [EphemeralDisk.containerImage('x', 'quay.io/a:1')] }],
    ['a disk of another machine', { instanceType: InstanceType.inferred(Disk.fromName('elsewhere')) }],
  ])('from %s is impossible', (_, props) => expect(codes({ ...inferred, instanceProfile: InstanceProfile.UBUNTU, ...props })).toEqual(['INFERENCE_IMPOSSIBLE']));

  test('other platforms have none', () => {
    expect(codes(inferred, Platform.cozystack())).toEqual(['NOT_SUPPORTED', 'NOT_SUPPORTED']);
  });
});

test('machines are placed together and apart by the labels of their pods', () => {
  const spec = objectsOf(chart => {
    const db = new VirtualMachine(chart, 'db', GOOD);
    const fleet = new Fleet(chart, 'app', { members: ['a'], machine: GOOD });
    new VirtualMachine(chart, 'web', {
      ...GOOD,
      machineAffinity: [
        MachineAffinity.colocate(db, { label: 'topology.kubernetes.io/zone' }), MachineAffinity.separate(fleet), MachineAffinity.separate(db, { weight: 7 }),
      ],
    });
  }, kubevirt()).find(({ kind, metadata }) => kind === 'VirtualMachine' && metadata.name === 'web').spec.template.spec;
  const term = (key: string, name: string, topologyKey: string) => ({ labelSelector: { matchLabels: { [`cdk8s-vm-fleet/${key}`]: name } }, topologyKey });
  expect(spec.affinity).toEqual({
    podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term('machine', 'db', 'topology.kubernetes.io/zone')] },
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [term('fleet', 'app', 'kubernetes.io/hostname')],
      preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: term('machine', 'db', 'kubernetes.io/hostname'), weight: 7 }],
    },
  });
  expect(codesOf(chart => {
    const db = new VirtualMachine(chart, 'db', GOOD);
    new VirtualMachine(chart, 'web', { ...GOOD, machineAffinity: [MachineAffinity.separate(db, { label: 'a b', weight: 101 })] });
  }, kubevirt())).toEqual(['SCHEDULING_INVALID', 'SCHEDULING_INVALID']);
});

describe('facts of the platform', () => {
  test('a gate is reported if the version disables it and the platform does not list it', () => {
    const plugs = { hardware: { headroom: { maxSockets: 8 } } };
    expect(codes(plugs, kubevirt({ version: KubeVirtVersion.V1_4 }))).toEqual(['FEATURE_GATE']);
    expect(codes(plugs, kubevirt({ version: KubeVirtVersion.V1_5 }))).toEqual([]);
    expect(codes({ hardware: { hostDevices: ['vendor.com/fpga'] } }, kubevirt({ featureGates: ['HostDevices'] }))).toEqual([]);
  });

  test('state of the firmware needs a storage class, and its own gate before 1.6', () => {
    const persistent = { hardware: { firmware: { tpm: true, persistent: true } } };
    expect(codes(persistent)).toEqual(['STATE_STORAGE_UNSURE']);
    expect(codes(persistent, kubevirt({ stateStorageClass: StorageClass.REPLICATED }))).toEqual([]);
    expect(codes(persistent, kubevirt({ version: KubeVirtVersion.V1_5, stateStorageClass: StorageClass.REPLICATED }))).toEqual(['FEATURE_GATE']);
    const windows = { instanceProfile: InstanceProfile.WINDOWS_SERVER_2025 };
    expect(codes(windows)).toEqual(['PROFILE_FOREIGN', 'STATE_STORAGE_UNSURE']);
  });

  test('Arm', () => {
    const arm = () => kubevirt({ architecture: CpuArchitecture.ARM64 });
    expect(codes({}, arm())).toEqual([]);
    const [{ spec }] = objects({}, arm()).filter(({ kind }) => kind === 'VirtualMachine');
    expect([spec.template.spec.architecture, spec.template.spec.domain.machine.type]).toEqual(['arm64', 'virt']);
    expect(codes({
      cpuModel: 'Haswell', hardware: { headroom: { maxSockets: 8, maxMemory: Size.gibibytes(16) } }, systemDisk: { size: Size.gibibytes(20), bus: DiskBus.SATA },
    }, arm())).toEqual(['HARDWARE_INVALID', 'HARDWARE_INVALID', 'HARDWARE_INVALID', 'HARDWARE_INVALID']);
    expect(codes({ instanceProfile: InstanceProfile.FEDORA }, arm())).toEqual(['PROFILE_MINIMUM']);
    expect(codes({ instanceProfile: InstanceProfile.fromName('fedora.arm64') }, arm())).toEqual([]);
  });

  test('an unknown storage class for states is reported once', () => {
    expect(codes({}, kubevirt({ stateStorageClass: StorageClass.fromName('ceph') }))).toEqual(['STORAGE_CLASS_UNKNOWN']);
  });

  test.each<[string, object, string]>([
    ['a misspelt property', { versoin: '1.9' }, 'PROPERTY_UNKNOWN'],
    ['an invalid version', { version: '2.0' }, 'PROPERTY_TYPE'],
    ['a misspelt property of a catalog', { catalog: ClusterCatalog.extend({ instanceType: [] } as any) }, 'PROPERTY_UNKNOWN'],
    ['a type without a size', { catalog: ClusterCatalog.extend({ instanceTypes: [{ name: 'a', vcpus: 0, memory: Size.gibibytes(1) }] }) }, 'RESOURCES_INVALID'],
    ['a name twice', { catalog: ClusterCatalog.extend({ storageClasses: [{ name: 'a' }, { name: 'a' }] }) }, 'NAME_DUPLICATE'],
  ])('%s is reported once, where the platform is set', (_, props, code) => {
    const chart = new FleetChart(Testing.app(), 'test', { platform: Platform.kubevirt(props) });
    expect(Findings.of(chart.node.root).map(finding => [finding.code, finding.path])).toEqual([[code, 'test']]);
  });
});

describe('sources', () => {
  const source = (from: DiskSource) => codesOf(chart => new Disk(chart, 'd', { source: from, size: Size.gibibytes(1) }), kubevirt(), 'vms');
  const vddk = { url: 'https://esx.example.com/sdk', uuid: '1', backingFile: '[a] b.vmdk', thumbprint: 'AA:BB', secret: 'esx' };

  test.each<[string, DiskSource, string]>([
    ['an s3 scheme', DiskSource.s3('s3://bucket/a.img'), 'URL_INVALID'],
    ['a registry without a scheme', DiskSource.registry('quay.io/a:1'), 'URL_INVALID'],
    ['a registry with a password', DiskSource.registry('docker://me:pw@quay.io/a:1'), 'SECRET_IN_PLAIN_TEXT'],
    ['a Secret that no Secret is named', DiskSource.http('https://a.example/a.img', { secret: 'My Secret' }), 'NAME_INVALID'],
    ['certificates of Google', DiskSource.gcs('gs://b/a.img', { certificates: 'ca' }), 'DISK_SOURCE_INVALID'],
    ['nothing to import', DiskSource.vddk({ ...vddk, backingFile: ' ' }), 'DISK_SOURCE_INVALID'],
    ['a property that is missing', DiskSource.vddk({ ...vddk, uuid: undefined } as any), 'PROPERTY_TYPE'],
    ['a claim that no claim is named', DiskSource.volumeClaim('Old_Claim'), 'NAME_INVALID'],
  ])('%s', (_, from, code) => expect(source(from)).toEqual([code]));

  test('other platforms name the unsupported properties', () => {
    for (const from of [
      DiskSource.registry('docker://quay.io/a:1'), DiskSource.imageStream('a'), DiskSource.s3('https://s3.example/a'), DiskSource.gcs('gs://b/a'),
      DiskSource.vddk(vddk), DiskSource.imageIo({ url: 'https://e.example/api', diskId: '1', secret: 's', certificates: 'c' }),
      DiskSource.volumeClaim('a'), DiskSource.snapshot('a'), DiskSource.dataSource('a'), DiskSource.http('https://a.example/a', { secret: 's' }),
    ]) {
      expect(codesOf(chart => new Disk(chart, 'd', { source: from, size: Size.gibibytes(1) }), Platform.cozystack())).toEqual(['NOT_SUPPORTED']);
    }
  });

  test('a clone takes the size of its source by default', () => {
    for (const from of [DiskSource.volumeClaim('a'), DiskSource.snapshot('a'), DiskSource.dataSource('a'), DiskSource.disk(Disk.fromName('a'))]) {
      const build = (chart: Chart) => new Disk(chart, 'd', { source: from });
      expect(codesOf(build, kubevirt(), 'vms')).toEqual([]);
      const [volume] = objectsOf(build, kubevirt(), 'vms');
      expect(schemaErrors(volume)).toEqual([]);
      expect(volume.spec.storage.resources).toBeUndefined();
    }
  });
});

test('a MAC address is unique on a network, in upper and lower case', () => {
  fc.assert(fc.property(fc.boolean(), fc.boolean(), (sameNetwork, sameAddress) => {
    const found = codesOf(chart => {
      const machine = (id: string, network: string, macAddress: string) => (
        new VirtualMachine(chart, id, { ...GOOD, networks: [Network.fromName(network, { macAddress })] })
      );
      machine('a', 'blue', '02:00:00:00:00:aa');
      machine('b', sameNetwork ? 'blue' : 'green', sameAddress ? '02:00:00:00:00:AA' : '02:00:00:00:00:ab');
    }, kubevirt());
    expect(found).toEqual(sameNetwork && sameAddress ? ['MAC_DUPLICATE', 'MAC_DUPLICATE'] : []);
  }), samples(8));
});
