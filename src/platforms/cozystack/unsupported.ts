import { NodeKind } from '../../model/fleet-model';
import { UnsupportedField } from '../fields';
import { PLAIN_KUBEVIRT } from '../resolve/problems';

/** The kinds of nodes that the platform supports. */
export type RenderedKind =
  'machine' | 'disk' | 'fleet' | 'tenant' | 'privateNetwork' | 'securityGroup' | 'connections' | 'backupPlan' | 'backupJob' | 'restoreJob';

const only = (unsupported: string, more = ''): UnsupportedField => ({ unsupported, instead: `${PLAIN_KUBEVIRT}${more}` });

/** Kinds that only plain KubeVirt supports. On Cozystack administrators create instance types and images; tenants only use them. */
export const UNSUPPORTED_KINDS: Readonly<Record<Exclude<NodeKind, RenderedKind>, UnsupportedField>> = {
  instanceTypeSet: only('instance types of tenants (InstanceTypeSet)'),
  instanceProfileSet: only('instance profiles of tenants (InstanceProfileSet)'),
  goldenImageSet: only('golden images of tenants (GoldenImageSet)'),
  isolation: only('isolation within a tenant (NetworkIsolation)', '; the platform isolates tenants from each other'),
  service: only('Services other than the machine\'s own (MachineService)'),
  snapshot: only('snapshots of machines (VirtualMachineSnapshot)', '; on this platform use a BackupJob, which makes a copy in other storage'),
  snapshotRestore: only('restores of snapshots (VirtualMachineRestore)', '; on this platform use a RestoreJob, which restores a backup'),
  clone: only('clones of machines (VirtualMachineClone)', '; on this platform use DiskSource.disk, which clones a disk'),
  migrationPolicy: only('migration policies (MigrationPolicy)', '; on this platform administrators set them'),
};
