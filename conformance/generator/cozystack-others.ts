/** Private networks, tenants and backups of Cozystack, most of them valid and some invalid. */
import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { Recipe } from './machine';
import { AWKWARD, COZYSTACK_METADATA, DIGIT_NAMES, lists, maps, mostly, rarely, some } from './values';
import {
  Backup, BackupJob, BackupPlan, Disk, Quota, RestoreJob, RestoreJobProps, Tenant, TenantProps,
  VirtualMachine, VirtualPrivateCloud, VpcPeer, VpcRoute,
} from '../../src';

const x = (count: number) => 'x'.repeat(count);
const LABELLED = { labels: COZYSTACK_METADATA.labels };

const RANGES = mostly(['172.16.1.0/24', '10.0.0.0/8'], ['172.16.1.0', '300.0.0.0/8', '172.16.1.0/33', 'x', '']);
const VPC_NAMES = mostly(['a', 'net', 'net-1', x(33)], [...AWKWARD, 'Net', '1net', 'net-', 'a_b', 'a.b', '', x(34)]);
const SUBNETS = mostly(['a', 'web', '1a', '10-net', 'A', 'a.b', 'a_b', x(60), ...DIGIT_NAMES], [...AWKWARD, '-a', 'a b', '', x(64)]);

const networks = fc.record({
  name: VPC_NAMES,
  subnets: fc.dictionary(SUBNETS, RANGES, { maxKeys: 2, noNullPrototype: true }),
  routes: rarely(2, lists(fc.record<VpcRoute>({ cidr: RANGES, nextHop: mostly(['172.16.1.9', '10.9.9.9'], ['x', '', '300.0.0.1']) }), 2)),
  peers: rarely(2, lists(fc.record<VpcPeer>({ name: VPC_NAMES, namespace: mostly(['tenant-far', 'tenant-a-b'], ['far', '', 'Tenant-a', ...AWKWARD]) }), 1)),
  more: some(LABELLED),
}).map(({ more, ...props }): Recipe => chart => { new VirtualPrivateCloud(chart, 'network', { ...more, ...props }); });

const COUNTS = mostly([0, 1, 5], [-1, 1.5]);
const quotas = some<Quota>({
  vcpus: mostly([1, 4, 0.5], [-1]),
  memory: mostly([Size.gibibytes(8), Size.mebibytes(1024), Size.mebibytes(1536)], [Size.mebibytes(0)]),
  storage: mostly([Size.gibibytes(100)], [Size.mebibytes(0)]),
  loadBalancers: COUNTS,
  services: COUNTS,
  pods: COUNTS,
  volumes: COUNTS,
  gpus: rarely(3, maps(mostly(['nvidia.com/AD102GL_L40S'], ['A10', 'nvidia.com/', '']), fc.constant('1'))
    .map(each => Object.fromEntries(Object.keys(each).map(key => [key, 1])))) as fc.Arbitrary<Record<string, number>>,
  others: rarely(2, maps(
    mostly(['count/pods', 'secrets', 'configmaps'], ['requests.storage', 'limits.cpu', 'requests.ephemeral-storage', 'hugepages-2Mi', 'local.storageclass.storage.k8s.io/requests.storage', '']),
    mostly(['5'], ['x', '', '-1']),
  )) as fc.Arbitrary<Record<string, string>>,
});

const tenants = fc.record({
  name: mostly(['team', 'a', 'a1', 'on', 'true'], ['a-b', 'Team', '1a', 'a_b', '', x(64)]),
  props: some<TenantProps>({
    quota: quotas,
    host: mostly(['example.com', 'a.example.com'], ['no host', 'Ä', ...AWKWARD]),
    etcd: fc.boolean(),
    monitoring: fc.boolean(),
    ingress: fc.boolean(),
    seaweedfs: fc.boolean(),
    gateway: fc.boolean(),
    schedulingClass: mostly(['spread', 'a-b', ...AWKWARD], ['', 'A B']),
    ...LABELLED,
  }),
  inner: rarely(3, mostly(['inner', 'b2'], ['b-2'])),
}).map(({ name, props, inner }): Recipe => chart => {
  const parent = new Tenant(chart, 'tenant', { ...props, name });
  if (inner !== undefined) new Tenant(chart, 'inner', { name: inner, parent });
});

const CLASSES = rarely(2, mostly(['cozy-default', 'offsite', 'a.b'], ['', 'A', 'a_b', '-a']));
const OBJECT_NAMES = mostly(['nightly', 'a.b', '1-a', x(63)], ['Nightly', 'a_b', '', '-a', x(254)]);
const SUBJECTS = fc.oneof(
  mostly(['web', 'a-1', x(41)], ['Web', '', x(42)]).map(name => ({ machine: VirtualMachine.fromName(name) })),
  mostly(['data', x(45)], ['Data', '', x(46)]).map(name => ({ disk: Disk.fromName(name) })),
);

const backups: fc.Arbitrary<Recipe> = fc.oneof(
  fc.record({ name: OBJECT_NAMES, subject: SUBJECTS, backupClass: CLASSES, schedule: mostly(['30 2 * * *', '*/5 * * * *', '@daily', '@every 6h'], ['nightly', '', '99 * * * *', '30 2 * *']), more: some(LABELLED) })
    .map(({ name, subject, backupClass, schedule, more }): Recipe => chart => { new BackupPlan(chart, 'plan', { ...more, ...subject, name, backupClass, schedule }); }),
  fc.record({ name: OBJECT_NAMES, subject: SUBJECTS, backupClass: CLASSES })
    .map(({ name, subject, backupClass }): Recipe => chart => { new BackupJob(chart, 'job', { ...subject, name, backupClass }); }),
  fc.record({
    name: mostly(['back-2026-11-22', 'a'], ['Back', '', 'a_b']), backup: OBJECT_NAMES, subject: SUBJECTS, target: rarely(2, SUBJECTS),
    props: some<Partial<RestoreJobProps>>({
      targetNamespace: mostly(['tenant-copy'], ['', 'Copy']), overwrite: fc.boolean(), keepOriginalVolumes: fc.boolean(), keepAddresses: fc.boolean(), appliedByEngine: fc.boolean(),
    }),
  }).map(({ name, backup, subject, target, props }): Recipe => chart => {
    new RestoreJob(chart, 'restore', { ...props, ...target, name, backup: Backup.fromName(backup, subject) });
  }),
);

/** Each is alone in its chart. */
export const cozystackSurroundings = fc.oneof(networks, tenants, backups);
