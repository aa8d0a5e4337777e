import { App, Chart } from 'cdk8s';
import { Cluster, Pod } from './cluster';
import {
  ClusterCatalog, Connections, CozystackVersion, Exposure, Findings, Fleet, FleetApp, FleetChart, GoldenImage, IMachineSelector, MachineDefault,
  MachinePool, NetworkIsolation, Platform, TrafficPeer, TrafficPort, VirtualMachine, VirtualMachineProps,
} from '../../../src';
import { chartOn, codesOf, GOOD, objectsOf } from '../../support/fleet';
import { captureStderr } from '../../support/stderr';

const kubevirt = (cozyProxy?: boolean) => Platform.kubevirt({
  cozyProxy,
  catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, namespace: 'golden-images' }] }),
});
const MACHINE = { ...GOOD, exposure: Exposure.none() };
const make = (chart: Chart, id: string, more: VirtualMachineProps = {}) => new VirtualMachine(chart, id, { ...MACHINE, ...more });
const { tcp, tcpRange, udp } = TrafficPort;
const { anywhere, cidr, machines, namespace } = TrafficPeer;
const ISOLATES_NOTHING = 'SECURITY_GROUP_ISOLATES_NOTHING';

captureStderr();

interface More {
  readonly isolation?: object;
  readonly db?: VirtualMachineProps;
}

/** The manifests of a shop: a database, a fleet that may reach it, and others. */
function shop(connect: (db: VirtualMachine, web: Fleet, chart: Chart) => void, more: More = {}) {
  const objects = objectsOf(chart => {
    const web = new Fleet(chart, 'web', { members: ['a', 'b'], machine: MACHINE });
    const db = make(chart, 'db', more.db);
    make(chart, 'other');
    if (more.isolation) new NetworkIsolation(chart, 'deny', more.isolation);
    connect(db, web, chart);
  }, kubevirt(), 'shop');
  const pods: Record<string, Pod> = { stranger: { namespace: 'elsewhere', labels: {} }, monitoring: { namespace: 'monitoring', labels: {} } };
  for (const { kind, metadata, spec } of objects) if (kind === 'VirtualMachine') pods[metadata.name] = { namespace: 'shop', labels: spec.template.metadata.labels };
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const cluster = new Cluster(policies);
  const end = (name: string) => name === 'world' ? name : pods[name];
  return { policies, connects: (from: string, to: string, port: number) => cluster.connects(end(from), end(to), port) };
}

describe('on plain KubeVirt', () => {
  test.each<[string, string, string, number, boolean]>([
    ['each member of the fleet reaches the database by its port', 'web-a', 'db', 5432, true],
    ['all of them', 'web-b', 'db', 5432, true],
    ['by no other port', 'web-a', 'db', 22, false],
    ['another machine does not', 'other', 'db', 5432, false],
    ['nor does another namespace', 'stranger', 'db', 5432, false],
    ['nor the world', 'world', 'db', 5432, false],
    ['machines that say nothing are reached by all', 'db', 'other', 22, true],
    ['where a machine goes is not limited', 'web-a', 'other', 22, true],
    ['nor where the database goes', 'db', 'world', 443, true],
  ])('%s', (_, from, to, port, expected) => {
    expect(shop((db, web) => db.connections.allowFrom(web, tcp(5432))).connects(from, to, port)).toBe(expected);
  });

  test('in an isolated namespace one call allows egress and ingress, and nothing else', () => {
    const { connects } = shop((db, web) => db.connections.allowFrom(web, tcp(5432)), { isolation: {} });
    expect(connects('web-a', 'db', 5432)).toBe(true);
    expect([connects('web-a', 'db', 22), connects('web-a', 'other', 5432), connects('other', 'db', 5432), connects('db', 'web-a', 5432)]).toEqual([false, false, false, false]);
  });

  test('allowTo of the other machine has the same result', () => {
    const forth = shop((db, web) => db.connections.allowFrom(web, tcp(5432)), { isolation: {} });
    const back = shop((db, web) => web.connections.allowTo(db, tcp(5432)), { isolation: {} });
    expect(back.policies).toEqual(forth.policies);
  });

  test('calls add up, in any order and however often', () => {
    const calls: ((db: VirtualMachine, web: Fleet) => void)[] = [
      db => db.connections.allowFrom(namespace('monitoring'), tcp(9100)),
      (db, web) => db.connections.allowFrom(web, tcp(5432)),
      (db, web) => db.connections.allowFrom(machines(web), udp(53), tcp(22)),
      (db, web) => web.connections.allowTo(db, tcp(5432)),
      db => db.connections.allowFrom(cidr('203.0.113.0/24'), tcpRange(8000, 8010)),
    ];
    const write = (order: number[]) => shop((db, web) => order.forEach(i => calls[i](db, web)), { isolation: {} });
    const first = write([0, 1, 2, 3, 4]);
    for (const order of [[4, 3, 2, 1, 0], [2, 2, 0, 4, 1, 1], [3, 0, 4, 2]]) expect(write(order).policies).toEqual(first.policies);
    const reached = [22, 23, 5432, 9100].map(port => [port, first.connects('web-b', 'db', port), first.connects('monitoring', 'db', port)]);
    expect(reached).toEqual([[22, true, false], [23, false, false], [5432, true, false], [9100, false, true]]);
  });

  test('all ports include single ports of the same peer', () => {
    const { connects } = shop((db, web) => {
      db.connections.allowFrom(web, tcp(5432));
      db.connections.allowFrom(web);
    });
    expect([connects('web-a', 'db', 1), connects('other', 'db', 1)]).toEqual([true, false]);
  });

  test('a PortList opens its ports to the world, and no other ports to the cluster', () => {
    const { connects } = shop((db, web) => db.connections.allowFrom(web, tcp(5432)), { db: { exposure: Exposure.portList([443]) } });
    expect(connects('world', 'db', 443)).toBe(true);
    expect([connects('stranger', 'db', 22), connects('other', 'db', 5432), connects('web-a', 'db', 5432)]).toEqual([false, false, true]);
  });

  test('a pool and a fleet are peers as a whole, a member as a single machine', () => {
    const objects = objectsOf(chart => {
      const pool = new MachinePool(chart, 'workers', { replicas: 3, machine: MACHINE });
      const web = new Fleet(chart, 'web', { members: ['a', 'b'], machine: MACHINE });
      pool.connections.allowFrom(web.machine('a')!, tcp(80));
      web.connections.allowFrom(pool, tcp(443));
      web.connections.allowFrom(web, tcp(7946));
    }, kubevirt(), 'shop');
    const of = (name: string) => objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === name)?.spec;
    expect(of('workers-connections').podSelector).toEqual({ matchLabels: { 'cdk8s-vm-fleet/fleet': 'workers' } });
    expect(of('workers-connections').ingress).toEqual([
      { from: [{ podSelector: { matchLabels: { 'cdk8s-vm-fleet/machine': 'web-a' } } }], ports: [{ port: 80, protocol: 'TCP' }] },
    ]);
    expect(of('web-connections').ingress.map(({ from, ports }: any) => [from[0].podSelector.matchLabels['cdk8s-vm-fleet/fleet'], ports[0].port]))
      .toEqual([['workers', 443], ['web', 7946]]);
    expect(objects.filter(({ kind }) => kind === 'NetworkPolicy')).toHaveLength(2);
  });

  test('between two isolated namespaces, each gets a policy for its end', () => {
    const app = new FleetApp();
    const platform = kubevirt();
    const [front, back] = ['front', 'back'].map(id => new FleetChart(app, id, { platform, namespace: id }));
    const [web, db] = [make(front, 'web'), make(back, 'db')];
    for (const chart of [front, back]) new NetworkIsolation(chart, 'deny');
    db.connections.allowFrom(web, tcp(5432));
    expect(Findings.of(app)).toEqual([]);
    const [out, into] = [front, back].map(chart => (chart.toJson() as any[]).find(({ metadata }) => metadata.name.endsWith('-connections')));
    expect(out.spec).toEqual({
      podSelector: { matchLabels: { 'cdk8s-vm-fleet/machine': 'web' } },
      policyTypes: ['Egress'],
      egress: [{
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'back' } }, podSelector: { matchLabels: { 'cdk8s-vm-fleet/machine': 'db' } } }],
        ports: [{ port: 5432, protocol: 'TCP' }],
      }],
    });
    expect(into.spec.ingress[0].from[0].namespaceSelector.matchLabels).toEqual({ 'kubernetes.io/metadata.name': 'front' });
  });

  test('egress is written only if an isolation denies it', () => {
    const out = (isolation?: object) => shop((db, _, chart) => {
      db.connections.allowTo(cidr('203.0.113.0/24'), tcp(443));
      expect(Findings.of(chart)).toEqual([]);
    }, { isolation }).policies.filter(({ metadata }) => metadata.name === 'db-connections');
    expect(out()).toEqual([]);
    expect(out({ egress: false })).toEqual([]);
    expect(out({})[0].spec).toMatchObject({ policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 443 }] }] });
  });

  const other = (chart: Chart, props: object) => new FleetChart(chart.node.root as App, 'other', props);
  test.each<[string, (db: VirtualMachine, web: VirtualMachine, chart: Chart) => void, VirtualMachineProps, string[]]>([
    ['a machine', (db, web) => db.connections.allowFrom(web, tcp(5432)), {}, []],
    ['nothing but the property', db => expect(db.connections.connectionsName).toBe('db-connections'), {}, []],
    ['itself', db => db.connections.allowFrom(db, tcp(5432)), {}, ['TRAFFIC_INVALID']],
    ['its own namespace', db => db.connections.allowFrom(TrafficPeer.sameNamespace(), tcp(5432)), {}, []],
    ['a name', db => db.connections.allowFrom('web' as any), {}, ['PROPERTY_TYPE']],
    ['nothing', db => db.connections.allowFrom(undefined as any), {}, ['PROPERTY_TYPE']],
    ['a port that is a number', (db, web) => db.connections.allowFrom(web, 5432 as any), {}, ['PROPERTY_TYPE']],
    ['a port out of range', (db, web) => db.connections.allowFrom(web, tcp(65536)), {}, ['PORT_INVALID']],
    ['an invalid range', db => db.connections.allowFrom(cidr('203.0.113.0'), tcp(1)), {}, ['CIDR_INVALID']],
    ['a domain that is let in', db => db.connections.allowFrom(TrafficPeer.domain('example.com')), {}, ['NOT_SUPPORTED']],
    ['a domain that is reached', db => db.connections.allowTo(TrafficPeer.domain('example.com')), {}, ['NOT_SUPPORTED']],
    ['an application', db => db.connections.allowFrom(TrafficPeer.application('Postgres', 'x')), {}, ['NOT_SUPPORTED']],
    ['a machine that is not on the pod network', (db, web) => db.connections.allowFrom(web), { podNetwork: false }, ['TRAFFIC_INVALID']],
    ['to what is not on the pod network', (db, web) => web.connections.allowFrom(db), { podNetwork: false }, ['TRAFFIC_INVALID']],
    ['a port that the interface does not forward', (db, web) => db.connections.allowFrom(web, tcp(5432), tcp(22)), { networkInterface: { ports: [{ port: 22 }] } }, ['TRAFFIC_INVALID']],
    ['one that it forwards', (db, web) => db.connections.allowFrom(web, tcpRange(5000, 6000)), { networkInterface: { ports: [{ port: 5432 }] } }, []],
    ['by another protocol', (db, web) => db.connections.allowFrom(web, udp(5432)), { networkInterface: { ports: [{ port: 5432 }] } }, ['TRAFFIC_INVALID']],
    ['a machine without the label', (db, web) => db.connections.allowFrom(web), { leaveToCluster: [MachineDefault.MACHINE_LABEL, MachineDefault.SERVICE] }, ['MACHINE_UNLABELLED']],
    ['a machine of another cluster', (db, _, chart) => db.connections.allowFrom(make(other(chart, { platform: kubevirt(), namespace: 'shop' }), 'far')), {}, ['TRAFFIC_ELSEWHERE']],
    ['two sets for one machine', (db, web, chart) => {
      db.connections.allowFrom(web, tcp(1));
      new Connections(chart, 'again', { machines: db }).allowFrom(web, tcp(2));
    }, {}, ['NAME_DUPLICATE', 'NAME_DUPLICATE']],
    ['two sets under two names', (db, web, chart) => {
      db.connections.allowFrom(web, tcp(1));
      new Connections(chart, 'again', { machines: db, name: 'db-more' }).allowFrom(web, tcp(2));
    }, {}, []],
    ['no machines', (_, __, chart) => new Connections(chart, 'again', {} as any).allowFrom(cidr('10.0.0.0/8')), {}, ['PROPERTY_TYPE']],
  ])('%s', (_, connect, props, expected) => {
    expect(codesOf(chart => connect(make(chart, 'db', props), make(chart, 'web'), chart), kubevirt(), 'shop')).toEqual(expected);
  });

  test('a whole address with allowed peers is an error, unless anyone is allowed', () => {
    const codes = (connect: (web: VirtualMachine) => void) => codesOf(
      chart => connect(make(chart, 'web', { exposure: Exposure.wholeIp() })), kubevirt(true), 'shop',
    ).filter(code => code !== 'WHOLE_IP');
    expect(codes(web => web.connections.allowFrom(cidr('10.0.0.0/8')))).toEqual(['TRAFFIC_INVALID']);
    expect(codes(web => web.connections.allowFrom(anywhere()))).toEqual([]);
  });
});

describe('on Cozystack', () => {
  const groups = (build: (chart: Chart) => void) => objectsOf(build, Platform.cozystack({ version: CozystackVersion.V1_6 }), 'tenant-shop').filter(({ kind }) => kind === 'SecurityGroup');
  const build = (chart: Chart) => {
    const web = new Fleet(chart, 'web', { members: ['a', 'b'], machine: MACHINE });
    const db = make(chart, 'db');
    db.connections.allowFrom(web, tcp(5432));
    return db;
  };

  test('connections become one security group of the receiving machine', () => {
    expect(groups(build)).toEqual([{
      apiVersion: 'sdn.cozystack.io/v1alpha1',
      kind: 'SecurityGroup',
      metadata: { name: 'db-connections', namespace: 'tenant-shop' },
      spec: {
        attachments: [{ kind: 'VMInstance', name: 'db' }],
        ingress: [{ fromApp: [{ kind: 'VMInstance', name: 'web-a' }, { kind: 'VMInstance', name: 'web-b' }], toPorts: [{ ports: [{ port: '5432', protocol: 'TCP' }] }] }],
      },
    }]);
  });

  test('destinations outside of the cluster are its egress', () => {
    expect(groups(chart => make(chart, 'db').connections.allowTo(TrafficPeer.domain('example.com'), tcp(443)))[0].spec.egress)
      .toEqual([{ toFQDNs: [{ matchName: 'example.com' }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] }]);
  });

  test.each<[string, Platform, string[]]>([
    ['1.6 says what a group does not do', Platform.cozystack({ version: CozystackVersion.V1_6 }), [ISOLATES_NOTHING]],
    ['1.5 has none', Platform.cozystack({ version: CozystackVersion.V1_5 }), ['NOT_SUPPORTED']],
    ['Hikube documents none', Platform.hikube(), ['NOT_SUPPORTED']],
  ])('%s', (_, platform, expected) => {
    const chart = chartOn(platform, 'tenant-shop');
    build(chart);
    const found = Findings.of(chart).filter(({ path }) => path.includes('connections'));
    expect(found.map(({ code }) => code)).toEqual(expected);
    if (expected[0] === 'NOT_SUPPORTED') expect(found[0].message).toContain('connections of machines');
  });

  test.each<[string, (db: VirtualMachine, chart: Chart) => void, string[]]>([
    ['a machine of another tenant', (db, chart) => {
      const other = new FleetChart(chart.node.root as App, 'other', { platform: Platform.cozystack({ version: CozystackVersion.V1_6 }), namespace: 'tenant-other' });
      db.connections.allowFrom(make(other, 'far'), tcp(1));
    }, ['TRAFFIC_ELSEWHERE']],
    ['a range of ports', db => db.connections.allowFrom(cidr('10.0.0.0/8'), tcpRange(1, 2)), ['NOT_SUPPORTED']],
    ['a namespace', db => db.connections.allowFrom(namespace('monitoring')), ['NOT_SUPPORTED']],
    ['itself', db => db.connections.allowFrom(db), ['TRAFFIC_INVALID']],
    ['a domain that is let in', db => db.connections.allowFrom(TrafficPeer.domain('example.com')), ['SECURITY_GROUP_INVALID']],
  ])('%s', (_, connect, expected) => {
    const codes = codesOf(chart => connect(make(chart, 'db'), chart), Platform.cozystack({ version: CozystackVersion.V1_6 }), 'tenant-shop');
    expect(codes.filter(code => code !== ISOLATES_NOTHING)).toEqual(expected);
  });
});

test('each access to the connections of a machine returns the same object', () => {
  const chart = chartOn(kubevirt(), 'shop');
  const db: IMachineSelector = make(chart, 'db');
  const own = new Connections(chart, 'own', { machines: db });
  expect(db.connections).toBe(own);
  expect(make(chart, 'web').connections.node.path).toBe('test/web/connections');
});
