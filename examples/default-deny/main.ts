import { Size } from 'cdk8s';
import {
  ClusterCatalog, Exposure, Fleet, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, NetworkIsolation, Platform, SshKey,
  TrafficPeer, TrafficPort, VirtualMachine,
} from 'cdk8s-vm-fleet';

const app = new FleetApp({
  platform: Platform.kubevirt({
    catalog: ClusterCatalog.extend({
      goldenImages: [{ name: 'debian-13', image: GoldenImage.DEBIAN_13, minSize: Size.gibibytes(8), namespace: 'golden-images' }],
    }),
  }),
  defaults: {
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
    image: GoldenImage.DEBIAN_13,
    sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
  },
});
const shop = new FleetChart(app, 'shop', { namespace: 'shop' });

// The web servers accept port 443 from outside the cluster. In an isolated namespace, a PortList allows nothing else.
const web = new Fleet(shop, 'web', { members: ['a', 'b'], machine: { exposure: Exposure.portList([443]) } });
const db = new VirtualMachine(shop, 'db');

// All other traffic is denied, except DNS, the pods that fill disks, and the traffic allowed here.
const isolation = new NetworkIsolation(shop, 'shop');
isolation.allow('web-to-db', { from: TrafficPeer.machines(web), to: TrafficPeer.machines(db), ports: [TrafficPort.tcp(5432)] });
isolation.allow('updates', {
  from: TrafficPeer.sameNamespace(), to: TrafficPeer.cidr('203.0.113.0/24'), ports: [TrafficPort.tcp(80), TrafficPort.tcp(443)],
});
isolation.allow('metrics', { from: TrafficPeer.namespace('monitoring'), to: TrafficPeer.sameNamespace(), ports: [TrafficPort.tcp(9100)] });
// `virtctl ssh` connects from the pods of KubeVirt's API.
isolation.allow('virtctl', { from: TrafficPeer.namespace('kubevirt'), to: TrafficPeer.sameNamespace(), ports: [TrafficPort.tcp(22)] });

app.synth();
