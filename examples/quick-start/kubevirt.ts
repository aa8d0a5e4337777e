import { Size } from 'cdk8s';
import { AccessMode, ClusterCatalog, GoldenImage, KubeVirtVersion, Platform, StorageClass, VolumeMode } from 'cdk8s-vm-fleet';

/** A self-hosted cluster has to declare what Hikube provides. */
export const kubevirt = Platform.kubevirt({
  version: KubeVirtVersion.V1_9,
  defaultStorageClass: StorageClass.fromName('ceph-block'),
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'ubuntu-24-04', image: GoldenImage.UBUNTU_24_04, minSize: Size.gibibytes(10), namespace: 'golden-images' }],
    storageClasses: [{ name: 'ceph-block', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK }],
  }),
});
