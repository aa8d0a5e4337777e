import { NodeKind } from '../../model/fleet-model';

/** The name of each kind of node in messages. */
export const CALLED: Readonly<Record<NodeKind, string>> = {
  machine: 'machine',
  disk: 'disk',
  fleet: 'fleet',
  tenant: 'tenant',
  privateNetwork: 'private network',
  securityGroup: 'security group',
  isolation: 'isolation',
  connections: 'set of connections',
  service: 'service',
  backupPlan: 'backup plan',
  backupJob: 'backup job',
  restoreJob: 'restore',
  snapshot: 'snapshot',
  snapshotRestore: 'restore',
  clone: 'clone',
  migrationPolicy: 'migration policy',
  instanceTypeSet: 'set of instance types',
  instanceProfileSet: 'set of instance profiles',
  goldenImageSet: 'set of golden images',
};
