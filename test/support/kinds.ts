import { NodeKind } from '../../src/model/fleet-model';

/** The type makes a kind that is left out a compile error. */
const ALL: Record<NodeKind, true> = {
  machine: true, disk: true, fleet: true, tenant: true, privateNetwork: true, securityGroup: true, isolation: true, connections: true, service: true,
  backupPlan: true, backupJob: true, restoreJob: true, snapshot: true, snapshotRestore: true, clone: true, migrationPolicy: true,
  instanceTypeSet: true, instanceProfileSet: true, goldenImageSet: true,
};

/** All kinds of nodes. */
export const KINDS = Object.keys(ALL) as NodeKind[];
