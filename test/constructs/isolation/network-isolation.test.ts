import { App, Chart } from 'cdk8s';
import { Cluster, Pod } from './cluster';
import {
  AllowedTraffic, ClusterCatalog, Exposure, Findings, Fleet, FleetChart, GoldenImage, MachinePool, NetworkIsolation, NetworkIsolationProps,
  Platform, Probe, TrafficPeer, TrafficPort, VirtualMachine,
} from '../../../src';
import { chartOn, codesOf, EXPOSED, GOOD, objectsOf } from '../../support/fleet';
import { captureStderr } from '../../support/stderr';

const kubevirt = () => Platform.kubevirt({
  catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, namespace: 'golden-images' }] }),
});
const MACHINE = { ...GOOD, exposure: Exposure.none() };
const policiesOf = (build: (chart: Chart) => void) => objectsOf(build, kubevirt(), 'shop').filter(({ kind }) => kind === 'NetworkPolicy');
const specsOf = (build: (chart: Chart) => void): Record<string, any> => (
  Object.fromEntries(policiesOf(build).map(({ metadata, spec }) => [metadata.name, spec]))
);
const allowing = (traffic: AllowedTraffic, props?: NetworkIsolationProps) => (chart: Chart) => new NetworkIsolation(chart, 'deny', props).allow('it', traffic);
const codes = (traffic: AllowedTraffic, props?: NetworkIsolationProps) => codesOf(allowing(traffic, props), kubevirt(), 'shop');
const here = TrafficPeer.sameNamespace();
const { cidr, namespace } = TrafficPeer;

captureStderr();

describe('a shop that denies all traffic except the traffic that it needs', () => {
  let cluster: Cluster;
  let pods: Record<string, Pod>;
  beforeAll(() => {
    const objects = objectsOf(chart => {
      const web = new Fleet(chart, 'web', { members: ['a', 'b'], machine: { ...GOOD, exposure: Exposure.portList([443]) } });
      const db = new VirtualMachine(chart, 'db', MACHINE);
      const isolation = new NetworkIsolation(chart, 'shop');
      isolation.allow('web-to-db', { from: TrafficPeer.machines(web), to: TrafficPeer.machines(db), ports: [TrafficPort.tcp(5432)] });
      isolation.allow('metrics', { from: namespace('monitoring'), to: here, ports: [TrafficPort.tcpRange(9100, 9110)] });
      isolation.allow('updates', { from: here, to: cidr('203.0.113.0/24'), ports: [TrafficPort.tcp(443)] });
    }, kubevirt(), 'shop');
    const machine = (name: string) => ({
      namespace: 'shop', labels: objects.find(({ kind, metadata }) => kind === 'VirtualMachine' && metadata.name === name).spec.template.metadata.labels,
    });
    cluster = new Cluster(objects.filter(({ kind }) => kind === 'NetworkPolicy'));
    pods = {
      'web-a': machine('web-a'),
      'web-b': machine('web-b'),
      'db': machine('db'),
      'dns': { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
      'monitoring': { namespace: 'monitoring', labels: {} },
      'stranger': { namespace: 'elsewhere', labels: {} },
      'importer': { namespace: 'shop', labels: { app: 'containerized-data-importer' } },
    };
  });

  test.each<[string, string, string, number, boolean]>([
    ['web reaches the database by its port', 'web-a', 'db', 5432, true],
    ['each member of the fleet does', 'web-b', 'db', 5432, true],
    ['by no other port', 'web-a', 'db', 22, false],
    ['the database does not reach web', 'db', 'web-a', 8080, false],
    ['members do not reach each other', 'web-a', 'web-b', 8080, false],
    ['the world reaches web by what its PortList opens', 'world', 'web-a', 443, true],
    ['and by nothing else', 'world', 'web-a', 22, false],
    ['the world does not reach the database', 'world', 'db', 5432, false],
    ['others of the cluster do not either', 'stranger', 'db', 5432, false],
    ['a PortList does not let in the cluster by all ports', 'stranger', 'web-a', 22, false],
    ['all ask for names', 'db', 'dns', 53, true],
    ['and DNS for nothing else', 'db', 'dns', 443, false],
    ['another namespace reaches what it is allowed to', 'monitoring', 'db', 9105, true],
    ['by those ports', 'monitoring', 'db', 9111, false],
    ['the world is reached where that is allowed', 'web-a', 'world', 443, true],
    ['and not otherwise', 'web-a', 'world', 25, false],
    ['disks are imported from anywhere', 'importer', 'world', 443, true],
    ['clones and uploads are taken', 'stranger', 'importer', 8443, true],
    ['and nothing else is', 'stranger', 'importer', 22, false],
  ])('%s', (_, from, to, port, expected) => {
    const end = (name: string) => name === 'world' ? name : pods[name];
    expect(cluster.connects(end(from), end(to), port)).toBe(expected);
  });
});

test('without an isolation, a PortList allows all ports from the cluster', () => {
  const web = (props?: NetworkIsolationProps) => specsOf(chart => {
    new VirtualMachine(chart, 'web', EXPOSED);
    if (props) new NetworkIsolation(chart, 'deny', props);
  }).web.ingress;
  expect(web()).toEqual([{ ports: [{ port: 22, protocol: 'TCP' }] }, { from: [{ namespaceSelector: {} }] }]);
  expect(web({})).toEqual([{ ports: [{ port: 22, protocol: 'TCP' }] }]);
  expect(web({ ingress: false })).toEqual(web());
});

test('another namespace is not isolated', () => {
  const platform = kubevirt();
  const chart = chartOn(platform, 'shop');
  new NetworkIsolation(chart, 'deny');
  const other = new FleetChart(chart.node.root as App, 'other', { platform, namespace: 'other' });
  new VirtualMachine(other, 'web', EXPOSED);
  expect((other.toJson() as any[]).find(({ kind }) => kind === 'NetworkPolicy').spec.ingress).toHaveLength(2);
});

test('only directions that are isolated get policies', () => {
  const types = (props: NetworkIsolationProps) => Object.fromEntries(policiesOf(allowing({ from: here, to: here }, props))
    .map(({ metadata, spec }) => [metadata.name, spec.policyTypes.join()]));
  expect(types({ egress: false })).toEqual({ 'deny': 'Ingress', 'deny-disk-imports': 'Ingress', 'deny-it-ingress': 'Ingress' });
  expect(types({ ingress: false })).toEqual({ 'deny': 'Egress', 'deny-disk-imports': 'Egress', 'deny-dns': 'Egress', 'deny-it-egress': 'Egress' });
  expect(types({ dns: false, diskImports: false })).toEqual({ 'deny': 'Ingress,Egress', 'deny-it-egress': 'Egress', 'deny-it-ingress': 'Ingress' });
});

test('machines of another namespace are selected in their namespace', () => {
  const platform = kubevirt();
  const chart = chartOn(platform, 'shop');
  const other = new FleetChart(chart.node.root as App, 'other', { platform, namespace: 'ops' });
  const bastion = TrafficPeer.machines(new VirtualMachine(other, 'bastion', MACHINE));
  new NetworkIsolation(chart, 'deny').allow('ops', { from: bastion, to: here, ports: [TrafficPort.tcp(22)] });
  const policies: any[] = chart.toJson().filter(({ kind }) => kind === 'NetworkPolicy');
  expect(policies.map(({ metadata }) => metadata.name)).not.toContain('deny-ops-egress');
  expect(policies.find(({ metadata }) => metadata.name === 'deny-ops-ingress').spec).toEqual({
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{
      from: [{
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ops' } },
        podSelector: { matchLabels: { 'cdk8s-vm-fleet/machine': 'bastion' } },
      }],
      ports: [{ port: 22, protocol: 'TCP' }],
    }],
  });
});

test('machines of a pool are found by the label that their pods have', () => {
  const objects = objectsOf(chart => {
    const machines = new MachinePool(chart, 'workers', { replicas: 3, machine: MACHINE });
    new NetworkIsolation(chart, 'deny').allow('jobs', { from: TrafficPeer.machines(machines), to: cidr('203.0.113.0/24') });
  }, kubevirt(), 'shop');
  const { matchLabels } = objects.find(({ metadata }) => metadata.name === 'deny-jobs-egress').spec.podSelector;
  const pool = objects.find(({ kind }) => kind === 'VirtualMachinePool');
  expect(pool.spec.virtualMachineTemplate.spec.template.metadata.labels).toMatchObject(matchLabels);
});

test('ranges have exceptions', () => {
  expect(specsOf(allowing({ to: cidr('10.0.0.0/8', ['10.1.0.0/16']), from: here }))['deny-it-egress'].egress)
    .toEqual([{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }]);
});

test.each<[string, AllowedTraffic, NetworkIsolationProps | undefined, string[]]>([
  ['anyone to here', { to: here }, undefined, []],
  ['here to anyone', { from: here }, undefined, []],
  ['nothing in particular', {}, undefined, ['TRAFFIC_INVALID']],
  ['elsewhere to elsewhere', { from: namespace('a'), to: namespace('b') }, undefined, ['TRAFFIC_INVALID']],
  ['in a direction that is free', { from: here, to: cidr('203.0.113.0/24') }, { egress: false }, ['TRAFFIC_INVALID']],
  ['an invalid range', { from: here, to: cidr('203.0.113.0') }, undefined, ['CIDR_INVALID']],
  ['bits behind the prefix', { from: here, to: cidr('203.0.113.7/24') }, undefined, ['CIDR_INVALID']],
  ['one address', { from: here, to: cidr('203.0.113.7/32') }, undefined, []],
  ['IPv6', { from: here, to: cidr('2001:db8::/32', ['2001:db8:1::/48']) }, undefined, []],
  ['an exception outside', { from: here, to: cidr('10.0.0.0/8', ['11.0.0.0/16']) }, undefined, ['CIDR_INVALID']],
  ['an exception of everything', { from: here, to: cidr('10.0.0.0/8', ['10.0.0.0/8']) }, undefined, ['CIDR_INVALID']],
  ['a port out of range', { from: here, ports: [TrafficPort.tcp(65536)] }, undefined, ['PORT_INVALID']],
  ['ports backwards', { from: here, ports: [TrafficPort.udpRange(2, 1)] }, undefined, ['PORT_INVALID']],
  ['an invalid namespace', { to: here, from: namespace('Mon') }, undefined, ['NAME_INVALID']],
  ['a domain', { from: here, to: TrafficPeer.domain('example.com') }, undefined, ['NOT_SUPPORTED']],
  ['an application', { from: here, to: TrafficPeer.application('Postgres', 'db') }, undefined, ['NOT_SUPPORTED']],
  ['machines by name', { from: 'web' as any, to: here }, undefined, ['PROPERTY_TYPE']],
  ['machines by name again', { from: TrafficPeer.machines('web' as any), to: TrafficPeer.namespace('a') }, undefined, ['PROPERTY_TYPE']],
  ['a number for a range', { from: here, to: cidr(10 as any) }, undefined, ['PROPERTY_TYPE']],
  ['no names', { to: here }, { dns: false }, ['DNS_BLOCKED']],
  ['names of one\'s own', { from: here, to: cidr('192.0.2.53/32'), ports: [TrafficPort.udp(53)] }, { dns: false }, []],
  ['name servers of OpenShift', { from: here, to: namespace('openshift-dns'), ports: [TrafficPort.udp(5353)] }, { dns: false }, []],
  ['another port', { from: here, to: namespace('openshift-dns'), ports: [TrafficPort.udp(5454)] }, { dns: false }, ['DNS_BLOCKED']],
  ['names among all', { from: here }, { dns: false }, []],
  ['names asked of here', { to: here, ports: [TrafficPort.udp(53)], from: TrafficPeer.anywhere() }, { dns: false }, ['DNS_BLOCKED']],
  ['no direction at all', { to: here }, { ingress: false, egress: false }, ['TRAFFIC_INVALID', 'TRAFFIC_INVALID']],
])('%s', (_, traffic, props, expected) => expect(codes(traffic, props)).toEqual(expected));

test('names of policies are taken once', () => {
  expect(codesOf(chart => {
    const isolation = new NetworkIsolation(chart, 'deny');
    isolation.allow('it', { from: here });
    isolation.allow('it', { to: here });
  }, kubevirt(), 'shop')).toEqual(['NAME_DUPLICATE']);
  for (const id of ['web', 'web-dns']) {
    expect(codesOf(chart => {
      new VirtualMachine(chart, id, GOOD);
      new NetworkIsolation(chart, 'web');
    }, kubevirt(), 'shop')).toEqual(['NAME_DUPLICATE']);
  }
});

test('probes need no policy, because they come from the node', () => {
  expect(codesOf(chart => {
    new VirtualMachine(chart, 'web', { ...MACHINE, readinessProbe: Probe.tcp(80) });
    new NetworkIsolation(chart, 'deny');
  }, kubevirt(), 'shop')).toEqual([]);
});

test('the order of the code does not change the output', () => {
  const write = (early: boolean) => policiesOf(chart => {
    const isolate = () => {
      const isolation = new NetworkIsolation(chart, 'deny');
      for (const id of early ? ['a', 'b'] : ['b', 'a']) isolation.allow(id, { from: here });
    };
    if (early) isolate();
    new VirtualMachine(chart, 'web', GOOD);
    if (!early) isolate();
  });
  expect(write(true)).toEqual(write(false));
});

test('other platforms do not isolate within a tenant', () => {
  for (const platform of [Platform.hikube(), Platform.cozystack()]) {
    const chart = chartOn(platform, 'tenant-shop');
    new NetworkIsolation(chart, 'deny');
    expect(Findings.of(chart)).toEqual([expect.objectContaining({ code: 'NOT_SUPPORTED', message: expect.stringContaining('NetworkIsolation') })]);
  }
});
