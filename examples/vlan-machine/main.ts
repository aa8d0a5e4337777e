import { Size } from 'cdk8s';
import {
  ClusterCatalog, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, MachineDefault, Network, NetworkData, Platform,
  SshKey, VirtualMachine,
} from 'cdk8s-vm-fleet';

const platform = Platform.kubevirt({
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'debian-13', image: GoldenImage.DEBIAN_13, minSize: Size.gibibytes(8), namespace: 'golden-images' }],
  }),
});

const app = new FleetApp({ platform });
const plant = new FleetChart(app, 'plant', { namespace: 'plant' });

// The machine is only on VLAN 100. Without the pod network, no Service of the cluster reaches the machine.
new VirtualMachine(plant, 'historian', {
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
  image: GoldenImage.DEBIAN_13,
  systemDisk: { size: Size.gibibytes(20) },
  podNetwork: false,
  networks: [Network.fromName('networks/vlan100', { macAddress: '02:00:00:00:64:0a' })],
  // A static address of the plant's network. The interface is matched by its MAC address, so its name in the guest does not matter.
  networkData: NetworkData.version2({
    ethernets: {
      vlan100: {
        matchMacAddress: '02:00:00:00:64:0a',
        addresses: ['192.168.100.10/24'],
        routes: [{ to: '0.0.0.0/0', via: '192.168.100.1' }],
        nameservers: ['192.168.100.1'],
      },
    },
  }),
  leaveToCluster: [MachineDefault.SERVICE],
  sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
});

app.synth();
