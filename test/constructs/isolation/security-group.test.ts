import { App, Chart } from 'cdk8s';
import {
  CozystackVersion, Findings, Fleet, FleetChart, Platform, SecurityGroup, SecurityGroupProps, SecurityGroupRule, TrafficPeer, TrafficPort,
  VirtualMachine,
} from '../../../src';
import { chartOn, codesOf, GOOD, objectsOf } from '../../support/fleet';
import { schemaErrors } from '../../support/schemas';
import { captureStderr } from '../../support/stderr';

const newest = () => Platform.cozystack();
const WARNING = 'SECURITY_GROUP_ISOLATES_NOTHING';
const group = (props: Partial<SecurityGroupProps>) => (chart: Chart) => (
  new SecurityGroup(chart, 'db', { machines: [new VirtualMachine(chart, 'one', GOOD)], ...props })
);
const codes = (props: Partial<SecurityGroupProps>) => codesOf(group(props), newest()).filter(code => code !== WARNING);

captureStderr();

test('all properties of a security group, with one rule for each kind of peer', () => {
  const objects = objectsOf(chart => {
    const web = new Fleet(chart, 'web', { members: ['b', 'a'], machine: GOOD });
    const admins = new SecurityGroup(chart, 'admins', { machines: [new VirtualMachine(chart, 'bastion', GOOD)] });
    new SecurityGroup(chart, 'db', {
      machines: [new VirtualMachine(chart, 'pg', GOOD), web],
      ingress: [{
        peers: [TrafficPeer.machines(web), TrafficPeer.cidr('203.0.113.0/24'), TrafficPeer.securityGroup(admins), TrafficPeer.application('Kubernetes', 'apps')],
        ports: [TrafficPort.tcp(5432), TrafficPort.udp(5433)],
      }],
      egress: [{ peers: [TrafficPeer.domain('example.com'), TrafficPeer.domain('*.example.org'), TrafficPeer.machines(web)] }],
    });
  }, newest(), 'tenant-a').filter(({ kind }) => kind === 'SecurityGroup');
  expect(objects.flatMap(schemaErrors)).toEqual([]);
  const toPorts = [{ ports: [{ port: '5432', protocol: 'TCP' }, { port: '5433', protocol: 'UDP' }] }];
  const members = ['web-a', 'web-b'].map(name => ({ kind: 'VMInstance', name }));
  expect(objects.find(({ metadata }) => metadata.name === 'db')).toEqual({
    apiVersion: 'sdn.cozystack.io/v1alpha1',
    kind: 'SecurityGroup',
    metadata: { name: 'db', namespace: 'tenant-a' },
    spec: {
      attachments: [{ kind: 'VMInstance', name: 'pg' }, ...members],
      ingress: [
        { fromApp: [...members, { kind: 'Kubernetes', name: 'apps' }], fromSG: ['admins'], toPorts },
        { fromCIDR: ['203.0.113.0/24'], toPorts },
      ],
      egress: [{ toApp: members }, { toFQDNs: [{ matchName: 'example.com' }, { matchPattern: '*.example.org' }] }],
    },
  });
});

test('the warning says that it does not isolate', () => {
  const chart = chartOn(newest());
  const db = group({})(chart);
  expect(Findings.of(chart).map(({ code }) => code)).toEqual([WARNING]);
  Findings.acknowledge(db, WARNING, 'the guest filters too');
  expect(Findings.of(chart)).toEqual([]);
});

const peers = (...each: TrafficPeer[]): { ingress: SecurityGroupRule[] } => ({ ingress: [{ peers: each }] });
test.each<[string, Partial<SecurityGroupProps>, string[]]>([
  ['nothing but members', {}, []],
  ['no members', { machines: [] }, ['SECURITY_GROUP_INVALID']],
  ['a rule without peers', peers(), ['SECURITY_GROUP_INVALID']],
  ['a range', peers(TrafficPeer.cidr('2001:db8::/32')), []],
  ['an invalid range', peers(TrafficPeer.cidr('10.0.0.0/33')), ['CIDR_INVALID']],
  ['exceptions', peers(TrafficPeer.cidr('10.0.0.0/8', ['10.1.0.0/16'])), ['NOT_SUPPORTED']],
  ['anyone', peers(TrafficPeer.anywhere()), ['NOT_SUPPORTED']],
  ['a namespace', peers(TrafficPeer.namespace('tenant-b')), ['NOT_SUPPORTED']],
  ['its own namespace', peers(TrafficPeer.sameNamespace()), ['NOT_SUPPORTED']],
  ['a domain that traffic comes from', peers(TrafficPeer.domain('example.com')), ['SECURITY_GROUP_INVALID']],
  ['an invalid domain', { egress: [{ peers: [TrafficPeer.domain('https://example.com/')] }] }, ['SECURITY_GROUP_INVALID']],
  ['an invalid kind', peers(TrafficPeer.application('postgres', 'db')), ['SECURITY_GROUP_INVALID']],
  ['a name of Cilium\'s', peers(TrafficPeer.application('Postgres', 'world')), ['SECURITY_GROUP_INVALID']],
  ['a port out of range', { ingress: [{ peers: [TrafficPeer.cidr('10.0.0.0/8')], ports: [TrafficPort.tcp(0)] }] }, ['PORT_INVALID']],
  ['several ports in one', { ingress: [{ peers: [TrafficPeer.cidr('10.0.0.0/8')], ports: [TrafficPort.tcpRange(1, 9)] }] }, ['NOT_SUPPORTED']],
  ['a name that is too long', { name: 'a'.repeat(64) }, ['NAME_TOO_LONG']],
  ['a machine by name', { machines: ['db'] as any }, ['PROPERTY_TYPE']],
  ['a group by name', peers(TrafficPeer.securityGroup('admins' as any)), ['PROPERTY_TYPE']],
  ['a number for a domain', { egress: [{ peers: [TrafficPeer.domain(1 as any)] }] }, ['PROPERTY_TYPE']],
])('%s', (_, props, expected) => expect(codes(props)).toEqual(expected));

test('a machine must not have a name that Cilium reserves', () => {
  expect(codesOf(chart => new SecurityGroup(chart, 'g', { machines: [new VirtualMachine(chart, 'host', GOOD)] }), newest()))
    .toEqual(['SECURITY_GROUP_INVALID', WARNING]);
});

test('machines are selected only in the namespace of the group', () => {
  const platform = newest();
  const chart = chartOn(platform, 'tenant-a');
  const other = new FleetChart(chart.node.root as App, 'other', { platform, namespace: 'tenant-b' });
  const far = new VirtualMachine(other, 'far', GOOD);
  const farGroup = new SecurityGroup(other, 'far', { machines: [far] });
  group({ machines: [far], ...peers(TrafficPeer.machines(far), TrafficPeer.securityGroup(farGroup)) })(chart);
  expect(Findings.of(chart).map(({ code }) => code).filter(code => code !== WARNING)).toEqual(['TRAFFIC_ELSEWHERE', 'TRAFFIC_ELSEWHERE', 'TRAFFIC_ELSEWHERE']);
});

test('it comes with Cozystack 1.6', () => {
  expect(codesOf(group({}), Platform.cozystack({ version: CozystackVersion.V1_5 }))).toEqual(['NOT_SUPPORTED']);
  expect(codesOf(group({}), Platform.hikube())).toEqual(['NOT_SUPPORTED']);
  expect(codesOf(group({}), Platform.hikube({ version: CozystackVersion.V1_6 }))).toEqual([WARNING]);
  const chart = chartOn(Platform.kubevirt());
  new SecurityGroup(chart, 'g', { machines: [new VirtualMachine(chart, 'm', { ...GOOD, image: undefined, systemDisk: undefined })] });
  expect(Findings.of(chart).find(({ path }) => path === 'test/g')).toMatchObject({ code: 'NOT_SUPPORTED', allowed: 'NetworkIsolation' });
});
