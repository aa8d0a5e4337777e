import { App, Chart } from 'cdk8s';
import {
  CozystackVersion, Findings, FleetChart, Network, Platform, Severity, VirtualMachine, VirtualPrivateCloud, VirtualPrivateCloudProps,
} from '../../../src';
import { chartOn, codesOf, GOOD, objectsOf } from '../../support/fleet';
import { ALL_VERSIONS, SCHEMA_OF, since } from '../../support/full-fleet';
import { testWithReference, referenceErrors, schemaErrors } from '../../support/schemas';
import { captureStderr } from '../../support/stderr';

const on = (version: CozystackVersion) => Platform.cozystack({ version });
const newest = () => Platform.cozystack();
const TENANT = 'tenant-a';
const SUBNETS = { web: '172.16.0.0/24', db: '172.16.1.0/24' };
const codes = (props: VirtualPrivateCloudProps, id = 'vpc') => codesOf(chart => new VirtualPrivateCloud(chart, id, props), newest(), TENANT)
  .filter(code => code !== 'VPC_NOT_ROUTED');

captureStderr();

/** Two private networks of two tenants of one cluster, peered. */
function pair(one: VirtualPrivateCloudProps, two: VirtualPrivateCloudProps, platform = newest()) {
  const chart = chartOn(platform, TENANT);
  const other = new FleetChart(chart.node.root as App, 'other', { platform, namespace: 'tenant-b' });
  const networks = [new VirtualPrivateCloud(chart, 'one', one), new VirtualPrivateCloud(other, 'two', two)] as const;
  return { networks, chart, other, found: () => Findings.of(chart.node.root).filter(({ code }) => code !== 'VPC_NOT_ROUTED').map(({ code, path }) => `${code} ${path}`) };
}

const specOf = (chart: Chart) => (chart.toJson() as any[]).find(({ kind }) => kind === 'VirtualPrivateCloud').spec;

describe.each(ALL_VERSIONS)('Cozystack %s', version => {
  const peers = since(version, CozystackVersion.V1_2);
  const vpc = () => objectsOf(chart => {
    const one = new VirtualPrivateCloud(chart, 'one', { subnets: SUBNETS, routes: peers ? [{ cidr: '10.0.0.0/8', nextHop: '172.16.0.9' }] : undefined });
    if (peers) one.peerWith(new VirtualPrivateCloud(chart, 'two', { subnets: { far: '172.17.0.0/24' } }));
  }, on(version), TENANT)[0];

  test('writes subnets in the form of the version', () => {
    expect(vpc().spec.subnets).toEqual(since(version, CozystackVersion.V1_0)
      ? [{ name: 'db', cidr: '172.16.1.0/24' }, { name: 'web', cidr: '172.16.0.0/24' }]
      : { db: { cidr: '172.16.1.0/24' }, web: { cidr: '172.16.0.0/24' } });
  });

  testWithReference('is given only fields that its own schema has', () => {
    expect(referenceErrors(`schemas/cozystack/${SCHEMA_OF[version]}/vpc.schema.json`, vpc().spec)).toEqual([]);
  });

  test('has peers and routes since 1.2, and warns that they carry no traffic', () => {
    const said = codesOf(chart => {
      new VirtualPrivateCloud(chart, 'one', { subnets: SUBNETS, routes: [{ cidr: '10.0.0.0/8', nextHop: '172.16.0.9' }] });
    }, on(version), TENANT);
    expect(said).toEqual([peers ? 'VPC_NOT_ROUTED' : 'NOT_SUPPORTED']);
  });
});

test('is valid for the newest schema', () => {
  const objects = objectsOf(chart => new VirtualPrivateCloud(chart, 'one', { subnets: SUBNETS, labels: { team: 'a' } }), newest(), TENANT);
  expect(objects.flatMap(schemaErrors)).toEqual([]);
  expect(objects[0].metadata).toEqual({ name: 'one', namespace: TENANT, labels: { team: 'a' } });
});

test('a machine is attached to a subnet by reference, under the name that the platform computes', () => {
  const objects = objectsOf(chart => {
    const vpc = new VirtualPrivateCloud(chart, 'vpc00');
    new VirtualMachine(chart, 'web', { ...GOOD, networks: [vpc.subnet('sub00')] });
    new VirtualMachine(chart, 'old', { ...GOOD, networks: [Network.vpcSubnet('vpc00', 'sub00')] });
    vpc.addSubnet('sub00', '172.16.0.0/24');
  }, newest(), 'tenant-foo');
  const networks = objects.filter(({ kind }) => kind === 'VMInstance').map(({ spec }) => spec.networks);
  expect(networks).toEqual([[{ name: 'subnet-f3ba467d' }], [{ name: 'subnet-f3ba467d' }]]);
});

test('machines are attached to existing subnets of their own namespace', () => {
  const { networks: [, two], chart, found } = pair({}, { subnets: SUBNETS });
  new VirtualMachine(chart, 'web', { ...GOOD, networks: [two.subnet('web'), two.subnet('dp')] });
  expect(found()).toEqual(['NETWORK_ELSEWHERE test/web', 'NETWORK_ELSEWHERE test/web', 'SUBNET_UNKNOWN test/web']);
});

test('one call peers both, with routes to the subnets of the other by the address of its end of the link', () => {
  const { networks: [one, two], chart, other, found } = pair({ subnets: SUBNETS }, { subnets: { far: '172.17.0.0/24' } });
  two.peerWith(one);
  one.peerWith(two);
  expect(found()).toEqual([]);
  // Computed by hand with sha256sum, as in the chart.
  expect(specOf(chart)).toMatchObject({ peers: [{ vpcName: 'two', tenantNamespace: 'tenant-b' }], routes: [{ cidr: '172.17.0.0/24', nextHopIP: '169.254.2.137' }] });
  expect(specOf(other)).toMatchObject({
    peers: [{ vpcName: 'one', tenantNamespace: TENANT }],
    routes: [{ cidr: '172.16.0.0/24', nextHopIP: '169.254.2.138' }, { cidr: '172.16.1.0/24', nextHopIP: '169.254.2.138' }],
  });
});

test('a network that is defined elsewhere is peered by name, with a warning', () => {
  const peers = [{ name: 'far', namespace: 'tenant-z', cidrs: ['172.18.0.0/16'] }];
  expect(codes({ subnets: SUBNETS, peers })).toEqual(['PEERING_UNSEEN']);
  expect(codes({ subnets: SUBNETS, peers: [{ ...peers[0], cidrs: ['172.16.0.0/12'] }] })).toEqual(['CIDR_OVERLAP', 'CIDR_OVERLAP', 'PEERING_UNSEEN']);
  expect(codes({ subnets: SUBNETS, peers: [{ ...peers[0], cidrs: ['172.18.0.1/16'] }] })).toEqual(['CIDR_INVALID', 'PEERING_UNSEEN']);
  const [vpc] = objectsOf(chart => new VirtualPrivateCloud(chart, 'vpc', { peers }), newest(), TENANT);
  expect(vpc.spec.routes).toEqual([{ cidr: '172.18.0.0/16', nextHopIP: expect.stringMatching(/^169\.254\.\d+\.\d+$/) }]);
});

test('the names of a peer must be names that the chart can write as keys of a ConfigMap', () => {
  const peer = (name: string, namespace: string) => codes({ subnets: SUBNETS, peers: [{ name, namespace, cidrs: ['172.18.0.0/16'] }] });
  for (const name of ['a b', 'a/b', '1a', 'A', 'a: b', 'a'.repeat(34)]) expect([...new Set(peer(name, 'tenant-z'))]).toEqual([name.length > 30 ? 'NAME_TOO_LONG' : 'NAME_INVALID']);
  for (const namespace of ['a: b', 'a #b', 'tenant_z', 'Tenant', 'a.b', '']) expect(peer('far', namespace)).toEqual(['NAMESPACE_INVALID']);
  for (const [name, namespace] of [['on', 'tenant-1'], ['a-1', 'tenant-on'], ['a'.repeat(33), 'tenant-a-b']]) expect(peer(name, namespace)).toEqual(['PEERING_UNSEEN']);
});

test('both sides of a peering in one app are checked, also by name', () => {
  const [toTwo, toOne] = [[{ name: 'two', namespace: 'tenant-b' }], [{ name: 'one', namespace: TENANT }]];
  expect(pair({ peers: toTwo }, {}).found()).toEqual(['PEERING_ONE_SIDED test/one']);
  expect(pair({ peers: toTwo }, { peers: toOne }).found()).toEqual([]);
  const mixed = pair({ peers: toTwo }, {});
  mixed.networks[1].peerWith(mixed.networks[0]);
  expect(mixed.found()).toEqual(['PEERING_INVALID test/one']);
});

test('ranges of peered networks are disjoint, also those of two peers', () => {
  const { networks: [one, two], other, found } = pair({ subnets: SUBNETS }, { subnets: { far: '172.16.0.0/16' } });
  one.peerWith(two);
  expect(found()).toEqual(['CIDR_OVERLAP other/two', 'CIDR_OVERLAP test/one', 'CIDR_OVERLAP test/one']);

  const triangle = pair({ subnets: { a: '172.20.0.0/24' } }, { subnets: { far: '172.16.0.0/16' } });
  triangle.networks[0].peerWith(triangle.networks[1]);
  triangle.networks[0].peerWith(new VirtualPrivateCloud(triangle.other, 'three', { subnets: { far: '172.16.0.0/24' } }));
  expect(triangle.found()).toEqual(['CIDR_OVERLAP test/one']);
  expect(other.node.path).toBe('other');
});

test('two peers to which the chart gives one link address are refused', () => {
  const app = new App();
  const chart = new FleetChart(app, 'a', { platform: newest(), namespace: 'tenant-a' });
  const [first, second] = [{ name: 'p-5n9h', namespace: 'tenant-root' }, { name: 'far', namespace: 'tenant-elsewhere' }];
  const found = (name: string) => {
    new VirtualPrivateCloud(chart, name, { peers: [first, second] });
    return Findings.of(app).filter(({ path, code }) => path === `a/${name}` && code === 'PEERING_INVALID').map(({ got }) => got);
  };
  // Computed with sha256sum: both links of `ifz65-7` are 169.254.187.164/30.
  expect(found('ifz65-7')).toEqual(['169.254.187.165']);
  expect(found('ifz65-8')).toEqual([]);
});

test('networks that are not peered may have the same ranges', () => {
  expect(pair({ subnets: SUBNETS }, { subnets: SUBNETS }).found()).toEqual([]);
});

test('peers must be in one cluster and in known namespaces', () => {
  const { networks: [one], chart, found } = pair({}, {});
  const far = new VirtualPrivateCloud(new FleetChart(chart.node.root as App, 'far', { platform: newest(), namespace: 'tenant-c' }), 'far');
  one.peerWith(far);
  expect(found()).toEqual(['NETWORK_ELSEWHERE far/far', 'NETWORK_ELSEWHERE test/one']);
  expect(codesOf(each => new VirtualPrivateCloud(each, 'a').peerWith(new VirtualPrivateCloud(each, 'b')), newest()).filter(code => code !== 'VPC_NOT_ROUTED'))
    .toEqual(['NAMESPACE_MISSING', 'NAMESPACE_MISSING']);
});

test.each<[string, VirtualPrivateCloudProps, string[]]>([
  ['nothing at all', {}, []],
  ['the smallest range', { subnets: { a: '172.16.0.0/30' } }, []],
  ['a range without room', { subnets: { a: '172.16.0.0/31' } }, ['CIDR_INVALID']],
  ['no range', { subnets: { a: '172.16.0.0' } }, ['CIDR_INVALID']],
  ['bits behind the prefix', { subnets: { a: '172.16.0.1/24' } }, ['CIDR_INVALID']],
  ['IPv6', { subnets: { a: 'fd00::/64' } }, ['CIDR_INVALID']],
  ['link-local addresses', { subnets: { a: '169.254.1.0/24' } }, ['CIDR_INVALID']],
  ['groups', { subnets: { a: '239.0.0.0/24' } }, ['CIDR_INVALID']],
  ['everything', { subnets: { a: '0.0.0.0/0' } }, ['CIDR_INVALID']],
  ['the range of pods', { subnets: { a: '10.244.7.0/24' } }, ['CIDR_OF_CLUSTER']],
  ['one range twice', { subnets: { a: '172.16.0.0/24', b: '172.16.0.0/24' } }, ['CIDR_OVERLAP']],
  ['a range within another', { subnets: { a: '172.16.0.0/16', b: '172.16.9.0/24' } }, ['CIDR_OVERLAP']],
  ['neighbours', { subnets: { a: '172.16.0.0/25', b: '172.16.0.128/25' } }, []],
  ['a name that YAML takes for a truth', { subnets: { yes: '172.16.0.0/24' } }, ['NAME_INVALID']],
  ['a name that YAML takes for a number', { subnets: { 10: '172.16.0.0/24' } }, ['NAME_INVALID']],
  ['a name of 34 characters', { name: 'a'.repeat(34) }, ['NAME_TOO_LONG']],
  ['a name of 33 characters', { name: 'a'.repeat(33) }, []],
  ['a text for the subnets', { subnets: '172.16.0.0/24' as any }, ['PROPERTY_TYPE']],
  ['a route to everywhere', { subnets: SUBNETS, routes: [{ cidr: '0.0.0.0/0', nextHop: '172.16.0.9' }] }, []],
  ['a next hop outside', { subnets: SUBNETS, routes: [{ cidr: '10.0.0.0/8', nextHop: '172.16.2.9' }] }, ['ROUTE_INVALID']],
  ['the router as next hop', { subnets: SUBNETS, routes: [{ cidr: '10.0.0.0/8', nextHop: '172.16.0.1' }] }, ['ROUTE_INVALID']],
  ['a next hop that no machine has', { subnets: SUBNETS, routes: [{ cidr: '10.0.0.0/8', nextHop: '172.16.0.255' }] }, ['ROUTE_INVALID']],
  ['a name as next hop', { subnets: SUBNETS, routes: [{ cidr: '10.0.0.0/8', nextHop: 'gateway' }] }, ['ROUTE_INVALID']],
  ['an invalid destination', { subnets: SUBNETS, routes: [{ cidr: '10.0.0.1/8', nextHop: '172.16.0.9' }] }, ['CIDR_INVALID']],
  ['a next hop in a subnet with an invalid range', { subnets: { a: '172.16.0.5/24' }, routes: [{ cidr: '10.0.0.0/8', nextHop: '172.16.0.9' }] }, ['CIDR_INVALID']],
  ['a destination inside', { subnets: SUBNETS, routes: [{ cidr: '172.16.1.0/25', nextHop: '172.16.0.9' }] }, ['ROUTE_INVALID']],
  ['a destination twice', { subnets: SUBNETS, routes: ['172.16.0.9', '172.16.0.10'].map(nextHop => ({ cidr: '10.0.0.0/8', nextHop })) }, ['ROUTE_INVALID']],
])('%s', (_, props, expected) => expect(codes(props)).toEqual(expected));

test('methods check their arguments too', () => {
  expect(codesOf(chart => {
    const vpc = new VirtualPrivateCloud(chart, 'vpc');
    vpc.peerWith('other' as any);
    vpc.addSubnet('a', 16 as any);
  }, newest(), TENANT)).toEqual(['PROPERTY_TYPE', 'PROPERTY_TYPE']);
});

test('a subnet that is added twice', () => {
  expect(codesOf(chart => {
    const vpc = new VirtualPrivateCloud(chart, 'vpc', { subnets: { a: '172.16.0.0/24' } });
    vpc.addSubnet('a', '172.16.1.0/24');
  }, newest(), TENANT)).toEqual(['NAME_DUPLICATE']);
});

test('the order of the code does not change the output', () => {
  const yaml = (reversed: boolean) => {
    const names = ['a', 'b', 'c'].map((name, i) => [name, `172.16.${i}.0/24`] as const);
    return objectsOf(chart => {
      const [vpc, ...others] = ['vpc', 'x', 'z'].map(id => new VirtualPrivateCloud(chart, id));
      (reversed ? [...names].reverse() : names).forEach(([name, cidr]) => vpc.addSubnet(name, cidr));
      (reversed ? others.reverse() : others).forEach(other => vpc.peerWith(other));
    }, newest(), TENANT);
  };
  expect(yaml(true)).toEqual(yaml(false));
});

test('on other platforms it is an error with the name of the property', () => {
  const build = (chart: Chart) => new VirtualPrivateCloud(chart, 'vpc', { subnets: SUBNETS });
  for (const platform of [Platform.kubevirt(), Platform.hikube()]) {
    const chart = chartOn(platform, TENANT);
    build(chart);
    expect(Findings.of(chart)).toEqual([expect.objectContaining({ code: 'NOT_SUPPORTED', severity: Severity.ERROR, message: expect.stringContaining('VirtualPrivateCloud') })]);
  }
  expect(codesOf(build, Platform.hikube({ version: CozystackVersion.V1_3 }), TENANT)).toEqual([]);
});
