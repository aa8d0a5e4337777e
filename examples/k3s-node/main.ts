import { Size } from 'cdk8s';
import {
  ClusterCatalog, Filesystem, Fleet, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, Platform, SshKey, TrafficPeer,
  TrafficPort, VirtualMachine, VirtualMachineProps,
} from 'cdk8s-vm-fleet';

const platform = Platform.kubevirt({
  featureGates: ['EnableVirtioFsConfigVolumes'],
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'ubuntu-24-04', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10), namespace: 'golden-images' }],
  }),
});

const app = new FleetApp({ platform });
const k3s = new FleetChart(app, 'k3s', { namespace: 'k3s' });

// The cluster token is in an existing Secret. The guest reads it from a mounted folder, so that no manifest contains it.
const node = (arguments_: string): VirtualMachineProps => ({
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.LARGE),
  image: GoldenImage.UBUNTU_24_04,
  systemDisk: { size: Size.gibibytes(40) },
  filesystems: [Filesystem.secret('k3s-token', 'k3s-token')],
  sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
  cloudConfig: {
    packages: ['curl'],
    runCommands: [
      'mkdir -p /run/k3s-token && mount -t virtiofs k3s-token /run/k3s-token',
      `curl -sfL https://get.k3s.io | INSTALL_K3S_VERSION=v1.34.1+k3s1 sh -s - ${arguments_} --token-file /run/k3s-token/token`,
    ],
  },
});

const server = new VirtualMachine(k3s, 'server', node('server'));
const agents = new Fleet(k3s, 'agent', { members: ['a', 'b'], machine: node('agent --server https://server:6443') });

server.connections.allowFrom(agents, TrafficPort.tcp(6443));
server.connections.allowFrom(TrafficPeer.sameNamespace(), TrafficPort.tcp(22));
// All nodes reach each other's Flannel (UDP 8472) and kubelet (TCP 10250).
const between = [TrafficPort.udp(8472), TrafficPort.tcp(10250)];
server.connections.allowFrom(agents, ...between);
for (const other of [server, agents]) agents.connections.allowFrom(other, ...between);

app.synth();
