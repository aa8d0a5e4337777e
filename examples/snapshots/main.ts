import { Duration, Size } from 'cdk8s';
import {
  AccessMode, ClusterCatalog, Findings, Fleet, FleetApp, FleetChart, GoldenImage, InstanceSeries, InstanceSize, InstanceType, MigrationPolicy,
  Platform, SshKey, StorageClass, VirtualMachine, VirtualMachineClone, VirtualMachineRestore, VirtualMachineSnapshot, VolumeMode, WhenRunning,
} from 'cdk8s-vm-fleet';

const platform = Platform.kubevirt({
  catalog: ClusterCatalog.extend({
    goldenImages: [{ name: 'debian-13', image: GoldenImage.DEBIAN_13, minSize: Size.gibibytes(8), namespace: 'golden-images' }],
    storageClasses: [{ name: 'ceph-block', accessMode: AccessMode.READ_WRITE_MANY, volumeMode: VolumeMode.BLOCK }],
  }),
});

const app = new FleetApp({ platform });
const shop = new FleetChart(app, 'shop', {
  namespace: 'shop',
  defaults: {
    image: GoldenImage.DEBIAN_13,
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.MEDIUM),
    storageClass: StorageClass.fromName('ceph-block'),
    sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
  },
});

const web = new Fleet(shop, 'web', { members: ['a', 'b'], machine: { systemDisk: { size: Size.gibibytes(10) } } });
const db = new VirtualMachine(shop, 'db', { systemDisk: { size: Size.gibibytes(10) } });
db.addDisk('data', { size: Size.gibibytes(100) });

// Limits for live migrations: a low bandwidth for all machines. The busy database has more, and may be slowed down
// until its migration converges.
new MigrationPolicy(shop, 'shop', { bandwidthPerSecond: Size.mebibytes(256) });
new MigrationPolicy(shop, 'shop-db', {
  machines: db, bandwidthPerSecond: Size.gibibytes(1), timePerGibibyte: Duration.minutes(5), allowAutoConverge: true,
});

// KubeVirt takes the snapshot when the folder is applied. The snapshot stays when this line is removed.
const beforeUpgrade = new VirtualMachineSnapshot(shop, 'db-2026-11-20-before-upgrade', { machine: db });

// A job that runs once has its own chart. Argo CD and Flux ignore it in every folder:
//   kubectl apply -f dist/restore.k8s.yaml
const restore = new FleetChart(app, 'restore', { namespace: 'shop' });
new VirtualMachineRestore(restore, 'restore-db-2026-11-22', { snapshot: beforeUpgrade, whenRunning: WhenRunning.STOP });
Findings.acknowledge(restore, 'RESTORE_OVERWRITES', 'the upgrade of 20 November is undone; the shop has been closed since');

const rehearsal = new FleetChart(app, 'rehearsal', { namespace: 'shop' });
new VirtualMachineClone(rehearsal, 'web-a-rehearsal', { machine: web.machine('a'), target: 'web-rehearsal' });

app.synth();
