import { Size } from 'cdk8s';
import {
  AccessMode, ClusterCatalog, Disk, DiskBus, DiskCache, EvictionStrategy, Fleet, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize,
  InstanceType, Platform, Spread, SshKey, StorageClass, TrafficPort, VolumeMode,
} from 'cdk8s-vm-fleet';

// A disk that several machines write to must be a ReadWriteMany block volume.
const platform = Platform.kubevirt({
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'rocky-9', image: GoldenImage.ROCKY_9, minSize: Size.gibibytes(10), namespace: 'golden-images' }],
    storageClasses: [{ name: 'ceph-block', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK }],
  }),
});

const app = new FleetApp({ platform });
const cluster = new FleetChart(app, 'cluster', { namespace: 'cluster', defaults: { storageClass: StorageClass.fromName('ceph-block') } });

// Its file system must be a cluster file system (GFS2, OCFS2). A second machine would destroy any other.
const shared = new Disk(cluster, 'shared', {
  size: Size.gibibytes(100), bus: DiskBus.SCSI, shareable: true, tuning: { cache: DiskCache.NONE },
});

const nodes = new Fleet(cluster, 'node', {
  members: ['a', 'b'],
  spread: [Spread.overHosts({ strict: true })],
  machine: {
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.LARGE),
    image: GoldenImage.ROCKY_9,
    systemDisk: { size: Size.gibibytes(20) },
    disks: [shared],
    sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    cloudConfig: { packages: ['pacemaker', 'corosync', 'pcs', 'gfs2-utils', 'dlm'] },
  },
});
// Corosync's ports: only the cluster nodes reach each other on them.
nodes.connections.allowFrom(nodes, TrafficPort.udp(5405), TrafficPort.tcp(2224), TrafficPort.tcp(21064));

app.synth();
