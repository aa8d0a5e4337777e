import { Chart, Size } from 'cdk8s';
import {
  Backup, BackupJob, BackupPlan, ClusterCatalog, CozystackVersion, Findings, GoldenImage, MigrationPolicy, Platform, RestoredVolumes, RestoreJob,
  VirtualMachine, VirtualMachineRestore, VirtualMachineSnapshot,
} from '../../src';
import { chartOn, GOOD } from '../support/fleet';

const newest = () => Platform.cozystack();
const kubevirt = () => Platform.kubevirt({
  catalog: ClusterCatalog.extend({ goldenImages: [{ name: 'noble', image: GoldenImage.UBUNTU_24_04 }] }),
});

function on(platform: () => Platform, build: (chart: Chart) => void): () => Chart {
  return () => {
    const chart = chartOn(platform());
    build(chart);
    return chart;
  };
}

/** How a user provokes the codes of snapshots, backups and migration. */
export const BACKUP_MISTAKES = {
  BACKUP_INVALID: on(newest, chart => new BackupJob(chart, 'now')),
  BACKUP_CLASS_MISSING: on(() => Platform.cozystack({ version: CozystackVersion.V1_4 }), chart => {
    new BackupJob(chart, 'now', { machine: VirtualMachine.fromName('web') });
  }),
  SCHEDULE_INVALID: on(newest, chart => new BackupPlan(chart, 'nightly', { machine: VirtualMachine.fromName('web'), schedule: '0 24 * * *' })),
  RESTORE_UNDATED: on(newest, chart => new RestoreJob(chart, 'restore', { backup: Backup.fromName('web'), targetNamespace: 'tenant-copy' })),
  RESTORE_OVERWRITES: on(newest, chart => new RestoreJob(chart, 'restore-2026-11-22', { backup: Backup.fromName('web') })),
  RESTORE_DRIFTS: on(kubevirt, chart => {
    new VirtualMachineRestore(chart, 'restore-2026-11-22', {
      snapshot: VirtualMachineSnapshot.fromName('web', new VirtualMachine(chart, 'web', GOOD)), volumes: RestoredVolumes.RANDOM,
    });
    Findings.acknowledge(chart, 'RESTORE_OVERWRITES', 'it comes with the mistake');
  }),
  MIGRATION_POLICY_INVALID: on(kubevirt, chart => new MigrationPolicy(chart, 'slow', { everywhere: true, bandwidthPerSecond: Size.mebibytes(0) })),
};
