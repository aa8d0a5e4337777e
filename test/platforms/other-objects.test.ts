import { ApiObject, Chart, Size, Testing } from 'cdk8s';
import {
  AccessCredential, CloudInit, CozystackVersion, Disk, DiskSource, Exposure, Findings, FleetChart, GoldenImageSet,
  GoldenImageSource, InstanceProfile, InstanceTypeSet, MachineDefault, NetworkData, Platform, RemovalPolicy, Tenant,
  VirtualMachine, VirtualMachineProps, VirtualPrivateCloud,
} from '../../src';
import { subnetAttachmentName } from '../../src/platforms/cozystack/vpc/identifiers';
import { findingsOf, GOOD, PUBLIC_KEY, wordy } from '../support/fleet';

const SOURCE = DiskSource.http('https://example.com/noble.img');
const MACHINE: VirtualMachineProps = {
  ...GOOD, image: undefined, instanceProfile: InstanceProfile.fromName('ubuntu'), systemDisk: { source: SOURCE, size: Size.gibibytes(20) },
};
const COZYSTACK = Platform.cozystack({ version: CozystackVersion.V1_6 });

const raw = (chart: Chart, apiVersion: string, kind: string, name: string, metadata: object = {}) => (
  new ApiObject(chart, `${kind}-${name}`, { apiVersion, kind, metadata: { name, ...metadata } })
);
const found = (build: (chart: Chart) => void, platform = Platform.kubevirt()) => (
  findingsOf(build, platform, platform === COZYSTACK ? 'tenant-shop' : 'lab').map(({ code, path, got }) => [code, path, got])
);
const withWeb = (build: (chart: Chart) => void, props: Partial<VirtualMachineProps> = {}, platform?: Platform) => found(chart => {
  new VirtualMachine(chart, 'web', { ...MACHINE, ...props });
  build(chart);
}, platform);

describe('a plain object with the name of an object that is written', () => {
  test.each([
    ['v1', 'Secret', 'web-cloud-init', 'test/web'],
    ['v1', 'Secret', 'web-ssh-keys', 'test/web'],
    ['v1', 'Service', 'web', 'test/web'],
    ['kubevirt.io/v1alpha3', 'VirtualMachine', 'web', 'test/web'],
    ['kubevirt.io/v1', 'VirtualMachineInstance', 'web', 'test/web'],
    ['cdi.kubevirt.io/v1beta1', 'DataVolume', 'web-system', 'test/web/system'],
    ['v1', 'PersistentVolumeClaim', 'web-system', 'test/web/system'],
  ])('%s %s %s on KubeVirt', (apiVersion, kind, name, path) => {
    expect(withWeb(chart => raw(chart, apiVersion, kind, name))).toEqual([['NAME_DUPLICATE', path, `"${name}"`]]);
  });

  test.each([
    ['apps.cozystack.io/v1alpha1', 'VMInstance', 'web', 'test/web'],
    ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'vm-instance-web', 'test/web'],
    ['v1', 'Secret', 'vm-instance-web-cloud-init', 'test/web'],
    ['v1', 'Service', 'vm-instance-web', 'test/web'],
    ['v1', 'PersistentVolumeClaim', 'vm-disk-web-system', 'test/web/system'],
  ])('%s %s %s on Cozystack', (apiVersion, kind, name, path) => {
    expect(withWeb(chart => raw(chart, apiVersion, kind, name), {}, COZYSTACK)).toEqual([['NAME_DUPLICATE', path, `"${name}"`]]);
  });

  test('volumes in the template of a machine', () => {
    const props = { systemDisk: { ...MACHINE.systemDisk, removalPolicy: RemovalPolicy.DELETE } };
    expect(withWeb(chart => raw(chart, 'v1', 'PersistentVolumeClaim', 'web-system'), props)).toEqual([['NAME_DUPLICATE', 'test/web', '"web-system"']]);
  });

  test('network attachments of a private network', () => {
    const network = (name: string) => found(chart => {
      new VirtualPrivateCloud(chart, 'vpc00', { subnets: { sub00: '10.1.0.0/24' } });
      raw(chart, 'k8s.cni.cncf.io/v1', 'NetworkAttachmentDefinition', name);
    }, COZYSTACK).filter(([code]) => code !== 'CIDR_OF_CLUSTER');
    const name = subnetAttachmentName('tenant-shop', 'vpc00', 'sub00');
    expect(network(name)).toEqual([['NAME_DUPLICATE', 'test/vpc00', `"${name}"`]]);
    expect(network('subnet-00000000')).toEqual([]);
  });

  test('the namespace of a tenant', () => {
    const tenant = (name: string) => findingsOf(chart => {
      new Tenant(chart, 'blue');
      raw(chart, 'v1', 'Namespace', name);
    }, COZYSTACK, 'tenant-root').map(({ code, path }) => [code, path]);
    expect(tenant('tenant-blue')).toEqual([['NAME_DUPLICATE', 'test/blue']]);
    expect(tenant('tenant-green')).toEqual([]);
  });

  test('two sets', () => {
    const twice = (names: readonly string[]) => found(chart => names.forEach((name, i) => (
      new InstanceTypeSet(chart, `set${i}`, { instanceTypes: [{ name, vcpus: 1, memory: Size.gibibytes(1) }] })
    ))).map(([code]) => code);
    expect(twice(['t1.small', 't1.small'])).toEqual(['NAME_DUPLICATE', 'NAME_DUPLICATE']);
    expect(twice(['t1.small', 't1.large'])).toEqual([]);
  });

  test('a golden image and a disk of its namespace', () => {
    const image = (disk: string) => found(chart => {
      new GoldenImageSet(chart, 'images', { images: [{ name: 'noble', size: Size.gibibytes(4), source: GoldenImageSource.http('https://example.com/noble.img') }] });
      new Disk(chart, 'data', { name: disk, size: Size.gibibytes(1) });
    }).map(([code, path]) => [code, path]);
    expect(image('noble')).toEqual([['NAME_DUPLICATE', 'test/data']]);
    expect(image('jammy')).toEqual([]);
  });
});

test('the fix for a Service of the user with the name of a machine is to omit the Service of the machine', () => {
  const service = (props = {}) => findingsOf(chart => {
    new VirtualMachine(chart, 'web', { ...MACHINE, ...props });
    raw(chart, 'v1', 'Service', 'web');
  }, Platform.kubevirt(), 'lab').filter(({ code }) => code === 'NAME_DUPLICATE').map(({ fix }) => fix);
  expect(service()).toEqual([expect.stringContaining('`leaveToCluster`')]);
  expect(service({ exposure: Exposure.portList([22]) })).toEqual([expect.not.stringContaining('`leaveToCluster`')]);
});

describe('no finding', () => {
  test.each([
    ['v1', 'ConfigMap', 'web-cloud-init', {}],
    ['v1', 'Secret', 'web', {}],
    ['v1', 'Secret', 'web-cloud-init', { namespace: 'other' }],
    ['example.com/v1', 'Service', 'web', {}],
    ['v1', 'PersistentVolumeClaim', 'web-system', { annotations: { 'cdi.kubevirt.io/allowClaimAdoption': 'true' } }],
  ])('%s %s %s %j', (apiVersion, kind, name, metadata) => {
    expect(withWeb(chart => raw(chart, apiVersion, kind, name, metadata))).toEqual([]);
  });

  test('where the machine leaves its Service to others', () => {
    expect(withWeb(chart => raw(chart, 'v1', 'Service', 'web'), { leaveToCluster: [MachineDefault.SERVICE] })).toEqual([]);
  });

  test('on Cozystack for the names of KubeVirt, and for a Secret that the chart does not make', () => {
    expect(withWeb(chart => raw(chart, 'v1', 'Secret', 'web-cloud-init'), {}, COZYSTACK)).toEqual([]);
    expect(withWeb(chart => raw(chart, 'v1', 'Secret', 'vm-instance-web-ssh-keys'), { sshKeys: [], cloudInit: CloudInit.fromString(`#cloud-config\nssh_authorized_keys:\n  - ${PUBLIC_KEY}\n`) }, COZYSTACK)).toEqual([]);
  });
});

test('an object in a chart without a platform may be in the same cluster', () => {
  const withPlain = (namespace: string) => {
    const app = Testing.app();
    new VirtualMachine(new FleetChart(app, 'lab', { platform: Platform.kubevirt(), namespace: 'lab' }), 'web', MACHINE);
    raw(new Chart(app, 'plain', { namespace }), 'v1', 'Secret', 'web-cloud-init');
    return wordy(Findings.of(app)).map(({ code, path }) => [code, path]);
  };
  expect(withPlain('lab')).toEqual([['NAME_DUPLICATE_UNSURE', 'lab/web']]);
  expect(withPlain('other')).toEqual([]);
});

describe('a Secret that is kept elsewhere', () => {
  const other = (props: Partial<VirtualMachineProps>) => (chart: Chart) => void new VirtualMachine(chart, 'db', { ...MACHINE, sshKeys: [], systemDisk: { ...MACHINE.systemDisk, name: 'db' }, ...props });

  test('must not have a name that another machine writes', () => {
    expect(withWeb(other({ cloudInit: CloudInit.fromSecret('web-cloud-init') }))).toEqual([['NAME_DUPLICATE_UNSURE', 'test/web', '"web-cloud-init"']]);
    expect(withWeb(other({ cloudInit: CloudInit.fromSecret('db-user-data') }))).toEqual([]);
  });

  test('of an import', () => {
    const disk = (secret: string) => (chart: Chart) => void new Disk(chart, 'data', { size: Size.gibibytes(1), source: DiskSource.http('https://example.com/a.img', { secret }) });
    expect(withWeb(disk('web-ssh-keys'))).toEqual([['NAME_DUPLICATE_UNSURE', 'test/web', '"web-ssh-keys"']]);
    expect(withWeb(disk('web-ssh'))).toEqual([]);
  });

  test('must not have the name of the machine\'s own document, but its keys may be used twice', () => {
    const own = { cloudInit: CloudInit.fromSecret('web-cloud-init'), networkData: NetworkData.fromString('version: 2\nethernets:\n  eth0: {dhcp4: true}\n') };
    expect(withWeb(() => undefined, own)).toEqual([['NAME_DUPLICATE_UNSURE', 'test/web', '"web-cloud-init"']]);
    expect(withWeb(() => undefined, { ...own, cloudInit: CloudInit.fromSecret('web-user-data') })).toEqual([]);
    expect(withWeb(() => undefined, { accessCredentials: [AccessCredential.sshKeysByAgent('web-ssh-keys', ['ubuntu'])] })).toEqual([]);
  });
});
