import { Size } from 'cdk8s';
import {
  ClusterCatalog, EvictionStrategy, FleetApp, FleetChart, GoldenImage, HugePages, InstanceProfile, Network, NetworkBinding, Platform, SshKey,
  VirtualMachine,
} from 'cdk8s-vm-fleet';

const platform = Platform.kubevirt({
  featureGates: ['CPUManager', 'NUMA'],
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'centos-stream-9', image: GoldenImage.CENTOS_STREAM_9, minSize: Size.gibibytes(10), namespace: 'golden-images' }],
  }),
});

const app = new FleetApp({ platform });
const dataPlane = new FleetChart(app, 'data-plane', { namespace: 'data-plane' });

// DPDK needs dedicated CPUs of one socket, huge pages of the same NUMA node, and interfaces with known PCI addresses.
const fast = (network: string, pciAddress: string) => Network.fromName(network, { binding: NetworkBinding.SRIOV, pciAddress });

new VirtualMachine(dataPlane, 'forwarder', {
  resources: { cores: 5, sockets: 1, threads: 2, memory: Size.gibibytes(8) },
  instanceProfile: InstanceProfile.fromName('linux'),
  image: GoldenImage.CENTOS_STREAM_9,
  systemDisk: { size: Size.gibibytes(30) },
  networks: [fast('dpdk-east', '0000:07:00.0'), fast('dpdk-west', '0000:08:00.0')],
  hardware: {
    dedicatedCpu: true, isolatedEmulator: true, numaPassthrough: true, hugePages: HugePages.GIB_1, networkMultiqueue: true, memoryBalloon: false,
    graphics: false, rng: true,
  },
  // If the nodes have this runtime class, CRI-O does not interrupt the CPUs of the pod.
  podAnnotations: { 'cpu-load-balancing.crio.io': 'disable', 'cpu-quota.crio.io': 'disable', 'irq-load-balancing.crio.io': 'disable' },
  evictionStrategy: EvictionStrategy.NONE,
  sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
  cloudConfig: {
    packages: ['driverctl', 'tuned-profiles-cpu-partitioning'],
    runCommands: ['driverctl set-override 0000:07:00.0 vfio-pci', 'driverctl set-override 0000:08:00.0 vfio-pci'],
  },
});

app.synth();
