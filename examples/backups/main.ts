import { Size } from 'cdk8s';
import {
  Backup, BackupJob, BackupPlan, CozystackVersion, Fleet, FleetApp, FleetChart, Findings, GoldenImage, InstanceSeries, InstanceSize, InstanceType,
  Platform, RestoreJob, SshKey, VirtualMachine,
} from 'cdk8s-vm-fleet';

const app = new FleetApp({ platform: Platform.cozystack({ version: CozystackVersion.V1_6 }) });
const prod = new FleetChart(app, 'prod', {
  namespace: 'tenant-prod',
  defaults: {
    image: GoldenImage.DEBIAN_13,
    sshKeys: [SshKey.fromString('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj ops@example.com')],
    instanceType: InstanceType.of(InstanceSeries.U1, InstanceSize.LARGE),
  },
});

const apps = new Fleet(prod, 'app', { members: ['a', 'b'], machine: { systemDisk: { size: Size.gibibytes(20) } } });
const db = new VirtualMachine(prod, 'db', { systemDisk: { size: Size.gibibytes(20) } });
const data = db.addDisk('data', { size: Size.gibibytes(100) });

// A backup of a machine includes its disks. The schedules differ, so that the storage runs one backup at a time.
new BackupPlan(prod, 'db-nightly', { machine: db, schedule: '30 2 * * *' });
new BackupPlan(prod, 'db-data-hourly', { disk: data, schedule: '10 * * * *' });
apps.machines.forEach((machine, i) => new BackupPlan(prod, `${machine.machineName}-weekly`, { machine, schedule: `${15 * i} 4 * * sun` }));

const beforeUpgrade = new BackupJob(prod, 'db-2026-11-20-before-upgrade', { machine: db });

// A job that runs once has its own chart. Argo CD and Flux ignore it in every folder:
//   kubectl apply -f dist/restore.k8s.yaml
const restore = new FleetChart(app, 'restore', { namespace: 'tenant-prod' });
new RestoreJob(restore, 'restore-db-2026-11-22', { backup: beforeUpgrade });
Findings.acknowledge(restore, 'RESTORE_OVERWRITES', 'the upgrade of 20 November is undone; the shop has been closed since');

// A copy next to the original, to look up old data.
new RestoreJob(restore, 'lookup-app-a-2026-11-22', {
  backup: Backup.fromName('app-a-weekly-29896080', { machine: apps.machine('a') }), targetNamespace: 'tenant-lookup', targetName: 'app-a-copy',
});

app.synth();
