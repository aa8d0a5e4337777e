import { Size } from 'cdk8s';
import {
  AccessMode, ClusterCatalog, Exposure, Findings, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, InstanceTypeSet,
  KubeVirtVersion, Platform, SshKey, StorageClass, VolumeMode,
} from 'cdk8s-vm-fleet';
import { shop } from './shop';

// Defaults of all machines of the shop.
const app = new FleetApp({
  defaults: {
    image: GoldenImage.DEBIAN_13,
    instanceType: InstanceType.of(InstanceSeries.S1, InstanceSize.MEDIUM),
    sshKeys: [SshKey.fromFile('keys/ops.pub')],
    exposure: Exposure.none(),
  },
});

const hikube = new FleetChart(app, 'shop', { platform: Platform.hikube(), namespace: 'tenant-shop' });
shop(hikube, { clusterDomain: 'cozy.local' });
Findings.acknowledge(hikube, 'PORTLIST_NOT_FILTERED', 'tested from outside: the other ports are closed');

// A self-hosted cluster has to declare what Hikube provides. The image and the S series come from examples/kubevirt-bootstrap.
const kubevirt = Platform.kubevirt({
  version: KubeVirtVersion.V1_9,
  catalog: ClusterCatalog.extend({
    instanceTypes: InstanceTypeSet.hikubeSSeries(),
    goldenImages: [{ name: 'debian-13', image: GoldenImage.DEBIAN_13, minSize: Size.gibibytes(8), namespace: 'golden-images' }],
    storageClasses: [{ name: 'ceph-block', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK }],
  }),
});
shop(
  new FleetChart(app, 'shop-kubevirt', { platform: kubevirt, namespace: 'shop', defaults: { storageClass: StorageClass.fromName('ceph-block') } }),
  { clusterDomain: 'cluster.local' },
);

app.synth();
