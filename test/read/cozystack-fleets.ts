import * as fc from 'fast-check';
import { BackupSubjectSpec, RestoreJobSpec } from '../../src/model/backup';
import { ModelNode, NodeKind, NodeSpecs } from '../../src/model/fleet-model';
import { PlatformRef } from '../../src/model/platform';
import { PrivateNetworkSpec } from '../../src/model/private-network';
import { QuotaSpec } from '../../src/model/quota';
import { RemovalPolicy } from '../../src/model/removal-policy';
import { TenantSpec } from '../../src/model/tenant';
import { GroupRuleSpec, SecurityGroupSpec, TrafficPeerSpec } from '../../src/model/traffic';
import { misreading } from '../../src/model/yaml/plain';
import { Capabilities, capabilitiesOf } from '../../src/platforms/cozystack/capabilities';
import { CozystackVersion } from '../../src/platforms/cozystack/version';
import { linkAddresses, vpcId } from '../../src/platforms/cozystack/vpc/identifiers';

export const NAMESPACES = ['tenant-root', 'tenant-a', 'tenant-b'] as const;

/** The supported kinds: a Hikube of unknown version has only tenants of these. */
export function capabilitiesFor({ version }: PlatformRef): Capabilities {
  return version === undefined
    ? { ...capabilitiesOf(CozystackVersion.V1_0), subnetForm: undefined, backups: undefined }
    : capabilitiesOf(version as CozystackVersion);
}

const NAME = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
/** Names that Cilium reserves are invalid. */
const DASHED = fc.stringMatching(/^[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,4})?$/).filter(name => (
  // Texts that the charts write without quotes must be read as texts.
  !['world', 'host', 'init', 'all'].includes(name) && misreading(name) === undefined
));
const COUNT = fc.integer({ min: 0, max: 500 });
const SIZE = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom('Mi', 'Gi', 'Ti')).map(([amount, unit]) => `${amount}${unit}`);
const TEXT = fc.string({ maxLength: 12 });

/** Optional properties. */
function some<T>(properties: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(properties, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

const METADATA = some({
  labels: fc.dictionary(fc.constantFrom('team', 'example.com/tier'), fc.constantFrom('a', 'b-1', ''), { minKeys: 1 }),
  annotations: fc.dictionary(fc.constantFrom('note', 'example.com/ticket', 'argocd.argoproj.io/compare-options'), TEXT, { minKeys: 1 }),
});

const REMOVAL = fc.option(fc.constantFrom(RemovalPolicy.RETAIN, RemovalPolicy.DELETE), { nil: undefined });

const QUOTA: fc.Arbitrary<QuotaSpec> = some({
  vcpus: fc.constantFrom(1, 4, 64, 0.5, 2.5),
  memory: SIZE,
  storage: SIZE,
  loadBalancers: COUNT,
  services: COUNT,
  pods: COUNT,
  volumes: COUNT,
  gpus: fc.dictionary(fc.constantFrom('nvidia.com/AD102GL_L40S', 'nvidia.com/H100_94GB'), COUNT, { minKeys: 1 }),
  others: fc.dictionary(fc.constantFrom('configmaps', 'secrets', 'services.nodeports', 'ephemeral-storage'), fc.constantFrom('3', '500m', '1k'), { minKeys: 1 }),
  warnAbove: fc.constantFrom(0.5, 1),
});

function tenants(can: Capabilities): fc.Arbitrary<ModelNode[]> {
  const spec = fc.record({
    name: NAME,
    parent: fc.option(fc.nat(9), { nil: undefined }),
    metadata: METADATA,
    removalPolicy: REMOVAL,
    more: some({
      quota: QUOTA, host: DASHED.map(name => `${name}.example.com`), etcd: fc.boolean(), monitoring: fc.boolean(), ingress: fc.boolean(), seaweedfs: fc.boolean(),
      ...can.tenantGateway && { gateway: fc.boolean() },
      ...can.schedulingClass && { schedulingClass: DASHED },
      ...!can.alwaysIsolated && { isolated: fc.boolean() },
    }),
  });
  return fc.uniqueArray(spec, { maxLength: 5, selector: ({ name }) => name }).map(given => {
    const namespaces: string[] = [];
    return given.map(({ name, parent, metadata, removalPolicy, more }, i) => {
      const above = parent === undefined || i === 0 ? undefined : namespaces[parent % i];
      namespaces.push(above === undefined ? `tenant-${name}` : `${above}-${name}`);
      const said: TenantSpec = { name, ...metadata, ...more, ...removalPolicy && { removalPolicy } };
      return node('tenant', 'tenant-root', above === undefined ? said : { ...said, parent: { name: above, elsewhere: { namespace: above, otherCluster: false } } });
    });
  });
}

/** Whether the addresses of a link are unique: the chart derives them from a hash of few bits. */
function isFirst(links: Set<string>, link: string): boolean {
  return links.size < links.add(link).size;
}

function privateNetworks(can: Capabilities): fc.Arbitrary<ModelNode[]> {
  const spec = fc.record({
    name: DASHED,
    where: fc.constantFrom(...NAMESPACES),
    metadata: METADATA,
    subnets: fc.uniqueArray(DASHED, { maxLength: 3 }),
    peers: fc.array(fc.nat(9), { maxLength: 2 }),
    far: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }), { nil: undefined }),
    routes: fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 2 }),
  });
  return fc.uniqueArray(spec, { maxLength: 4, selector: ({ name, where }) => `${where}/${name}` }).map(given => given.map((one, i) => {
    const { name, where, metadata, far, routes } = one;
    const subnets = one.subnets.map((subnet, j) => ({ name: `s-${subnet}`, cidr: `172.${16 + i}.${j}.0/24` }));
    const names = (which: typeof one, j: number) => which.peers.some(peer => peer % given.length === j);
    const others = given.filter((other, j) => j !== i && (names(one, j) || names(other, i)));
    const links = new Set<string>();
    const peers = [
      ...others.map(other => ({ name: other.name, namespace: other.where, mutual: true })),
      ...far ? [{ name: 'far', namespace: 'tenant-elsewhere', ...far.length > 0 && { cidrs: far.map(range => `192.168.${range}.0/24`) } }] : [],
    ].filter(peer => isFirst(links, Object.values(linkAddresses(vpcId(where, name), vpcId(peer.namespace, peer.name))).sort().join()));
    const own = subnets.length === 0 ? [] : routes.map(range => ({ cidr: `10.${range}.0.0/16`, nextHop: `172.${16 + i}.0.9` }));
    const linked: Partial<PrivateNetworkSpec> = { ...peers.length > 0 && { peers }, ...own.length > 0 && { routes: own } };
    return node('privateNetwork', where, { name, ...metadata, subnets, ...can.vpcPeers && linked });
  }));
}

const MACHINES: fc.Arbitrary<TrafficPeerSpec> = fc.oneof(
  DASHED.map((name): TrafficPeerSpec => ({ kind: 'machines', machines: { kind: 'machine', name }, members: [name] })),
  fc.uniqueArray(DASHED, { minLength: 1, maxLength: 3 }).map((members): TrafficPeerSpec => (
    { kind: 'machines', machines: { kind: 'fleet', name: 'web' }, members }
  )),
);
const PEER: fc.Arbitrary<TrafficPeerSpec> = fc.oneof(
  MACHINES,
  fc.nat(255).map((byte): TrafficPeerSpec => ({ kind: 'cidr', cidr: `203.0.${byte}.0/24` })),
  DASHED.map((name): TrafficPeerSpec => ({ kind: 'group', group: { name } })),
  DASHED.map((name): TrafficPeerSpec => ({ kind: 'application', application: 'Postgres', name })),
);
const DOMAIN = fc.constantFrom('example.com', '*.example.com').map((name): TrafficPeerSpec => ({ kind: 'domain', name }));
const PORT = fc.record({ protocol: fc.constantFrom('TCP' as const, 'UDP' as const), port: fc.integer({ min: 1, max: 65535 }) });

function rules(peer: fc.Arbitrary<TrafficPeerSpec>): fc.Arbitrary<GroupRuleSpec[]> {
  const rule = fc.tuple(fc.array(peer, { minLength: 1, maxLength: 4 }), fc.array(PORT, { maxLength: 2 }));
  return fc.array(rule.map(([peers, ports]): GroupRuleSpec => ({ peers, ...ports.length > 0 && { ports } })), { minLength: 1, maxLength: 3 });
}

const GROUP: fc.Arbitrary<SecurityGroupSpec> = fc.tuple(
  DASHED, METADATA, fc.array(MACHINES, { minLength: 1, maxLength: 3 }), some({ ingress: rules(PEER), egress: rules(fc.oneof(PEER, DOMAIN)) }),
).map(([name, metadata, machines, traffic]) => ({ name, ...metadata, machines, ...traffic }));

const SUBJECT: fc.Arbitrary<BackupSubjectSpec> = fc.record({ kind: fc.constantFrom('machine', 'disk'), name: DASHED });
const CLASS = fc.constantFrom('own', 'cozy-default');
const SCHEDULE = fc.constantFrom('0 4 * * *', '*/10 * * * *', '@daily', '0 4 * * sun');

const RESTORE: fc.Arbitrary<RestoreJobSpec> = fc.tuple(
  fc.record({ name: DASHED, backup: DASHED }), METADATA,
  some({ subject: SUBJECT, appliedByEngine: fc.boolean() }),
).map(([said, metadata, more]) => ({ ...said, ...metadata, ...more }));
const OPTIONS = fc.oneof(
  some({ keepOriginalVolumes: fc.boolean(), keepAddresses: fc.boolean() }),
  fc.record({ targetNamespace: DASHED, overwrite: fc.boolean(), keepAddresses: fc.boolean(), targetName: DASHED }, { requiredKeys: ['targetNamespace'] }),
);

function backups({ backups: can }: Capabilities): fc.Arbitrary<ModelNode[]> {
  const where = fc.constantFrom(...NAMESPACES);
  const backupClass = can?.defaultClass === undefined ? CLASS : fc.option(CLASS, { nil: undefined });
  const said = fc.tuple(fc.record({ name: DASHED, subject: SUBJECT }), METADATA, backupClass)
    .map(([own, metadata, name]) => ({ ...own, ...metadata, ...name && { backupClass: name } }));
  const restore = fc.tuple(RESTORE, OPTIONS).map(([spec, options]): RestoreJobSpec => {
    if (!can?.restoreOptions) return spec;
    const { targetName, keepOriginalVolumes, keepAddresses, ...others } = options as Partial<RestoreJobSpec>;
    // A disk alone has no other volumes and no addresses.
    const machine = spec.subject?.kind === 'disk' ? {} : { ...keepOriginalVolumes !== undefined && { keepOriginalVolumes }, ...keepAddresses !== undefined && { keepAddresses } };
    return { ...spec, ...others, ...machine, ...spec.subject && targetName !== undefined && { targetName } };
  });
  return fc.tuple(
    unique(fc.tuple(where, fc.tuple(said, SCHEDULE).map(([spec, schedule]) => ({ ...spec, schedule }))), 'backupPlan'),
    unique(fc.tuple(where, said), 'backupJob'),
    unique(fc.tuple(where, restore), 'restoreJob'),
  ).map(lists => lists.flat());
}

/** Nodes whose names are unique in their namespace. */
function unique<K extends NodeKind>(specs: fc.Arbitrary<[string, NodeSpecs[K]]>, kind: K): fc.Arbitrary<ModelNode[]> {
  return fc.uniqueArray(specs, { maxLength: 3, selector: ([where, spec]) => `${where}/${(spec as { name: string }).name}` })
    .map(given => given.map(([where, spec]) => node(kind, where, spec)));
}

function node<K extends NodeKind>(kind: K, namespace: string, spec: NodeSpecs[K]): ModelNode {
  return { kind, path: `${namespace}/${kind}-${(spec as { name: string }).name}`, chart: namespace, namespace, spec } as ModelNode;
}

/** Valid nodes of every kind of a platform, except machines and disks. */
export function nodesFor(platform: PlatformRef): fc.Arbitrary<ModelNode[]> {
  const can = capabilitiesFor(platform);
  return fc.tuple(
    tenants(can),
    can.subnetForm ? privateNetworks(can) : fc.constant([]),
    can.securityGroups ? unique(fc.tuple(fc.constantFrom(...NAMESPACES), GROUP), 'securityGroup') : fc.constant([]),
    can.backups ? backups(can) : fc.constant([]),
  ).map(lists => lists.flat());
}
