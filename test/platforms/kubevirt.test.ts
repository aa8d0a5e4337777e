import { Size } from 'cdk8s';
import {
  ClusterCatalog, Disk, DiskBus, DiskSource, Exposure, GoldenImage, Gpu, InstanceProfile, InstanceType, KubeVirtVersion,
  Network, Platform, RemovalPolicy, RunStrategy, SshKey, StorageClass, VirtualMachine, VirtualMachineProps,
} from '../../src';
import { codesOf, EXPOSED, objectsOf, PUBLIC_KEY } from '../support/fleet';
import { isCore, schemaErrors } from '../support/schemas';
import { captureStderr } from '../support/stderr';

const catalog = ClusterCatalog.extend({ goldenImages: [{ name: 'ubuntu-noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10) }] });
const platform = (props: object = {}) => Platform.kubevirt({ catalog, ...props });

const objects = (props: VirtualMachineProps, on = platform(), namespace?: string) =>
  objectsOf(chart => new VirtualMachine(chart, 'web', { ...EXPOSED, ...props }), on, namespace);
const one = (all: any[], kind: string) => all.find(object => object.kind === kind);
const vm = (props: VirtualMachineProps = {}, on = platform(), namespace?: string) => one(objects(props, on, namespace), 'VirtualMachine').spec;
const codes = (props: VirtualMachineProps, on = platform()) => codesOf(chart => new VirtualMachine(chart, 'web', { ...EXPOSED, ...props }), on);

captureStderr();

test('a machine becomes a VirtualMachine, its disk a DataVolume, its guest two Secrets, its exposure a Service and a NetworkPolicy', () => {
  const all = objects({ cloudConfig: { packages: ['nginx'] } });
  expect(all.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual([
    'DataVolume web-system', 'NetworkPolicy web', 'Secret web-cloud-init', 'Secret web-ssh-keys', 'Service web', 'VirtualMachine web',
  ]);
});

test.each(Object.values(KubeVirtVersion))('KubeVirt %s: every object passes its schema, with unknown fields refused', version => {
  const all = objectsOf(chart => {
    const data = new Disk(chart, 'data', { size: Size.gibibytes(1), bus: DiskBus.SCSI });
    const clone = new Disk(chart, 'clone', { source: DiskSource.disk(data) });
    const iso = new Disk(chart, 'iso', { source: DiskSource.http('https://example.com/a.iso'), size: Size.gibibytes(1), optical: true });
    const upload = new Disk(chart, 'upload', { source: DiskSource.upload(), size: Size.gibibytes(1) });
    new VirtualMachine(chart, 'by-type', {
      ...EXPOSED,
      disks: [data, clone, iso, upload, Disk.fromName('old')],
      gpus: [Gpu.fromName('nvidia.com/A10')],
      networks: [Network.fromName('storage')],
      cpuModel: 'host-model',
      runStrategy: RunStrategy.RERUN_ON_FAILURE,
      cloudConfig: { packages: ['nginx'] },
    });
    new VirtualMachine(chart, 'by-resources', {
      ...EXPOSED,
      instanceType: undefined,
      resources: { cores: 1, sockets: 2, memory: Size.gibibytes(4) },
      systemDisk: { removalPolicy: RemovalPolicy.DELETE },
      exposure: Exposure.none(),
    });
  }, platform({ version }), 'vms');
  const typed = all.filter(object => !isCore(object));
  expect(typed.map(({ kind }) => kind).sort()).toEqual([...Array(5).fill('DataVolume'), 'VirtualMachine', 'VirtualMachine']);
  for (const object of typed) expect([object.metadata.name, schemaErrors(object)]).toEqual([object.metadata.name, []]);
});

describe('the machine', () => {
  test('has the same identity when it is recreated, and a different identity in another namespace, fleet or with another seed', () => {
    const uuid = (props: VirtualMachineProps = {}, on = platform(), namespace?: string) =>
      vm(props, on, namespace).template.spec.domain.firmware.uuid;
    expect(uuid()).toBe(uuid());
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const all = [uuid(), uuid({ cloudInitSeed: '2' }), uuid({}, platform(), 'other'), uuid({}, platform({ identitySeed: 'blue' })), uuid({ name: 'web2' })];
    expect(new Set(all).size).toBe(all.length);
    // A contract: another value would change the identity of all existing machines.
    expect(uuid({}, platform(), 'vms')).toMatchInlineSnapshot('"299d7c76-857b-8f4d-b2d0-11d328c469f6"');
  });

  test('keeps the identity that it had before this library wrote it', () => {
    const { firmware } = vm({ identity: { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223', serial: 'A-7' } }).template.spec.domain;
    expect(firmware).toEqual({ uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223', serial: 'A-7' });
    expect(vm({ identity: { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' } }).template.spec.domain.firmware).not.toHaveProperty('serial');
  });

  test('has all values that a webhook would write', () => {
    const { template } = vm();
    expect(template.spec).toMatchObject({
      architecture: 'amd64',
      domain: { machine: { type: 'q35' }, devices: { interfaces: [{ name: 'default', masquerade: {} }] } },
      networks: [{ name: 'default', pod: {} }],
    });
    expect(template.spec.domain.firmware.serial).toBe(template.spec.domain.firmware.uuid);
  });

  test('has its size either from a type or from numbers', () => {
    const byType = vm();
    expect([byType.instancetype.name, byType.preference.name]).toEqual(['u1.medium', 'ubuntu']);
    expect(byType.template.spec.domain).not.toHaveProperty('cpu');
    expect(byType.template.spec.domain).not.toHaveProperty('memory');
    const byNumbers = vm({ instanceType: undefined, resources: { cores: 1, sockets: 2, memory: Size.gibibytes(4) } });
    expect(byNumbers).not.toHaveProperty('instancetype');
    expect(byNumbers.template.spec.domain).toMatchObject({ cpu: { cores: 1, sockets: 2, threads: 1 }, memory: { guest: '4Gi' } });
  });

  test('boots from its disks in their order, followed by the cloud-init volume', () => {
    const all = objectsOf(chart => {
      const machine = new VirtualMachine(chart, 'web', EXPOSED);
      machine.addDisk('data', { size: Size.gibibytes(1), bus: DiskBus.SATA });
      machine.attachDisk(Disk.fromName('iso', { optical: true }));
      machine.cloudConfig.addPackages('nginx');
    }, platform());
    const { domain, volumes } = one(all, 'VirtualMachine').spec.template.spec;
    expect(domain.devices.disks).toEqual([
      { bootOrder: 1, disk: {}, name: 'web-system' },
      { bootOrder: 2, disk: { bus: 'sata' }, name: 'web-data' },
      { bootOrder: 3, cdrom: {}, name: 'iso' },
      { disk: {}, name: 'cloudinit' },
    ]);
    expect(volumes).toEqual([
      { dataVolume: { name: 'web-system' }, name: 'web-system' },
      { dataVolume: { name: 'web-data' }, name: 'web-data' },
      { name: 'iso', persistentVolumeClaim: { claimName: 'iso' } },
      { cloudInitNoCloud: { secretRef: { name: 'web-cloud-init' } }, name: 'cloudinit' },
    ]);
  });

  test('that gets its first cloud-init later also gets its Secret', () => {
    const all = objectsOf(chart => {
      const machine = new VirtualMachine(chart, 'web', { ...EXPOSED, sshKeys: undefined });
      machine.cloudConfig.addUser({ name: 'ada', sshAuthorizedKeys: [PUBLIC_KEY] });
    }, platform());
    expect(one(all, 'Secret').stringData.userdata).toContain('name: ada');
  });

  test('is selected by a label of this library', () => {
    const all = objects({});
    const labels = { 'cdk8s-vm-fleet/machine': 'web' };
    expect(one(all, 'VirtualMachine').spec.template.metadata.labels).toEqual(labels);
    expect(one(all, 'Service').spec.selector).toEqual(labels);
    expect(one(all, 'NetworkPolicy').spec.podSelector.matchLabels).toEqual(labels);
  });

  test('without cloud-init and keys has neither Secret nor volume for them', () => {
    const all = objects({ sshKeys: undefined });
    expect(all.some(({ kind }) => kind === 'Secret')).toBe(false);
    expect(one(all, 'VirtualMachine').spec.template.spec.volumes).toHaveLength(1);
  });

  test('with only keys has a document for them', () => {
    const [secret] = objects({}).filter(({ metadata }) => metadata.name === 'web-cloud-init');
    expect(secret.stringData.userdata).toBe(`#cloud-config\nssh_authorized_keys:\n  - "${PUBLIC_KEY}"\n`);
  });
});

describe('exposure', () => {
  test('none is a headless Service', () => {
    const all = objects({ exposure: Exposure.none() });
    expect(one(all, 'Service').spec).toEqual({ clusterIP: 'None', selector: { 'cdk8s-vm-fleet/machine': 'web' }, type: 'ClusterIP' });
    expect(one(all, 'NetworkPolicy')).toBeUndefined();
  });

  test('a PortList becomes a load balancer, and a policy that allows only these ports from outside', () => {
    const all = objects({ exposure: Exposure.portList([22], { udp: [51820] }) });
    expect(one(all, 'Service').spec.ports).toEqual([
      { name: 'tcp-22', port: 22, protocol: 'TCP', targetPort: 22 }, { name: 'udp-51820', port: 51820, protocol: 'UDP', targetPort: 51820 },
    ]);
    expect(one(all, 'NetworkPolicy').spec.ingress).toEqual([
      { ports: [{ port: 22, protocol: 'TCP' }, { port: 51820, protocol: 'UDP' }] }, { from: [{ namespaceSelector: {} }] },
    ]);
  });

  test('a whole address needs cozy-proxy', () => {
    expect(codes({ exposure: Exposure.wholeIp() })).toEqual(['NOT_SUPPORTED']);
    const on = platform({ cozyProxy: true });
    expect(codes({ exposure: Exposure.wholeIp() }, on)).toEqual(['WHOLE_IP']);
    expect(one(objects({ exposure: Exposure.wholeIp() }, on), 'Service').metadata).toMatchObject({
      annotations: { 'networking.cozystack.io/wholeIP': 'true' }, labels: { 'service.kubernetes.io/service-proxy-name': 'cozy-proxy' },
    });
  });

  test('traffic that policies cannot express is an error', () => {
    expect(codes({ exposure: Exposure.portList([22], { allowIcmp: false }) })).toEqual(['NOT_SUPPORTED']);
    expect(codes({ exposure: Exposure.portList([]) })).toEqual(['PORTS_MISSING']);
  });
});

describe('a disk', () => {
  const volume = (props: object, namespace?: string) => objectsOf(chart => new Disk(chart, 'd', props), platform(), namespace)[0];

  test('requests the modes that the catalog declares for its storage class', () => {
    // The default class of the cluster, and its features, are not known here.
    expect(volume({ size: Size.gibibytes(1) }).spec.storage).toEqual({ resources: { requests: { storage: '1Gi' } } });
    expect(volume({ size: Size.gibibytes(1), storageClass: StorageClass.REPLICATED }).spec.storage).toEqual({
      accessModes: ['ReadWriteMany'], resources: { requests: { storage: '1Gi' } }, storageClassName: 'replicated', volumeMode: 'Block',
    });
    expect(volume({ size: Size.gibibytes(1), storageClass: StorageClass.LOCAL }).spec.storage.accessModes).toEqual(['ReadWriteOnce']);
  });

  test('has a DataSource, a URL, another disk, an upload or no source', () => {
    const size = Size.gibibytes(20);
    expect(volume({ size, source: DiskSource.image(GoldenImage.UBUNTU_24_04) }).spec.sourceRef)
      .toEqual({ kind: 'DataSource', name: 'ubuntu-noble', namespace: 'golden-images' });
    expect(volume({ size, source: DiskSource.http('https://example.com/a') }).spec.source).toEqual({ http: { url: 'https://example.com/a' } });
    expect(volume({ size, source: DiskSource.disk(Disk.fromName('old')) }, 'vms').spec.source).toEqual({ pvc: { name: 'old', namespace: 'vms' } });
    expect(volume({ size, source: DiskSource.upload() })).toMatchObject({
      metadata: { annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } }, spec: { source: { upload: {} } },
    });
    expect(volume({ size }).spec.source).toEqual({ blank: {} });
  });

  test('is kept; a disk with RemovalPolicy.DELETE is created and deleted with its machine', () => {
    expect(volume({ size: Size.gibibytes(1) }).metadata.annotations).toHaveProperty(['argocd.argoproj.io/sync-options']);
    const all = objects({ systemDisk: { removalPolicy: RemovalPolicy.DELETE } });
    expect(one(all, 'DataVolume')).toBeUndefined();
    const { dataVolumeTemplates, template } = one(all, 'VirtualMachine').spec;
    expect(dataVolumeTemplates.map(({ metadata }: any) => metadata)).toEqual([{ name: 'web-system' }]);
    expect(template.spec.volumes[0]).toEqual({ dataVolume: { name: 'web-system' }, name: 'web-system' });
  });
});

describe('names', () => {
  const nameCodes = (name: string, props: VirtualMachineProps = {}) => codesOf(chart => new VirtualMachine(chart, 'm', {
    ...EXPOSED, ...props, name, systemDisk: { name: 'system' },
  }), platform());

  test('are short enough for the Secret of the keys in the launcher\'s pod', () => {
    expect(nameCodes('a'.repeat(42))).toEqual([]);
    expect(nameCodes('a'.repeat(43))).toEqual(['NAME_TOO_LONG']);
    expect(nameCodes('a'.repeat(63), { sshKeys: [], cloudConfig: { users: [{ name: 'ada', sshAuthorizedKeys: [PUBLIC_KEY] }] } })).toEqual([]);
  });
});

describe('the catalog is that of the release', () => {
  const unknown = (version: KubeVirtVersion, type: string, profile = 'ubuntu') =>
    codes({ instanceType: InstanceType.fromName(type), instanceProfile: InstanceProfile.fromName(profile) }, platform({ version }))
      .filter(code => code.endsWith('_UNKNOWN'));

  test.each<[KubeVirtVersion, string, boolean]>([
    [KubeVirtVersion.V1_4, 'gn1.xlarge', true], [KubeVirtVersion.V1_5, 'gn1.xlarge', false],
    [KubeVirtVersion.V1_5, 'cx1.xlarge1gi', false], [KubeVirtVersion.V1_6, 'cx1.xlarge1gi', true],
    [KubeVirtVersion.V1_7, 'd1.large', false], [KubeVirtVersion.V1_8, 'd1.large', true],
    [KubeVirtVersion.V1_9, 's1.small', false],
  ])('%s: %s', (version, type, known) => expect(unknown(version, type)).toEqual(known ? [] : ['INSTANCE_TYPE_UNKNOWN']));

  test.each<[KubeVirtVersion, string, boolean]>([
    [KubeVirtVersion.V1_4, 'debian', false], [KubeVirtVersion.V1_5, 'debian', true],
    [KubeVirtVersion.V1_5, 'oraclelinux', false], [KubeVirtVersion.V1_6, 'oraclelinux', true],
    [KubeVirtVersion.V1_9, 'centos.7', false],
  ])('%s: %s', (version, profile, known) => expect(unknown(version, 'u1.2xlarge', profile)).toEqual(known ? [] : ['PROFILE_UNKNOWN']));
});

test('a fleet moves from Hikube with one changed line', () => {
  const fleet = (chart: any) => new VirtualMachine(chart, 'web', { ...EXPOSED, sshKeys: [SshKey.fromString(PUBLIC_KEY)] });
  expect(objectsOf(fleet, Platform.hikube())).toHaveLength(2);
  expect(objectsOf(fleet, platform())).toHaveLength(6);
});
