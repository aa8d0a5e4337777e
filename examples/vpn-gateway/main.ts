import { Size } from 'cdk8s';
import { ClusterCatalog, FleetApp, FleetChart, GoldenImage, InstanceTypeSet, KubeVirtVersion, Platform } from 'cdk8s-vm-fleet';
import { gateway } from './gateway';

const app = new FleetApp();

gateway(new FleetChart(app, 'edge', { platform: Platform.hikube() }));

// Only cozy-proxy gives a machine a whole address. On a cluster without cozy-proxy, list the ports: on plain KubeVirt, a PortList
// passes UDP too.
// The image and the S series come from examples/kubevirt-bootstrap.
const kubevirt = Platform.kubevirt({
  version: KubeVirtVersion.V1_9,
  cozyProxy: true,
  catalog: ClusterCatalog.extend({
    instanceTypes: InstanceTypeSet.hikubeSSeries(),
    goldenImages: [{ name: 'debian-13', image: GoldenImage.DEBIAN_13, minSize: Size.gibibytes(8), namespace: 'golden-images' }],
  }),
});
gateway(new FleetChart(app, 'edge-kubevirt', { platform: kubevirt, namespace: 'edge' }));

app.synth();
