import { Chart, Duration, Size } from 'cdk8s';
import {
  AccessCredential, Capacity, ClusterCatalog, Disk, Exposure, Fleet, GoldenImage, KubeVirtVersion, MachinePool, MachinePoolProps,
  MachineService, Network, Platform, PoolOrder,
  PoolState, PoolUpdate, VirtualMachineProps, PercentOrAbsolute,
} from '../../../src';
import { chartOn, codesOf, EXPOSED, GOOD, objectsOf } from '../../support/fleet';
import { isCore, schemaErrors } from '../../support/schemas';

const kubevirt = (version = KubeVirtVersion.V1_9) => Platform.kubevirt({
  version, catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10) }] }),
});
const MACHINE: VirtualMachineProps = { ...GOOD, exposure: Exposure.none() };
const KEYLESS = {
  ...MACHINE, sshKeys: [], accessCredentials: [AccessCredential.sshKeys('ops')], systemDisk: { name: 'root', size: Size.gibibytes(20) },
};
const pool = (props: Partial<MachinePoolProps> = {}) => (chart: Chart) => new MachinePool(chart, 'web', { replicas: 3, machine: MACHINE, ...props });
const codes = (props: Partial<MachinePoolProps>, platform = kubevirt()) => codesOf(pool(props), platform);

test('identical machines, each with its own disk that is deleted with it', () => {
  const objects = objectsOf(chart => new MachineService(chart, 'http', { machines: pool()(chart), ports: [{ port: 80 }] }), kubevirt());
  expect(objects.filter(object => !isCore(object)).flatMap(schemaErrors)).toEqual([]);
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'Service http', 'VirtualMachinePool web', 'Secret web-cloud-init', 'Secret web-ssh-keys',
  ]);
  const { apiVersion, spec } = objects[1];
  const label = { 'cdk8s-vm-fleet/fleet': 'web' };
  expect([apiVersion, spec.replicas, spec.selector, spec.virtualMachineTemplate.metadata.labels]).toEqual([
    'pool.kubevirt.io/v1beta1', 3, { matchLabels: label }, label,
  ]);
  const { dataVolumeTemplates, template } = spec.virtualMachineTemplate.spec;
  expect(dataVolumeTemplates.map(({ metadata }: any) => metadata)).toEqual([{ name: 'web-system' }]);
  expect(template.metadata.labels).toEqual(label);
  expect(objects[0].spec.selector).toEqual(label);
  // The template has everything that the webhook checks, and no identity that all machines would share.
  expect(template.spec.architecture).toBe('amd64');
  expect(template.spec.networks).toEqual([{ name: 'default', pod: {} }]);
  expect(template.spec.domain.firmware).toBeUndefined();
});

test('all properties of a pool', () => {
  const [{ spec }] = objectsOf(pool({
    maxUnavailable: PercentOrAbsolute.percent(25), update: PoolUpdate.OPPORTUNISTIC, scaleInOrder: PoolOrder.NEWEST,
    statePreservation: PoolState.OFFLINE, autohealing: { failures: 5, after: Duration.minutes(10) },
  }), kubevirt()).filter(({ kind }) => kind === 'VirtualMachinePool');
  expect(spec).toMatchObject({
    maxUnavailable: '25%',
    updateStrategy: { opportunistic: {} },
    scaleInStrategy: { proactive: { selectionPolicy: { sortPolicy: 'Newest' }, statePreservation: 'Offline' } },
    autohealing: { startUpFailureThreshold: 5, minFailingToStartDuration: '600s' },
  });
  const [{ spec: counted }] = objectsOf(pool({ maxUnavailable: PercentOrAbsolute.absolute(2) }), kubevirt()).filter(({ kind }) => kind === 'VirtualMachinePool');
  expect(counted.maxUnavailable).toBe(2);
});

test('its fields and its API by version', () => {
  const [object] = objectsOf(pool(), kubevirt(KubeVirtVersion.V1_6)).filter(({ kind }) => kind === 'VirtualMachinePool');
  expect(object.apiVersion).toBe('pool.kubevirt.io/v1alpha1');
  expect(codes({ maxUnavailable: PercentOrAbsolute.absolute(1), scaleInOrder: PoolOrder.OLDEST }, kubevirt(KubeVirtVersion.V1_5))).toEqual(['NOT_SUPPORTED', 'NOT_SUPPORTED']);
  expect(codes({ maxUnavailable: PercentOrAbsolute.absolute(1), update: PoolUpdate.PROACTIVE, autohealing: {} }, kubevirt(KubeVirtVersion.V1_6))).toEqual(['NOT_SUPPORTED']);
  expect(codes({ scaleInOrder: PoolOrder.OLDEST }, kubevirt(KubeVirtVersion.V1_6))).toEqual(['NOT_SUPPORTED']);
  expect(codes({}, Platform.cozystack())).toEqual(['NOT_SUPPORTED']);
});

test.each<[string, Partial<MachinePoolProps>, string[]]>([
  ['less than none', { replicas: -1 }, ['POOL_INVALID']],
  ['half a machine', { replicas: 1.5 }, ['POOL_INVALID']],
  ['none for now', { replicas: 0 }, []],
  ['more than all unavailable', { maxUnavailable: PercentOrAbsolute.percent(101) }, ['POOL_INVALID']],
  ['none unavailable', { maxUnavailable: PercentOrAbsolute.absolute(0) }, ['POOL_INVALID']],
  ['healing before the first failure', { autohealing: { failures: 0 } }, ['POOL_INVALID']],
  ['healing after no number of seconds', { autohealing: { failures: 1, after: Duration.seconds(NaN) } }, ['POOL_INVALID']],
  ['healing after a part of a second', { autohealing: { failures: 1, after: Duration.millis(1500) } }, []],
  ['a host name', { machine: { ...MACHINE, hostname: 'web' } }, ['POOL_INVALID']],
  ['a MAC address', { machine: { ...MACHINE, networks: [Network.fromName('storage', { macAddress: '02:00:00:00:00:01' })] } }, ['POOL_INVALID']],
  ['a disk that exists', { machine: { ...MACHINE, disks: [Disk.fromName('data')] } }, ['POOL_INVALID']],
  ['an address of each', { machine: EXPOSED }, ['POOL_INVALID']],
  ['a new run of cloud-init', { machine: { ...MACHINE, cloudInitSeed: '2' } }, ['POOL_INVALID']],
  ['a name without room for numbers', { name: 'w'.repeat(62), machine: KEYLESS }, ['NAME_TOO_LONG']],
  ['a name with just that room', { name: 'w'.repeat(61), machine: KEYLESS }, []],
  ['a misspelt property', { replica: 3 } as Partial<MachinePoolProps>, ['PROPERTY_UNKNOWN']],
])('%s', (_, props, expected) => expect(codes(props)).toEqual(expected));

test('a fleet with the same name is an error: Services cannot distinguish them', () => {
  expect(codesOf(chart => {
    new Fleet(chart, 'web', { members: ['a'], machine: MACHINE });
    new MachinePool(chart, 'pool', { name: 'web', replicas: 1, machine: MACHINE });
  }, kubevirt())).toEqual(['NAME_DUPLICATE', 'NAME_DUPLICATE']);
});

test('it uses the quota of all its machines', () => {
  const [one, three] = [1, 3].map(replicas => Capacity.of(pool({ replicas })(chartOn(kubevirt()))));
  for (const key of ['limits.cpu', 'requests.memory', 'requests.storage', 'pods', 'persistentvolumeclaims']) {
    expect([key, three.amount(key)]).toEqual([key, 3 * one.amount(key)]);
  }
  expect(three.services).toBe(0);
});
