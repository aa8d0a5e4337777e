import { Duration, Size, Testing } from 'cdk8s';
import { good as fine, PUBLIC_KEY } from './fleet';
import {
  AccessCredential, Backup, BackupJob, BackupPlan, ClusterCatalog, ConfigDisk, Connections, CpuArchitecture, Disk, DiskSource, EphemeralDisk,
  Exposure, Findings, Fleet, FleetApp, FleetChart, GoldenImage, GoldenImageSet, GoldenImageSource, Gpu, InstanceProfileSet, InstanceType,
  InstanceTypeSet, MachineAffinity, MachinePool, MachineService, MigrationPolicy, Network, NetworkIsolation, NodeAffinity, Platform, Probe,
  RestoreJob, SecurityGroup, Spread, SshKey, StorageClass, TaintEffect, Tenant, TrafficPeer, TrafficPort, VirtualMachine, VirtualMachineClone,
  VirtualMachineRestore, VirtualMachineSnapshot, VirtualPrivateCloud,
} from '../../src';

/** Sees every list, map and object that is given to the library. */
export type Give = <T extends object>(value: T) => T;

const labels = () => ({ team: 'ops' });

/** An app with every kind of construct, on Cozystack and on plain KubeVirt. Not all values make sense. */
export function everyKind(give: Give = value => value): FleetApp {
  const app = new FleetApp(give({
    outdir: Testing.app().outdir,
    defaults: { sshKeys: [SshKey.fromString(PUBLIC_KEY)], instanceType: InstanceType.fromName('u1.medium') },
  }));
  onCozystack(new FleetChart(app, 'cozystack', give({
    platform: Platform.cozystack(), namespace: 'tenant-root', labels: labels(), quota: { vcpus: 100, gpus: { 'nvidia.com/A10': 2 } },
  })), give);
  onKubeVirt(new FleetChart(app, 'kubevirt', give({ platform: kubevirt(give), namespace: 'prod', defaults: { sshKeys: [SshKey.fromString(PUBLIC_KEY)] } })), give);
  return app;
}

/** A machine without findings, with new lists and maps. */
const good = () => ({ ...fine(), systemDisk: { size: Size.gibibytes(20), tuning: { serial: 'S2' } } });

function onCozystack(chart: FleetChart, give: Give): void {
  const vpc = new VirtualPrivateCloud(chart, 'vpc', give({
    subnets: { one: '172.16.1.0/24' }, routes: [{ cidr: '10.9.0.0/16', nextHop: '172.16.1.9' }],
    peers: [{ name: 'other', namespace: 'tenant-other', cidrs: ['172.17.0.0/24'] }], labels: labels(),
  }));
  vpc.peerWith(new VirtualPrivateCloud(chart, 'vpc2', give({ subnets: { two: '172.16.2.0/24' } })));
  const data = new Disk(chart, 'data', give({ size: Size.gibibytes(5), storageClass: StorageClass.REPLICATED, labels: labels(), annotations: labels() }));
  new Disk(chart, 'copy', give({ source: DiskSource.disk(data) }));
  new Disk(chart, 'download', give({ source: DiskSource.http('https://example.com/a.img', give({ headers: ['a: b'] })), size: Size.gibibytes(5) }));
  const web = new VirtualMachine(chart, 'web', give({
    ...good(), disks: [data], networks: [vpc.subnet('one')], gpus: [Gpu.NVIDIA_A100], labels: labels(), annotations: labels(),
  }));
  const fleet = new Fleet(chart, 'workers', give({
    members: ['a', 'b'],
    machine: { ...good(), cloudConfig: { packages: ['nginx'], users: [{ name: 'ops', groups: ['sudo'] }] } },
    overrides: { b: { exposure: Exposure.none(), labels: labels() } },
  }));
  const group = new SecurityGroup(chart, 'group', give({
    machines: [web, fleet], labels: labels(),
    ingress: [{ peers: [TrafficPeer.cidr('203.0.113.0/24', give(['203.0.113.8/32']))], ports: [TrafficPort.tcp(443)] }],
  }));
  new SecurityGroup(chart, 'other', give({ machines: [web], egress: [{ peers: [TrafficPeer.securityGroup(group), TrafficPeer.domain('example.com')] }] }));
  web.connections.allowFrom(fleet, TrafficPort.tcp(443));
  new Connections(chart, 'own', give({ machines: fleet, name: 'workers-own' })).allowTo(TrafficPeer.domain('example.com'));
  const tenant = new Tenant(chart, 'blue', give({ quota: { vcpus: 8, gpus: { 'nvidia.com/A10': 1 }, others: { configmaps: '5' } }, labels: labels() }));
  new Tenant(chart, 'green', give({ parent: tenant, annotations: labels() }));
  new BackupPlan(chart, 'nightly', give({ machine: web, schedule: '0 2 * * *', labels: labels() }));
  const job = new BackupJob(chart, 'now', give({ disk: data, labels: labels() }));
  new RestoreJob(chart, 'restore-2026-11-22', give({ backup: job, targetNamespace: 'tenant-copy', labels: labels() }));
  new RestoreJob(chart, 'restore-2026-11-23', give({ backup: Backup.fromName('old'), annotations: labels() }));
  new MachineService(chart, 'front', give({ machines: fleet, ports: [{ port: 80, name: 'http' }], externalIps: ['203.0.113.7'], annotations: labels() }));
  Findings.acknowledge(chart, 'SECURITY_GROUP_ISOLATES_NOTHING', 'the platform will deny by default');
}

function kubevirt(give: Give): Platform {
  return Platform.kubevirt(give({
    catalog: ClusterCatalog.extend(give({
      goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(4) }],
      instanceTypes: [{ name: 'own', vcpus: 2, memory: Size.gibibytes(4), nodeSelector: { disk: 'ssd' } }],
      storageClasses: [{ name: 'fast' }],
      gpus: [{ name: 'nvidia.com/A10' }],
    })),
    architecture: CpuArchitecture.AMD64,
    featureGates: ['CPUManager'],
    defaultStorageClass: StorageClass.REPLICATED,
  }));
}

function onKubeVirt(chart: FleetChart, give: Give): void {
  const fleet = new Fleet(chart, 'workers', give({ members: ['a', 'b'], machine: good(), spread: [Spread.overHosts()] }));
  const web = new VirtualMachine(chart, 'web', give({
    ...good(),
    exposure: Exposure.portList(give([443]), give({ udp: [443] })),
    disks: [ConfigDisk.configMap('settings'), EphemeralDisk.empty('scratch', Size.gibibytes(1)), Disk.fromName('old', give({ tuning: { serial: 'S1' } }))],
    networks: [Network.fromName('storage', give({ macAddress: '02:00:00:00:00:01' }))],
    readinessProbe: Probe.exec(give(['true']), give({ period: Duration.seconds(5) })),
    livenessProbe: Probe.tcp(22),
    accessCredentials: [AccessCredential.sshKeysByAgent('keys', give(['ops']))],
    nodeAffinity: [NodeAffinity.required('zone', give(['a', 'b']))],
    machineAffinity: [MachineAffinity.separate(fleet, give({ weight: 5 }))],
    tolerations: [{ key: 'gpu', effect: TaintEffect.NO_SCHEDULE }],
    nodeSelector: { disk: 'ssd' },
    hardware: { hostDevices: ['example.com/device'], headroom: { maxSockets: 4 }, firmware: { uefi: true } },
  }));
  web.addDisk('data', give({ size: Size.gibibytes(2), labels: labels() }));
  web.cloudConfig.addPackages('nginx');
  web.cloudConfig.addUser(give({ name: 'ops', groups: ['sudo'], sshAuthorizedKeys: [PUBLIC_KEY] }));
  web.cloudConfig.addRunCommands('start', give(['systemctl start nginx']));
  web.cloudConfig.addRaw('ntp', give({ servers: ['ntp.example.com'] }));
  new MachinePool(chart, 'pool', give({ replicas: 3, machine: good(), autohealing: { failures: 3, after: Duration.minutes(5) } }));
  new NetworkIsolation(chart, 'deny', give({ ingress: true })).allow('web', give({
    from: TrafficPeer.anywhere(), to: TrafficPeer.machines(web), ports: [TrafficPort.tcpRange(80, 90), TrafficPort.udp(53)],
  }));
  web.connections.allowFrom(TrafficPeer.cidr('203.0.113.0/24', give(['203.0.113.8/32'])), TrafficPort.tcp(443), TrafficPort.udp(53));
  fleet.connections.allowTo(web);
  new MachineService(chart, 'service', give({ machines: web, ports: [{ port: 8080, targetPort: 80 }], labels: labels() }));
  const snapshot = new VirtualMachineSnapshot(chart, 'before', give({ machine: web, failureDeadline: Duration.minutes(10), labels: labels() }));
  new VirtualMachineRestore(chart, 'restore-2026-11-22', give({
    snapshot, volumeOverrides: [{ disk: web.systemDisk!, labels: labels() }], patches: ['{"op":"remove","path":"/spec"}'], labels: labels(),
  }));
  new VirtualMachineClone(chart, 'twin', give({
    machine: web, target: 'web2', macAddresses: { default: '02:00:00:00:00:02' }, labelFilters: ['*'], annotationFilters: ['!a'],
  }));
  new MigrationPolicy(chart, 'slow', give({
    machines: web, bandwidthPerSecond: Size.mebibytes(64), timePerGibibyte: Duration.seconds(10), labels: labels(),
  }));
  new InstanceTypeSet(chart, 'types', give({
    instanceTypes: [{ name: 'own', vcpus: 2, memory: Size.gibibytes(4), gpus: ['nvidia.com/A10'], nodeSelector: { disk: 'ssd' } }],
  }));
  new InstanceProfileSet(chart, 'profiles', give({ instanceProfiles: [{ name: 'own', minVcpus: 1, firmware: { uefi: true } }] }));
  new GoldenImageSet(chart, 'images', give({
    images: [{ name: 'noble', source: GoldenImageSource.registry('docker://quay.io/x'), size: Size.gibibytes(4), image: GoldenImage.UBUNTU_24_04 }],
    cloneableFrom: ['prod'], createNamespace: true,
  }));
}
