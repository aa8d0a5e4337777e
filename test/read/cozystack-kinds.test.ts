import * as fc from 'fast-check';
import { capabilitiesFor, NAMESPACES, nodesFor } from './cozystack-fleets';
import { RestoreJobSpec } from '../../src/model/backup';
import { FleetModel, MODEL_VERSION, ModelNode } from '../../src/model/fleet-model';
import { PlatformRef } from '../../src/model/platform';
import { PeerSpec } from '../../src/model/private-network';
import { RemovalPolicy } from '../../src/model/removal-policy';
import { GroupRuleSpec, TrafficPeerSpec } from '../../src/model/traffic';
import { FIELD_TABLES } from '../../src/platforms/cozystack/kinds';
import { CozystackVersion, VERSIONS } from '../../src/platforms/cozystack/version';
import { Cluster } from '../../src/platforms/fleet';
import { ApiObjectData } from '../../src/platforms/reading';
import { renderModel } from '../../src/platforms/render';
import { read } from '../../src/read/read';
import { withRest } from '../../src/read/rest';
import { samples } from '../support/samples';

const PLATFORMS: PlatformRef[] = [{ name: 'hikube' }, { name: 'hikube', version: '1.6' }, ...VERSIONS.map(version => ({ name: 'cozystack', version }))];

/** Findings of valid fleets. Tenants of a Hikube of unknown version are an error, but still written. */
const WARNINGS = ['VPC_NOT_ROUTED', 'PEERING_UNSEEN', 'SECURITY_GROUP_ISOLATES_NOTHING', 'RESTORE_OVERWRITES'];
const warningsOn = ({ version }: PlatformRef): string[] => version === undefined ? ['NOT_SUPPORTED'] : WARNINGS;

const modelOf = (platform: PlatformRef, nodes: readonly ModelNode[]): FleetModel => ({
  modelVersion: MODEL_VERSION,
  clusters: [{ platform, charts: NAMESPACES.map(namespace => ({ path: namespace, namespace })), nodes }],
  acknowledgements: [],
  faults: [],
});
const nodesOf = (model: FleetModel) => model.clusters[0].nodes;
const label = ({ name, version }: PlatformRef) => `${name} ${version ?? ''}`;

describe.each(PLATFORMS.map(platform => [label(platform), platform] as const))('%s', (_, platform) => {
  const check = (property: (nodes: ModelNode[], objects: ApiObjectData[]) => void, runs = 40) => fc.assert(
    fc.property(nodesFor(platform), nodes => property(nodes, renderModel(modelOf(platform, nodes)))), samples(runs),
  );

  test('the fleets of this test are valid', () => fc.assert(fc.property(nodesFor(platform), nodes => {
    const cluster = new Cluster(modelOf(platform, nodes).clusters[0]);
    const codes = nodes.flatMap(node => cluster.driver!.render(node, cluster.context(node.namespace)).problems).map(({ code }) => code);
    expect(codes.filter(code => !warningsOn(platform).includes(code))).toEqual([]);
  }), samples(40)));

  test('written objects are read, and written unchanged', () => check((_nodes, objects) => {
    const { model, rest } = read(objects, platform);
    expect(rest).toEqual([]);
    expect(renderModel(model)).toEqual(objects);
    expect(read(renderModel(model), platform).model).toEqual(model);
  }));

  test('every property is read back, with defaults resolved', () => check((nodes, objects) => {
    const back = nodesOf(read(objects, platform).model);
    expect(back.map(({ kind, spec }) => ({ kind, spec }))).toEqual(nodes.map(node => ({ kind: node.kind, spec: resolved(node, platform) })));
    // The object of a tenant is in the namespace of its parent.
    const places = nodes.map(({ kind, spec, namespace }) => kind === 'tenant' ? spec.parent?.name ?? namespace : namespace);
    expect(back.map(({ namespace }) => namespace)).toEqual(places);
  }));

  test('an unknown field stays in its place', () => fc.assert(
    fc.property(nodesFor(platform).filter(nodes => nodes.length > 0), fc.nat(), fc.nat(), (nodes, which, where) => {
      const objects = structuredClone(renderModel(modelOf(platform, nodes)));
      const maps = mapsIn(objects[which % objects.length]);
      maps[where % maps.length]['zz-unknown'] = 'kept';
      const { model, rest } = read(objects, platform);
      expect(withRest(renderModel(model), rest)).toEqual(objects);
    }), samples(60),
  ));
});

test('an object of another API is not read, with any kind', () => {
  const plan: ApiObjectData = { apiVersion: 'upgrade.cattle.io/v1', kind: 'Plan', metadata: { name: 'os' }, spec: { version: '1' } };
  const { model, rest } = read([plan], { name: 'cozystack' });
  expect(nodesOf(model)).toEqual([]);
  expect(withRest(renderModel(model), rest)).toEqual([plan]);
});

test('a kind that a version does not have stays unchanged', () => {
  const objects: ApiObjectData[] = [{ apiVersion: 'sdn.cozystack.io/v1alpha1', kind: 'SecurityGroup', metadata: { name: 'web', namespace: 'tenant-a' }, spec: {} }];
  const older = { name: 'cozystack', version: '1.5' };
  expect(nodesOf(read(objects, older).model)).toEqual([]);
  expect(withRest([], read(objects, older).rest)).toEqual(objects);
  expect(nodesOf(read(objects, { name: 'cozystack', version: '1.6' }).model)).toHaveLength(1);
});

test('handwritten manifests are read, and written unchanged', () => {
  const tenant = { apiVersion: 'apps.cozystack.io/v1alpha1', kind: 'Tenant', metadata: { name: 'blue', namespace: 'tenant-root' } };
  const objects: ApiObjectData[] = [{ ...tenant, spec: { resourceQuotas: { 'cpu': 4, 'memory': '64G', 'services.loadbalancers': 2, 'requests.cpu': '500m' }, etcd: false } }];
  const { model, rest } = read(objects, { name: 'cozystack' });
  expect(nodesOf(model)[0].spec).toEqual({
    name: 'blue', removalPolicy: RemovalPolicy.DELETE, etcd: false, quota: { vcpus: 4, memory: '64G', loadBalancers: 2, others: { 'requests.cpu': '500m' } },
  });
  expect(withRest(renderModel(model), rest)).toEqual(objects);
});

test('unsupported content stays unchanged', () => {
  const specs: [kind: string, apiVersion: string, spec: object][] = [
    ['Tenant', 'apps.cozystack.io/v1alpha1', { resourceQuotas: 'many', host: 7 }],
    ['VirtualPrivateCloud', 'apps.cozystack.io/v1alpha1', { subnets: [null, { name: 'a' }], peers: 'all', routes: [7] }],
    ['VirtualPrivateCloud', 'apps.cozystack.io/v1alpha1', { subnets: { a: { cidr: '172.16.0.0/24' } } }],
    ['SecurityGroup', 'sdn.cozystack.io/v1alpha1', { attachments: { a: 1 }, ingress: [null, { fromApp: 'all', toPorts: [{ ports: [{ port: 'http' }] }] }] }],
    ['Plan', 'backups.cozystack.io/v1alpha1', { schedule: 'daily', applicationRef: { kind: 'Postgres', name: 'db' } }],
    ['RestoreJob', 'backups.cozystack.io/v1alpha1', { options: { failIfTargetExists: true }, targetApplicationRef: 'db' }],
  ];
  const objects = specs.map(([kind, apiVersion, spec], i): ApiObjectData => ({ apiVersion, kind, metadata: { name: `a${i}`, namespace: 'tenant-a' }, spec }));
  const { model, rest } = read(objects, { name: 'cozystack' });
  expect(withRest(renderModel(model), rest)).toEqual(objects);
});

test('a route through a peer\'s router to another range is a route, and not a range of the peer', () => {
  const platform = { name: 'cozystack', version: '1.6' };
  const network = (name: string, cidr: string, other: string, more: object = {}): ModelNode => ({
    kind: 'privateNetwork',
    path: name,
    chart: 'tenant-a',
    namespace: 'tenant-a',
    spec: { name, subnets: [{ name: 'all', cidr }], peers: [{ name: other, namespace: 'tenant-a' }], ...more },
  });
  const pair = [network('one', '172.16.0.0/24', 'two'), network('two', '172.17.0.0/24', 'one')];
  const [one] = renderModel(modelOf(platform, pair));
  const { nextHopIP: nextHop } = (one.spec as any).routes[0];
  const routed = [network('one', '172.16.0.0/24', 'two', { routes: [{ cidr: '10.0.0.0/8', nextHop }] }), pair[1]];
  expect(nodesOf(read(renderModel(modelOf(platform, routed)), platform).model).map(({ spec }) => spec)).toEqual(routed.map(({ spec }) => spec));
});

test('the setting `appliedByEngine` is read, also with other annotations', () => {
  const platform = { name: 'cozystack', version: '1.6' };
  const said: Partial<RestoreJobSpec>[] = [
    { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } },
    { annotations: { 'argocd.argoproj.io/hook': 'PostSync' } },
    { annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' }, appliedByEngine: true },
    { annotations: { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true' }, appliedByEngine: true },
    { appliedByEngine: true },
    {},
  ];
  const specs = said.map((each, i): RestoreJobSpec => ({ name: `restore-${i}`, backup: 'web', ...each }));
  const nodes = specs.map((spec): ModelNode => ({ kind: 'restoreJob', path: spec.name, chart: 'tenant-a', namespace: 'tenant-a', spec }));
  const objects = renderModel(modelOf(platform, nodes));
  const { model, rest } = read(objects, platform);
  expect(nodesOf(model).map(({ spec }) => spec)).toEqual(specs);
  expect(rest).toEqual([]);
});

test('every field of every kind has the effect of a change, with its source', () => {
  for (const [kind, table] of Object.entries(FIELD_TABLES)) {
    for (const [field, place] of Object.entries<any>(table)) {
      const where = `${kind}.${field}`;
      if ('unsupported' in place) {
        expect([where, place.unsupported, place.instead]).toEqual([where, expect.stringMatching(/./), expect.stringMatching(/./)]);
        continue;
      }
      expect([where, place.source]).toEqual([where, expect.stringMatching(/^https:\/\/github\.com\/[-\w]+\/[-\w]+\/blob\/v\d/)]);
      // The last entry is for every change without a separate entry.
      if (!Array.isArray(place.effect)) {
        expect([where, place.effect]).toEqual([where, expect.any(String)]);
        continue;
      }
      expect([where, place.effect.at(-1).change]).toEqual([where, undefined]);
      const ages = place.effect.map(({ since }: { since?: CozystackVersion }) => since === undefined ? -1 : VERSIONS.indexOf(since));
      expect([where, ages]).toEqual([where, [...ages].sort((a, b) => a - b)]);
      expect(place.effect.some(({ since }: { since?: CozystackVersion }) => since !== undefined && !VERSIONS.includes(since))).toBe(false);
    }
  }
});

/** The resolved choices of a node. Everything else is read unchanged. */
function resolved(node: ModelNode, platform: PlatformRef): object {
  switch (node.kind) {
    case 'tenant': {
      const { removalPolicy, quota, parent, ...said } = node.spec;
      // `warnAbove` is not written, and retention is the default.
      const { warnAbove: _, ...amounts } = quota ?? {};
      return {
        ...said,
        ...removalPolicy === RemovalPolicy.DELETE && { removalPolicy },
        ...quota && { quota: amounts },
        ...parent && { parent: { name: parent.name } },
      };
    }
    case 'privateNetwork': {
      const { subnets, peers, routes, ...said } = node.spec;
      const byKey = <T>(items: readonly T[], key: (item: T) => string) => [...items].sort((a, b) => key(a) < key(b) ? -1 : 1);
      // Peers are declared on both sides, by any tool.
      const others = peers?.map(({ mutual: _, cidrs, ...peer }): PeerSpec => ({ ...peer, ...cidrs && { cidrs: byKey(cidrs, cidr => cidr) } }));
      return {
        ...said,
        subnets: byKey(subnets, ({ name }) => name),
        ...others && { peers: byKey(others, ({ namespace, name }) => `${namespace}/${name}`) },
        ...routes && { routes: byKey(routes, ({ cidr }) => cidr) },
      };
    }
    case 'securityGroup': {
      const { machines, ingress, egress, ...said } = node.spec;
      const rules = { ...ingress && { ingress: ingress.flatMap(rule) }, ...egress && { egress: egress.flatMap(rule) } };
      return { ...said, machines: machines.flatMap(machine), ...rules };
    }
    case 'backupPlan': case 'backupJob': {
      const { backupClass = capabilitiesFor(platform).backups?.defaultClass } = node.spec;
      return { ...node.spec, backupClass };
    }
    case 'restoreJob': {
      const { subject, targetName, overwrite, appliedByEngine, ...said } = node.spec;
      return {
        // By default, a copy does not get the addresses of the original.
        ...said.targetNamespace !== undefined && { keepAddresses: false },
        ...said,
        ...subject && { subject: { ...subject, name: targetName ?? subject.name } },
        ...overwrite && { overwrite },
        ...appliedByEngine && { appliedByEngine },
      };
    }
    default: return node.spec;
  }
}

/** A fleet is read as its machines. */
function machine(peer: TrafficPeerSpec): TrafficPeerSpec[] {
  return peer.kind === 'machines' ? peer.members.map(name => ({ kind: 'machines', machines: { kind: 'machine', name }, members: [name] })) : [peer];
}

/** A rule has peers of one kind. */
function rule({ peers, ...ports }: GroupRuleSpec): GroupRuleSpec[] {
  const ofKind = (...kinds: TrafficPeerSpec['kind'][]) => peers.filter(({ kind }) => kinds.includes(kind)).flatMap(machine);
  return [[...ofKind('machines', 'application'), ...ofKind('group')], ofKind('cidr'), ofKind('domain')]
    .filter(({ length }) => length > 0).map(each => ({ peers: each, ...ports }));
}

/** All maps in a value. */
function mapsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(mapsIn);
  return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside];
}
