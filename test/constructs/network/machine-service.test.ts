import { Chart } from 'cdk8s';
import {
  AllowedTraffic, ClusterCatalog, Exposure, Findings, Fleet, FleetChart, GoldenImage, IpFamily, IpFamilyPolicy, MachineAffinity, MachinePool,
  MachineService, MachineServiceProps, NetworkIsolation, Platform, PortProtocol, ServiceType, TrafficPeer, TrafficPort, VirtualMachine,
} from '../../../src';
import { chartOn, codesOf, GOOD, objectsOf } from '../../support/fleet';

const MACHINE = { ...GOOD, exposure: Exposure.none() };
const kubevirt = () => Platform.kubevirt({
  catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] }),
});
const serve = (props: Partial<MachineServiceProps>) => (chart: Chart) => new MachineService(chart, 'http', {
  machines: new VirtualMachine(chart, 'web', MACHINE), ports: [{ port: 80 }], ...props,
});
const codes = (props: Partial<MachineServiceProps>) => codesOf(serve(props), kubevirt());

test('a Service finds its machines by a label that their pods have', () => {
  const objects = objectsOf(chart => {
    const fleet = new Fleet(chart, 'web', { members: ['a', 'b'], machine: MACHINE });
    new MachineService(chart, 'all', { machines: fleet, ports: [{ port: 80 }] });
    new MachineService(chart, 'one', { machines: fleet.machines[0], ports: [{ port: 80 }] });
  }, kubevirt());
  const selector = (name: string) => objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name).spec.selector;
  const podLabels = objects.filter(({ kind }) => kind === 'VirtualMachine').map(({ spec }) => spec.template.metadata.labels);
  const chosen = (name: string) => podLabels.filter(labels => Object.entries(selector(name)).every(([key, value]) => labels[key] === value)).length;
  expect([chosen('all'), chosen('one')]).toEqual([2, 1]);
});

test('all properties of a Service', () => {
  const service = objectsOf(serve({
    ports: [{ port: 80, targetPort: 8080, name: 'http', nodePort: 30080 }, { port: 53, protocol: PortProtocol.UDP }],
    type: ServiceType.LOAD_BALANCER,
    externalIps: ['203.0.113.7'],
    ipFamilies: [IpFamily.IPV4, IpFamily.IPV6],
    sticky: true,
    keepsClientAddress: true,
    sourceRanges: ['198.51.100.0/24', '2001:db8::/32'],
    labels: { team: 'web' },
    annotations: { 'example.com/pool': 'public' },
  }), kubevirt()).find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'http');
  expect(service).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { annotations: { 'example.com/pool': 'public' }, labels: { team: 'web' }, name: 'http' },
    spec: {
      externalIPs: ['203.0.113.7'],
      externalTrafficPolicy: 'Local',
      ipFamilies: ['IPv4', 'IPv6'],
      ipFamilyPolicy: 'PreferDualStack',
      loadBalancerSourceRanges: ['198.51.100.0/24', '2001:db8::/32'],
      ports: [
        { name: 'http', nodePort: 30080, port: 80, protocol: 'TCP', targetPort: 8080 },
        { name: 'udp-53', port: 53, protocol: 'UDP', targetPort: 53 },
      ],
      selector: { 'cdk8s-vm-fleet/machine': 'web' },
      sessionAffinity: 'ClientIP',
      type: 'LoadBalancer',
    },
  });
});

const { CLUSTER_IP, NODE_PORT, LOAD_BALANCER } = ServiceType;

test.each<[string, Partial<MachineServiceProps>, string[]]>([
  ['no ports', { ports: [] }, ['PORTS_MISSING']],
  ['no ports of a headless one', { ports: [], clusterIp: 'None' }, []],
  ['a headless one with an address of its own', { clusterIp: 'None', type: LOAD_BALANCER }, ['SERVICE_INVALID']],
  ['a cluster address of another version', { clusterIp: '10.96.1.1', ipFamilies: [IpFamily.IPV6] }, ['SERVICE_INVALID']],
  ['client addresses by external addresses', { keepsClientAddress: true, type: CLUSTER_IP, externalIps: ['192.0.2.1'] }, []],
  ['an invalid cluster address', { clusterIp: 'internal' }, ['SERVICE_INVALID']],
  ['an invalid external address', { externalIps: ['web.example.com'] }, ['SERVICE_INVALID']],
  ['the host itself as external address', { externalIps: ['127.0.0.1'] }, ['SERVICE_INVALID']],
  ['a version twice', { ipFamilies: [IpFamily.IPV4, IpFamily.IPV4] }, ['SERVICE_INVALID']],
  ['two versions in a single stack', { ipFamilies: [IpFamily.IPV4, IpFamily.IPV6], ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK }, ['SERVICE_INVALID']],
  ['client addresses inside the cluster', { keepsClientAddress: true, type: CLUSTER_IP }, ['SERVICE_INVALID']],
  ['source ranges without an address', { sourceRanges: ['10.0.0.0/8'], type: NODE_PORT }, ['SERVICE_INVALID']],
  ['an invalid source range', { sourceRanges: ['10.0.0.0'], type: LOAD_BALANCER }, ['SERVICE_INVALID']],
  ['a source range that is too long', { sourceRanges: ['10.0.0.0/33'], type: LOAD_BALANCER }, ['SERVICE_INVALID']],
  ['a node port inside the cluster', { ports: [{ port: 80, nodePort: 30080 }] }, ['SERVICE_INVALID']],
  ['a port out of range', { ports: [{ port: 0 }] }, ['PORT_INVALID']],
  ['a target port out of range', { ports: [{ port: 80, targetPort: 65536 }] }, ['PORT_INVALID']],
  ['a port twice', { ports: [{ port: 80 }, { port: 80, name: 'other' }] }, ['PORT_DUPLICATE']],
  ['a port of the nodes twice', {
    ports: [{ port: 80, nodePort: 30080 }, { port: 81, nodePort: 30080, protocol: PortProtocol.UDP }], type: NODE_PORT,
  }, ['PORT_DUPLICATE']],
  ['a port of the nodes by two protocols', {
    ports: [{ port: 80, nodePort: 30080 }, { port: 80, nodePort: 30080, protocol: PortProtocol.UDP }], type: NODE_PORT,
  }, []],
  ['one port by two protocols', { ports: [{ port: 53 }, { port: 53, protocol: PortProtocol.UDP }] }, []],
  ['a name of ports twice', { ports: [{ port: 80, name: 'http' }, { port: 81, name: 'http' }] }, ['PORT_DUPLICATE']],
  ['an invalid port name', { ports: [{ port: 80, name: 'HTTP' }] }, ['SERVICE_INVALID']],
  ['the name of the machine\'s own Service', { name: 'web' }, ['NAME_DUPLICATE']],
  ['machines by name', { machines: 'web' as any }, ['PROPERTY_TYPE']],
])('%s', (_, props, expected) => expect(codes(props)).toEqual(expected));

test('a PortList keeps other ports closed, also behind another Service', () => {
  const behind = (type: ServiceType, targetPort: number) => codesOf(chart => new MachineService(chart, 'http', {
    machines: new VirtualMachine(chart, 'web', { ...GOOD, exposure: Exposure.portList([22, 8080]) }), ports: [{ port: 80, targetPort }], type,
  }), kubevirt());
  expect(behind(LOAD_BALANCER, 8080)).toEqual([]);
  expect(behind(LOAD_BALANCER, 80)).toEqual(['SERVICE_BLOCKED']);
  expect(behind(NODE_PORT, 80)).toEqual(['SERVICE_BLOCKED']);
  expect(behind(CLUSTER_IP, 80)).toEqual([]);
});

describe('where traffic is denied by default, a Service alone does not allow it', () => {
  const { anywhere, cidr, namespace, sameNamespace } = TrafficPeer;
  const behind = (say: (chart: Chart, web: Fleet) => void, props: Partial<MachineServiceProps>, exposure: Exposure) => codesOf(chart => {
    const web = new Fleet(chart, 'web', { members: ['a', 'b'], machine: { ...GOOD, exposure } });
    say(chart, web);
    new MachineService(chart, 'http', { machines: web, ports: [{ port: 443, targetPort: 8443 }], type: LOAD_BALANCER, ...props });
  }, kubevirt());
  const isolate = (chart: Chart, ...allowed: AllowedTraffic[]) => {
    const isolation = new NetworkIsolation(chart, 'deny');
    allowed.forEach((traffic, i) => isolation.allow(`t${i}`, traffic));
  };
  const monitored = (_: Chart, web: Fleet) => web.connections.allowFrom(namespace('monitoring'), TrafficPort.tcp(9100));

  test.each<[string, string[], (chart: Chart, web: Fleet) => void, Partial<MachineServiceProps>?, Exposure?]>([
    ['nothing denies it', [], () => undefined],
    ['connections allow others', ['SERVICE_NOT_ALLOWED'], monitored],
    ['connections of one of the machines allow others', ['SERVICE_NOT_ALLOWED'], (_, web) => web.machine('a')!.connections.allowFrom(namespace('monitoring'))],
    ['connections allow outgoing traffic only', [], (_, web) => web.connections.allowTo(cidr('203.0.113.0/24'))],
    ['connections allow the port to all', [], (_, web) => web.connections.allowFrom(anywhere(), TrafficPort.tcp(8443))],
    ['connections allow a range with the port to some', [], (_, web) => web.connections.allowFrom(cidr('203.0.113.0/24'), TrafficPort.tcpRange(8000, 9000))],
    ['connections allow the port of the Service instead of that of the machine', ['SERVICE_NOT_ALLOWED'], (_, web) => web.connections.allowFrom(anywhere(), TrafficPort.tcp(443))],
    ['connections allow the port of another protocol', ['SERVICE_NOT_ALLOWED'], (_, web) => web.connections.allowFrom(anywhere(), TrafficPort.udp(8443))],
    ['an isolation allows nothing', ['SERVICE_NOT_ALLOWED'], chart => isolate(chart)],
    ['an isolation denies outgoing traffic only', [], chart => new NetworkIsolation(chart, 'deny', { ingress: false })],
    ['an isolation allows it to the machines', [], (chart, web) => isolate(chart, { from: anywhere(), to: TrafficPeer.machines(web) })],
    ['an isolation allows it to the namespace', [], chart => isolate(chart, { from: cidr('203.0.113.0/24'), to: sameNamespace() })],
    ['an isolation allows it to other machines', ['SERVICE_NOT_ALLOWED'], chart => (
      isolate(chart, { from: anywhere(), to: TrafficPeer.machines(new VirtualMachine(chart, 'db', MACHINE)) })
    )],
    ['clients inside of the cluster are meant', [], monitored, { type: CLUSTER_IP }],
    ['an address of a node leads to it', ['SERVICE_NOT_ALLOWED'], monitored, { type: CLUSTER_IP, externalIps: ['192.0.2.1'] }],
    ['a port of the nodes leads to it', ['SERVICE_NOT_ALLOWED'], monitored, { type: NODE_PORT }],
    ['a PortList allows it', [], monitored, {}, Exposure.portList([8443])],
    ['a PortList has another port', ['SERVICE_BLOCKED'], monitored, {}, Exposure.portList([22])],
  ])('%s: %j', (_, expected, say, props = {}, exposure = Exposure.none()) => expect(behind(say, props, exposure)).toEqual(expected));

  test('a pool', () => {
    const codesFor = (from: TrafficPeer) => codesOf(chart => {
      const pool = new MachinePool(chart, 'workers', { replicas: 2, machine: MACHINE });
      pool.connections.allowFrom(from);
      new MachineService(chart, 'http', { machines: pool, ports: [{ port: 443 }], type: LOAD_BALANCER });
    }, kubevirt());
    expect([codesFor(namespace('monitoring')), codesFor(anywhere())]).toEqual([['SERVICE_NOT_ALLOWED'], []]);
  });
});

test('machines elsewhere are not referred to by labels', () => {
  const platform = kubevirt();
  const chart = chartOn(platform, 'one');
  const other = new FleetChart(chart.node.root, 'other', { platform, namespace: 'two' });
  const machines = new VirtualMachine(other, 'web', MACHINE);
  new MachineService(chart, 'http', { machines, ports: [{ port: 80 }] });
  new VirtualMachine(chart, 'beside', { ...MACHINE, machineAffinity: [MachineAffinity.colocate(machines)] });
  expect(Findings.of(chart).map(({ code }) => code)).toEqual(['DISK_ELSEWHERE', 'DISK_ELSEWHERE']);
});

test('other platforms have no Services besides the machine\'s own', () => {
  expect(codesOf(serve({}), Platform.cozystack())).toEqual(['NOT_SUPPORTED']);
});
