import { AccessMode, ClusterCatalog, Findings, FleetApp, FleetChart, KubeVirtVersion, Platform, StorageClass, VolumeMode } from 'cdk8s-vm-fleet';
import { fileServer } from './file-server';

const app = new FleetApp();

const hikube = new FleetChart(app, 'office', { platform: Platform.hikube() });
fileServer(hikube);
Findings.acknowledge(hikube, 'PORTLIST_NOT_FILTERED', 'tested from outside: the other ports are closed');

// KubeVirt keeps the state of UEFI and TPM, which Windows needs, in a separate volume. With a ReadWriteMany file system, the machine
// can live-migrate.
const kubevirt = Platform.kubevirt({
  version: KubeVirtVersion.V1_9,
  stateStorageClass: StorageClass.fromName('ceph-filesystem'),
  catalog: ClusterCatalog.extend({
    storageClasses: [
      { name: 'ceph-block', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK },
      { name: 'ceph-filesystem', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.FILESYSTEM },
    ],
  }),
});
fileServer(new FleetChart(app, 'office-kubevirt', {
  platform: kubevirt, namespace: 'office', defaults: { storageClass: StorageClass.fromName('ceph-block') },
}));

app.synth();
