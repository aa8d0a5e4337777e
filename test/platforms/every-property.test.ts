import { FleetModel, NodeKind, NodeSpecs } from '../../src/model/fleet-model';
import { PlatformRef } from '../../src/model/platform';
import { RemovalPolicy } from '../../src/model/removal-policy';
import { Cluster } from '../../src/platforms/fleet';
import { modelOf } from '../support/models';

/** A spec, with another value for each of its properties. A property without a sample does not compile. */
type Sample<S> = readonly [spec: S, others: { readonly [P in keyof Required<S>]: NonNullable<S[P]> }];

const labels = { app: 'shop' };
const annotations = { 'example.com/owner': 'ops' };
const object = { labels, annotations };
const web = { kind: 'machine', name: 'web' } as const;
const kept = RemovalPolicy.DELETE;
const probe = { question: { tcpSocket: { port: 22 } } };

const SAMPLES: { readonly [K in NodeKind]: Sample<NodeSpecs[K]> } = {
  machine: [
    { name: 'web', disks: [{ name: 'system', existing: true }], instanceProfile: { kind: 'named', name: 'ubuntu' } },
    {
      ...object, name: 'other', instanceType: { kind: 'named', name: 'u1.large' }, resources: { cores: 2, memory: '2Gi' }, instanceProfile: { kind: 'named', name: 'fedora' },
      disks: [{ name: 'data', existing: true }], exposure: { kind: 'portList', tcp: [22], udp: [] }, runStrategy: 'Halted', networks: [{ kind: 'named', name: 'storage' }],
      networkInterface: { model: 'e1000' }, gpus: ['nvidia.com/L40S'], cpuModel: 'Haswell', sshKeys: ['ssh-ed25519 AAAA a'], userData: '#cloud-config\n', networkData: 'version: 2\n',
      accessCredentials: [{ kind: 'passwordsByAgent', secret: 's' }], cloudInitDrive: 'configDrive', cloudInitSeed: '2', identity: { uuid: '5d307ca9-b3ef-428c-8861-06e72d69f223' },
      nodeSelector: labels, nodeAffinity: [{ label: 'a', operator: 'Exists', values: [] }], machineAffinity: [{ machines: web, separate: true, label: 'a' }],
      tolerations: [{ key: 'a' }], spread: [{ label: 'a', maxSkew: 1, strict: true }], evictionStrategy: 'None', hardware: { dedicatedCpu: true }, hostname: 'a', subdomain: 'a',
      terminationGracePeriod: 30, readinessProbe: probe, livenessProbe: probe, fleet: 'webs', pool: { replicas: 2 },
      apiVersion: 'kubevirt.io/v1alpha3', running: true, podNetwork: false, dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.53'] }, schedulerName: 'own', serviceAccountName: 'launcher', priorityClassName: 'high', userDataSecret: 's',
      networkDataSecret: 's', cloudInitDelivery: 'inline', podResources: { requests: { cpu: '1' } }, filesystems: [{ name: 'shared' }], podLabels: labels, podAnnotations: annotations, leaveToCluster: ['evictionStrategy'],
    },
  ],
  disk: [
    { name: 'data', size: '20Gi' },
    { ...object, name: 'other', source: { kind: 'upload' }, size: '30Gi', storageClass: 'local', optical: true, removalPolicy: kept, machine: 'web', accessMode: 'ReadWriteMany', volumeMode: 'Block', preallocation: true, serviceAccountName: 'importer', request: 'pvc', templateHead: { kind: 'DataVolume' } },
  ],
  fleet: [{ name: 'webs', members: ['web1'] }, { name: 'other', members: ['web2'] }],
  tenant: [
    { name: 'team' },
    {
      ...object, name: 'other', parent: { name: 'tenant-a' }, quota: { vcpus: 4 }, host: 'a.example.com', etcd: true, monitoring: true, ingress: true, seaweedfs: true, gateway: true,
      isolated: true, schedulingClass: 'a', removalPolicy: kept,
    },
  ],
  privateNetwork: [
    { name: 'net', subnets: [{ name: 'a', cidr: '10.0.0.0/24' }] },
    {
      ...object, name: 'other', subnets: [{ name: 'b', cidr: '10.0.1.0/24' }], peers: [{ name: 'far', namespace: 'tenant-far', cidrs: ['10.1.0.0/24'] }],
      routes: [{ cidr: '10.2.0.0/24', nextHop: '10.0.0.1' }],
    },
  ],
  securityGroup: [
    { name: 'db', machines: [{ kind: 'machines', machines: web, members: ['web'] }] },
    {
      ...object, name: 'other', machines: [{ kind: 'machines', machines: { kind: 'machine', name: 'b' }, members: ['b'] }],
      ingress: [{ peers: [{ kind: 'cidr', cidr: '10.0.0.0/8' }] }], egress: [{ peers: [{ kind: 'cidr', cidr: '10.0.0.0/8' }] }],
    },
  ],
  isolation: [
    { name: 'deny' },
    { name: 'other', ingress: false, egress: false, dns: false, diskImports: false, allowed: [{ id: 'a', to: { kind: 'sameNamespace' } }] },
  ],
  connections: [
    { name: 'db', machines: { kind: 'machines', machines: web, members: ['web'] }, from: [{ peers: [{ kind: 'cidr', cidr: '10.0.0.0/8' }] }] },
    {
      name: 'other', machines: { kind: 'machines', machines: { kind: 'machine', name: 'b' }, members: ['b'] },
      from: [{ peers: [{ kind: 'cidr', cidr: '10.1.0.0/16' }] }], to: [{ peers: [{ kind: 'cidr', cidr: '10.0.0.0/8' }] }],
    },
  ],
  service: [
    { name: 'db', machines: web, ports: [{ port: 80 }] },
    {
      ...object, name: 'other', machines: { kind: 'fleet', name: 'webs' }, ports: [{ port: 81 }], type: 'NodePort', clusterIp: 'None', externalIps: ['1.2.3.4'], ipFamilies: ['IPv6'],
      ipFamilyPolicy: 'SingleStack', sticky: true, keepsClientAddress: true, sourceRanges: ['10.0.0.0/8'],
    },
  ],
  backupPlan: [
    { name: 'nightly', subject: web, schedule: '0 2 * * *', backupClass: 'a' },
    { ...object, name: 'other', subject: { kind: 'disk', name: 'data' }, schedule: '0 3 * * *', backupClass: 'b' },
  ],
  backupJob: [{ name: 'now', subject: web, backupClass: 'a' }, { ...object, name: 'other', subject: { kind: 'disk', name: 'data' }, backupClass: 'b' }],
  restoreJob: [
    { name: 'back', backup: 'b', subject: web },
    {
      ...object, name: 'other', backup: 'c', subject: { kind: 'disk', name: 'data' }, backupElsewhere: { namespace: 'far', otherCluster: false }, targetNamespace: 'far', targetName: 'copy',
      overwrite: true, keepOriginalVolumes: false, keepAddresses: false, appliedByEngine: true,
    },
  ],
  snapshot: [
    { name: 'before', machine: { name: 'web' } },
    { ...object, name: 'other', machine: { name: 'b' }, failureDeadline: 60, keepsContent: true, removalPolicy: kept },
  ],
  snapshotRestore: [
    { name: 'back', snapshot: { name: 'before', machine: { name: 'web' } } },
    {
      ...object, name: 'other', snapshot: { name: 'b', machine: { name: 'web' } }, machine: { name: 'b' }, newMachine: 'copy', volumes: 'RandomizeNames', whenRunning: 'StopTarget',
      volumeOwner: 'Vm', volumeOverrides: [{ disk: 'data', name: 'data2' }], patches: ['{}'], appliedByEngine: true,
    },
  ],
  clone: [
    { name: 'copy', machine: { name: 'web' }, target: 'web2' },
    {
      ...object, name: 'other', machine: { name: 'b' }, snapshot: { name: 'before' }, target: 'web3', macAddresses: { default: '02:00:00:00:00:01' }, serial: 'a', labelFilters: ['a'],
      annotationFilters: ['a'], templateLabelFilters: ['a'], templateAnnotationFilters: ['a'], volumes: 'RandomizeNames', patches: ['{}'], appliedByEngine: true,
    },
  ],
  migrationPolicy: [
    { name: 'slow', machines: web },
    {
      ...object, name: 'other', machines: { kind: 'fleet', name: 'webs' }, everywhere: true, bandwidthPerSecond: '1Gi', timePerGibibyte: 9, allowAutoConverge: true, allowPostCopy: true,
      allowWorkloadDisruption: true, maxDowntime: 9,
    },
  ],
  instanceTypeSet: [{ instanceTypes: [] }, { instanceTypes: [{ name: 'a', vcpus: 1, memory: '1Gi' }] }],
  instanceProfileSet: [{ instanceProfiles: [] }, { instanceProfiles: [{ name: 'a' }] }],
  goldenImageSet: [
    { images: [{ name: 'a', source: { kind: 'http', url: 'https://example.com/a' }, size: '1Gi' }] },
    { images: [{ name: 'b', source: { kind: 'http', url: 'https://example.com/b' }, size: '1Gi' }], cloneableFrom: ['a'], createNamespace: false },
  ],
};

/** Properties that are written only together with others, or that only checks use, with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'cozystack machine fleet': 'the members of a fleet are machines like others',
  'cozystack disk machine': 'a disk that is made together with a machine is a disk like others',
  'kubevirt connections to': 'what goes out is said where an isolation denies it',
  'kubevirt disk templateHead': 'it is written with the machine',
  'kubevirt disk machine': 'it lives and dies with the machine only if it is not kept',
  'kubevirt disk optical': 'what the machine says that uses it',
  'kubevirt machine cloudInitDrive': 'a drive of what there is to read',
  'kubevirt machine cloudInitDelivery': 'of what there is to deliver',
  'cozystack restoreJob backupElsewhere': 'the check of references refuses a backup of another place',
  'fleet name': 'its members have it',
  'fleet members': 'they are nodes of their own',
};

const PLATFORMS: readonly PlatformRef[] = [{ name: 'cozystack' }, { name: 'kubevirt' }];
const CASES = PLATFORMS.flatMap(platform => Object.entries(SAMPLES).flatMap(([kind, [spec, others]]) => (
  Object.entries(others).map(([property, value]) => [`${platform.name} ${kind} ${property}`, platform, kind, spec, property, value] as const)
)));

test.each(CASES)('%s', (name, platform, kind, spec, property, value) => {
  const modelWith = (more: object) => modelOf(platform, [{ kind, spec: { ...spec, ...more } } as never]);
  const [before, after] = [renderingOf(modelWith({})), renderingOf(modelWith({ [property]: value }))];
  const isRefused = after.problems.some(({ message }) => !before.problems.some(each => each.message === message));
  const isRefusedAsAWhole = before.problems.some(({ code }) => code === 'NOT_SUPPORTED');
  const isElsewhere = name in ELSEWHERE || name.split(' ').slice(1).join(' ') in ELSEWHERE;
  const isWritten = JSON.stringify(before.manifests) !== JSON.stringify(after.manifests);
  expect({ handled: isWritten || isRefused || isRefusedAsAWhole }).toEqual({ handled: !isElsewhere });
});

function renderingOf(model: FleetModel) {
  const cluster = new Cluster(model.clusters[0]);
  return cluster.driver!.render(model.clusters[0].nodes[0], cluster.context('tenant-prod'));
}
