import { Duration, Size } from 'cdk8s';
import {
  AccessMode, ClusterCatalog, EvictionStrategy, Exposure, Fleet, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType,
  Platform, Probe, Spread, SshKey, StorageClass, VolumeMode,
} from 'cdk8s-vm-fleet';

// What the cluster offers: an image, and a storage class for ReadWriteMany volumes.
const platform = Platform.kubevirt({
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'debian-13', image: GoldenImage.DEBIAN_13, minSize: Size.gibibytes(8), namespace: 'golden-images' }],
    storageClasses: [{ name: 'ceph-block', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK }],
  }),
});

const app = new FleetApp({ platform });
const edge = new FleetChart(app, 'edge', { namespace: 'edge', defaults: { storageClass: StorageClass.fromName('ceph-block') } });

// Two load balancers on different nodes. A node failure stops only one of them, and a drain migrates it.
new Fleet(edge, 'haproxy', {
  members: ['a', 'b'],
  spread: [Spread.overHosts({ strict: true }), Spread.overZones()],
  machine: {
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
    image: GoldenImage.DEBIAN_13,
    systemDisk: { size: Size.gibibytes(10) },
    exposure: Exposure.portList([80, 443]),
    sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
    evictionStrategy: EvictionStrategy.LIVE_MIGRATE,
    terminationGracePeriod: Duration.minutes(2),
    // Only a ready machine gets traffic, and a machine that no longer answers is restarted.
    readinessProbe: Probe.tcp(443, { initialDelay: Duration.seconds(30), period: Duration.seconds(5) }),
    livenessProbe: Probe.tcp(22, { initialDelay: Duration.minutes(5), period: Duration.seconds(30), failureThreshold: 5 }),
    cloudConfig: { packages: ['haproxy'] },
  },
});

app.synth();
