import { Size } from 'cdk8s';
import { ClusterCatalog, CozystackVersion, Findings, FleetApp, FleetChart, GoldenImage, KubeVirtVersion, Platform } from 'cdk8s-vm-fleet';
import { workers } from './workers';

const app = new FleetApp();

const hikube = new FleetChart(app, 'hikube', { platform: Platform.hikube() });
workers(hikube);
Findings.acknowledge(hikube, 'PORTLIST_NOT_FILTERED', 'the workers run ufw');

workers(new FleetChart(app, 'cozystack-1-6', {
  platform: Platform.cozystack({ version: CozystackVersion.V1_6 }),
  namespace: 'tenant-workers',
}));

// Cozystack before 1.3 has no package of golden images: each administrator creates and names them.
const old = new FleetChart(app, 'cozystack-0-41', {
  platform: Platform.cozystack({
    version: CozystackVersion.V0_41,
    catalog: ClusterCatalog.extend({
      goldenImages: [{ name: 'ubuntu-noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(5) }],
    }),
  }),
  namespace: 'tenant-workers',
});
workers(old);
Findings.acknowledge(old, 'PORTLIST_NOT_FILTERED', 'the workers run ufw, and the cluster moves to 1.6 this quarter');

// Plain KubeVirt has no golden images: these are DataSources of the cluster.
workers(new FleetChart(app, 'kubevirt-1-9', {
  platform: Platform.kubevirt({
    version: KubeVirtVersion.V1_9,
    catalog: ClusterCatalog.extend({
      goldenImages: [{ name: 'ubuntu-noble', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10), namespace: 'golden-images' }],
    }),
  }),
  namespace: 'workers',
}));

app.synth();
