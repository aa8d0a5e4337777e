import { Size } from 'cdk8s';
import {
  ClusterCatalog, Exposure, FleetApp, FleetChart, GoldenImage, GoldenImageSet, InstanceSeries, InstanceSize, InstanceType,
  InstanceTypeSet, Platform, SshKey, VirtualMachine,
} from 'cdk8s-vm-fleet';
import { images } from './images';

// The types and images are declared once: for the objects that define them, and for the machines that use them.
const instanceTypes = InstanceTypeSet.hikubeSSeries();
const platform = Platform.kubevirt({
  catalog: ClusterCatalog.extend({ instanceTypes, goldenImages: GoldenImageSet.entries(images, 'golden-images') }),
});

const app = new FleetApp({ platform });

const cluster = new FleetChart(app, 'cluster', { namespace: 'golden-images' });
new InstanceTypeSet(cluster, 'instance-types', { instanceTypes });
new GoldenImageSet(cluster, 'images', { images, cloneableFrom: ['shop'] });

// The same machine as on Hikube, with the same type and image.
const shop = new FleetChart(app, 'shop', { namespace: 'shop' });
new VirtualMachine(shop, 'web', {
  instanceType: InstanceType.of(InstanceSeries.S1, InstanceSize.LARGE),
  image: GoldenImage.UBUNTU_24_04,
  systemDisk: { size: Size.gibibytes(20) },
  exposure: Exposure.portList([80, 443]),
  sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
});

app.synth();
