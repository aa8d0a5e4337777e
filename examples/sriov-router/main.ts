import { Size } from 'cdk8s';
import {
  DiskSource, EvictionStrategy, FleetApp, FleetChart, InstanceProfile, InstanceSeries, InstanceSize, InstanceType, Network, NetworkBinding, Platform,
  RunStrategy, VirtualMachine,
} from 'cdk8s-vm-fleet';

const app = new FleetApp({ platform: Platform.kubevirt() });
const edge = new FleetChart(app, 'edge', { namespace: 'edge' });

// The router's interfaces are virtual functions of the node's network card. Each has a fixed PCI address, so that its name in the guest
// stays the same. A live migration would detach the interfaces for a moment, so a drain of the node stops the router instead.
const port = (network: string, pciAddress: string, macAddress: string) => (
  Network.fromName(network, { binding: NetworkBinding.SRIOV, pciAddress, macAddress })
);

new VirtualMachine(edge, 'router', {
  instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.LARGE),
  instanceProfile: InstanceProfile.DEBIAN,
  systemDisk: { source: DiskSource.http('https://downloads.example.com/router/router-1.5-cloud-init.qcow2'), size: Size.gibibytes(10) },
  networks: [port('sriov-wan', '0000:07:00.0', '02:00:00:00:01:01'), port('sriov-lan', '0000:08:00.0', '02:00:00:00:01:02')],
  hardware: { networkMultiqueue: true, rng: true },
  evictionStrategy: EvictionStrategy.NONE,
  runStrategy: RunStrategy.ALWAYS,
});

app.synth();
