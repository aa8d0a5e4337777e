import { Duration, Size } from 'cdk8s';
import {
  ClusterCatalog, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, KubeVirtVersion, MachinePool, MachineService,
  Platform, PoolOrder, PoolUpdate, Probe, ServiceType, SshKey, PercentOrAbsolute,
} from 'cdk8s-vm-fleet';

const platform = Platform.kubevirt({
  version: KubeVirtVersion.V1_9,
  // The machines have dedicated CPUs (CX1), which need this feature gate.
  featureGates: ['CPUManager'],
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'debian-13', image: GoldenImage.DEBIAN_13, minSize: Size.gibibytes(8), namespace: 'golden-images' }],
  }),
});

const app = new FleetApp({ platform });
const chart = new FleetChart(app, 'renderers', { namespace: 'renderers' });

// The machines are interchangeable, and the data on their disks can be recreated.
const renderers = new MachinePool(chart, 'renderer', {
  replicas: 6,
  maxUnavailable: PercentOrAbsolute.percent(33),
  update: PoolUpdate.PROACTIVE,
  scaleInOrder: PoolOrder.NEWEST,
  autohealing: { failures: 3, after: Duration.minutes(10) },
  machine: {
    instanceType: InstanceType.of(InstanceSeries.CX1, InstanceSize.XLARGE),
    image: GoldenImage.DEBIAN_13,
    systemDisk: { size: Size.gibibytes(20) },
    sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
    cloudConfig: { packages: ['nginx', 'ffmpeg'] },
    readinessProbe: Probe.http(80, '/'),
  },
});

// One address for all machines. Only ready machines get traffic.
new MachineService(chart, 'render', { machines: renderers, type: ServiceType.LOAD_BALANCER, ports: [{ port: 80 }] });

app.synth();
