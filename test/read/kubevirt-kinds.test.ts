import * as fc from 'fast-check';
import { FleetModel, ModelNode } from '../../src/model/fleet-model';
import { bytes, isUsable } from '../../src/model/quantity';
import { ApiObjectData } from '../../src/platforms/reading';
import { renderModel } from '../../src/platforms/render';
import { read } from '../../src/read/read';
import { withRest } from '../../src/read/rest';
import { jsonValue } from '../support/json';
import * as kinds from '../support/kubevirt-kinds';
import { KUBEVIRT, modelOf } from '../support/models';
import { samples } from '../support/samples';

const RUNS = samples(60);

type Specs = Parameters<typeof modelOf>[1];

const alone = (kind: any) => (spec: object): Specs => [{ kind, spec } as any];
/** A restore of a snapshot that is elsewhere has fewer fields: see its separate test. */
const withSnapshot = (spec: object): Specs => [
  { kind: 'snapshot', spec: { name: 'of-db', machine: { name: 'db' } } }, { kind: 'snapshotRestore', spec: spec as any },
];

const SPECS: readonly (readonly [string, fc.Arbitrary<Specs>])[] = [
  ['tenant', kinds.tenant.map(alone('tenant'))],
  ['service', kinds.service.map(alone('service'))],
  ['isolation', kinds.isolation.map(alone('isolation'))],
  ['connections', kinds.connections.map(spec => [{ kind: 'isolation', spec: { name: 'deny' } }, { kind: 'connections', spec }])],
  ['snapshot', kinds.snapshot.map(alone('snapshot'))],
  ['snapshotRestore', kinds.restore.map(withSnapshot)],
  ['clone', kinds.clone.map(alone('clone'))],
  ['migrationPolicy', kinds.migrationPolicy.map(alone('migrationPolicy'))],
  ['instanceTypeSet', kinds.instanceTypeSet.map(alone('instanceTypeSet'))],
  ['instanceProfileSet', kinds.instanceProfileSet.map(alone('instanceProfileSet'))],
  ['goldenImageSet', kinds.goldenImageSet.map(alone('goldenImageSet'))],
];

/** In another order: sets are read as sets with one item. */
function sorted(objects: readonly ApiObjectData[]): ApiObjectData[] {
  const key = ({ kind, metadata: { namespace = '', name } }: ApiObjectData) => `${kind} ${namespace} ${name}`;
  return [...objects].sort((a, b) => key(a) < key(b) ? -1 : 1);
}

describe.each(KUBEVIRT.map(platform => [platform.version!, platform] as const))('KubeVirt %s', (_, platform) => {
  describe.each(SPECS)('%s', (kind, specs) => {
    test('is read completely as the original model', () => {
      fc.assert(fc.property(specs, given => {
        const objects = renderModel(modelOf(platform, given));
        const result = read(objects, platform);
        expect(result.rest).toEqual([]);
        expect(renderModel(result.model)).toEqual(objects);
        expect(JSON.parse(JSON.stringify(result.model))).toEqual(result.model);
        expect(read(renderModel(result.model), platform)).toEqual(result);
        const spec = given.find(each => each.kind === kind)!.spec;
        expect(missing(itemsOf(spec), itemsOf(specOf(result.model, kind)))).toEqual([]);
      }), RUNS);
    });

    test('keeps fields without a property', () => {
      const places = fc.constantFrom(['metadata', 'finalizers'], ['spec', 'zzz'], ['status']);
      fc.assert(fc.property(specs, fc.nat(), places, fc.oneof(fc.constantFrom<unknown>(0, '', false, [], {}), jsonValue), (given, which, path, more) => {
        const objects = renderModel(modelOf(platform, given)).map(object => structuredClone(object));
        set(objects[which % objects.length], path, more);
        const result = read(objects, platform);
        expect(sorted(withRest(renderModel(result.model), result.rest))).toEqual(sorted(objects));
        // In addition to a node, not instead of it.
        expect(result.rest.filter(({ object }) => object !== undefined)).toEqual([]);
      }), RUNS);
    });
  });
});

/** The items of sets are read one by one. For other kinds, the whole spec is the only item. */
function itemsOf(specs: object): object[] {
  const all = [specs].flat() as Record<string, any>[];
  return all.flatMap(({ instanceTypes, instanceProfiles, ...spec }) => instanceTypes ?? instanceProfiles ?? [spec]);
}

function specOf(model: FleetModel, kind: string): object {
  return model.clusters[0].nodes.filter((node: ModelNode) => node.kind === kind).map(({ spec }) => spec);
}

/** Values that equal a missing value. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === false || typeof value === 'object' && value !== null && Object.values(value).every(isNothing);
}

/** An equal amount in another unit: quota amounts are written in the largest unit that divides them. */
function isSameAmount(value: unknown, other: unknown): boolean {
  return typeof value === 'string' && typeof other === 'string' && isUsable(value) && isUsable(other) && bytes(value) === bytes(other);
}

/** Properties that are not written because of another one. */
const UNSAID: Readonly<Record<string, (spec: any) => boolean>> = {
  // Without egress rules there is nothing that names would have to be accepted.
  dns: ({ egress }) => egress === false,
};

/** The given properties that are read differently. */
function missing(given: readonly object[], found: readonly object[]): string[] {
  if (given.length !== found.length) return [`${given.length} items, and ${found.length} are read`];
  return given.flatMap((spec, i) => Object.entries(spec).flatMap(([property, value]) => {
    const other = (found[i] as any)[property];
    return isWithin(value, other) || UNSAID[property]?.(spec) ? [] : [`${property}: ${JSON.stringify([value, other])}`];
  }));
}

/** Defaults are read as explicit values. */
function isWithin(value: unknown, other: unknown): boolean {
  if (value === other || isNothing(value) && isNothing(other) || isSameAmount(value, other)) return true;
  if (typeof value !== 'object' || value === null || typeof other !== 'object' || other === null) return false;
  if (Array.isArray(value) && value.length !== (other as unknown[]).length) return false;
  return Object.entries(value).every(([key, each]) => isWithin(each, (other as any)[key]));
}

function set(tree: any, [key, ...more]: readonly string[], value: unknown): void {
  if (more.length === 0) tree[key] = value;
  else set(tree[key] ??= {}, more, value);
}

describe('objects that belong together', () => {
  const platform = KUBEVIRT[KUBEVIRT.length - 1];
  const named = (name: string) => ({ kind: 'named' as const, name });
  const machine = (name: string, more: object = {}) => ({
    kind: 'machine' as const, spec: { name, instanceType: named('u1.small'), instanceProfile: named('fedora'), disks: [{ name: `${name}-system` }], ...more },
  });
  const exposure = { kind: 'portList' as const, tcp: [443], udp: [] };
  const members = ['web-1', 'web-2'];
  const inProduction: Specs = [
    { kind: 'fleet', spec: { name: 'web', members } },
    ...members.map(name => machine(name, { fleet: 'web', exposure, networkInterface: { macAddress: '02:00:00:00:00:01' } })),
    { kind: 'disk', spec: { name: 'web-1-system', source: { kind: 'http', url: 'https://example.com/a.img' }, size: '20Gi' } },
    machine('db'),
    { kind: 'service', spec: { name: 'www', machines: { kind: 'fleet', name: 'web' }, ports: [{ port: 80 }] } },
    { kind: 'service', spec: { name: 'admin', machines: { kind: 'machine', name: 'web-1', fleet: 'web' }, clusterIp: 'None' } },
    {
      kind: 'isolation',
      spec: {
        name: 'isolation',
        allowed: [{
          id: 'db',
          from: { kind: 'machines', machines: { kind: 'fleet', name: 'web' }, members },
          to: { kind: 'machines', machines: { kind: 'machine', name: 'db' }, members: ['db'] },
          ports: [{ protocol: 'TCP', port: 5432 }],
        }],
      },
    },
    {
      kind: 'connections',
      spec: {
        name: 'db-connections',
        machines: { kind: 'machines', machines: { kind: 'machine', name: 'db' }, members: ['db'] },
        from: [{ peers: [{ kind: 'machines', machines: { kind: 'machine', name: 'web-1', fleet: 'web' }, members: ['web-1'] }], ports: [{ protocol: 'TCP', port: 5432 }] }],
        to: [{ peers: [{ kind: 'cidr', cidr: '203.0.113.0/24' }] }],
      },
    },
    { kind: 'snapshot', spec: { name: 'before', machine: { name: 'web-1' } } },
    { kind: 'snapshotRestore', spec: { name: 'back', snapshot: { name: 'before', machine: { name: 'web-1' } } } },
    {
      kind: 'snapshotRestore',
      spec: { name: 'beside', snapshot: { name: 'before', machine: { name: 'web-1' } }, newMachine: 'web-9', patches: ['{"op":"remove","path":"/spec/a"}'] },
    },
    { kind: 'snapshotRestore', spec: { name: 'unknown', snapshot: { name: 'elsewhere' }, machine: { name: 'db' } } },
    { kind: 'snapshotRestore', spec: { name: 'unknown-new', snapshot: { name: 'elsewhere' }, newMachine: 'db-2' } },
    { kind: 'clone', spec: { name: 'twin', snapshot: { name: 'before', machine: { name: 'web-1' } }, target: 'web-8' } },
    { kind: 'migrationPolicy', spec: { name: 'slow', machines: { kind: 'machine', name: 'web-1', fleet: 'web' }, bandwidthPerSecond: '1Gi' } },
  ];
  const inImages: Specs = [
    {
      kind: 'goldenImageSet',
      spec: {
        images: [
          { name: 'noble', source: { kind: 'http', url: 'https://example.com/noble.img' }, size: '10Gi', instanceType: 'u1.small' },
          { name: 'fedora', source: { kind: 'registry', url: 'docker://quay.io/a/fedora', schedule: '0 4 * * *' }, size: '10Gi' },
        ],
      },
    },
    { kind: 'disk', spec: { name: 'plain', source: { kind: 'http', url: 'https://example.com/b.img' }, size: '1Gi' } },
  ];
  const inCluster: Specs = [
    { kind: 'tenant', spec: { name: 'prod' } },
    { kind: 'tenant', spec: { name: 'a-b', parent: { name: 'tenant-prod' }, quota: { vcpus: 4, gpus: { 'nvidia.com/A10': 2 } } } },
    { kind: 'migrationPolicy', spec: { name: 'all', everywhere: true } },
  ];

  function model(): FleetModel {
    const charts = [{ path: 'cluster' }, { path: 'tenant-prod', namespace: 'tenant-prod' }, { path: 'golden-images', namespace: 'golden-images' }];
    const nodes = [inCluster, inProduction, inImages].flatMap((specs, i) => specs.map((each, j) => (
      { ...each, path: `${charts[i].path}/${j}`, chart: charts[i].path, ...charts[i].namespace !== undefined && { namespace: charts[i].namespace } } as ModelNode
    )));
    return { modelVersion: 1, clusters: [{ platform, charts, nodes }], acknowledgements: [], faults: [] };
  }

  const specsOf = ({ clusters: [{ nodes }] }: FleetModel) => nodes.map(({ kind, namespace, spec }) => ({ kind, namespace, spec }));

  test('is distinguished by its purpose', () => {
    const objects = renderModel(model());
    const result = read(objects, platform);
    expect(result.rest).toEqual([]);
    expect(sorted(renderModel(result.model))).toEqual(sorted(objects));
    const found = specsOf(result.model);
    const isFound = ({ kind, namespace, spec }: typeof found[number]) => (
      found.some(each => each.kind === kind && each.namespace === namespace && isWithin(spec, each.spec))
    );
    const lost = specsOf(model()).filter(each => !isFound(each));
    expect(lost).toEqual([]);
    expect(found.length).toBe(specsOf(model()).length);
  });

  test('and other objects stay unchanged', () => {
    const head = (kind: string, name: string, apiVersion = 'v1', namespace: string | undefined = 'tenant-prod') => (
      { apiVersion, kind, metadata: { name, ...namespace !== undefined && { namespace } } }
    );
    const policy = (name: string, spec: object) => ({ ...head('NetworkPolicy', name, 'networking.k8s.io/v1'), spec });
    const foreign: ApiObjectData[] = [
      { ...head('Namespace', 'monitoring'), metadata: { name: 'monitoring' } },
      { ...head('Service', 'grafana'), spec: { selector: { app: 'grafana' }, ports: [{ port: 80 }] } },
      { ...head('Service', 'external'), spec: { type: 'ExternalName', externalName: 'example.com' } },
      policy('allow-some', { podSelector: { matchLabels: { app: 'a' } }, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] }),
      policy('isolation-strange-ingress', { podSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] }, policyTypes: ['Ingress'], ingress: [{}] }),
      { ...head('Role', 'reader', 'rbac.authorization.k8s.io/v1'), rules: [] },
      { ...head('DataSource', 'own', 'cdi.kubevirt.io/v1beta1'), spec: { source: { pvc: { name: 'own', namespace: 'tenant-prod' } } } },
      { ...head('VirtualMachineSnapshot', 'other', 'snapshot.kubevirt.io/v1beta1'), spec: {} },
      { ...head('VirtualMachineRestore', 'other', 'snapshot.kubevirt.io/v1beta1'), spec: {} },
      { ...head('VirtualMachineClone', 'other', 'clone.kubevirt.io/v1beta1'), spec: { target: { name: 'a' } } },
      { apiVersion: 'migrations.kubevirt.io/v1alpha1', kind: 'MigrationPolicy', metadata: { name: 'by-label' }, spec: { selectors: { namespaceSelector: { a: 'b' } } } },
      { apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterInstancetype', metadata: { name: 'empty' }, spec: {} },
    ];
    const objects = [...renderModel(model()), ...foreign];
    const result = read(objects, platform);
    expect(sorted(withRest(renderModel(result.model), result.rest))).toEqual(sorted(objects));
    expect(result.rest.map(({ object }) => object)).toEqual(foreign);
  });
});
