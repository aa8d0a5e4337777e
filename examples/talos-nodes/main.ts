import { Size } from 'cdk8s';
import {
  CloudInit, ClusterCatalog, ConfigDisk, DiskSource, EvictionStrategy, Fleet, FleetApp, FleetChart, InstanceProfile, InstanceSeries, InstanceSize,
  InstanceType, Platform, RemovalPolicy, Spread, StorageClass, TrafficPeer, TrafficPort,
} from 'cdk8s-vm-fleet';

const platform = Platform.kubevirt({ catalog: ClusterCatalog.extend({ storageClasses: [{ name: 'local-nvme' }] }) });

const app = new FleetApp({ platform });
const talos = new FleetChart(app, 'talos', { namespace: 'talos', defaults: { storageClass: StorageClass.fromName('local-nvme') } });

// Talos reads its machine configuration from the `nocloud` drive, instead of cloud-init. The configuration contains keys, so it is in
// a Secret. To create it: `talosctl gen config`, then `kubectl create secret generic --from-file=userdata=controlplane.yaml`.
const nodes = (role: string, members: string[], secret: string) => new Fleet(talos, role, {
  members,
  spread: [Spread.overHosts({ strict: true })],
  machine: {
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.LARGE),
    instanceProfile: InstanceProfile.fromName('linux.efi'),
    systemDisk: {
      source: DiskSource.http('https://factory.talos.dev/image/376567988ad370138ad8b2698212367b8edcb69b5fd68c80be1f2ec7d603b4ba/v1.11.3/nocloud-amd64.raw.xz'),
      size: Size.gibibytes(20),
      // A node is replaced, not restored, so its disk is deleted with it.
      removalPolicy: RemovalPolicy.DELETE,
    },
    disks: [ConfigDisk.cloudInit()],
    cloudInit: CloudInit.fromSecret(secret),
    evictionStrategy: EvictionStrategy.NONE,
  },
});

const controlPlane = nodes('controlplane', ['1', '2', '3'], 'talos-controlplane');
const workers = nodes('worker', ['1', '2'], 'talos-worker');

// The API servers of Kubernetes and Talos, and the traffic between the nodes.
controlPlane.connections.allowFrom(TrafficPeer.sameNamespace(), TrafficPort.tcp(6443), TrafficPort.tcp(50000), TrafficPort.tcp(50001));
for (const each of [controlPlane, workers]) for (const other of [controlPlane, workers]) each.connections.allowFrom(other);

app.synth();
