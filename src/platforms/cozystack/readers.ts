import { API_VERSION } from './api-version';
import { BACKUPS_API_VERSION, JOB, PLAN, RESTORE } from './backup/backup';
import { DISK } from './disk/disk';
import { MACHINE } from './machine/machine';
import { amongObjects } from './neighbours';
import { SECURITY_GROUP, SECURITY_GROUP_API_VERSION } from './security-group/security-group';
import { CozystackTarget } from './target';
import { TENANT } from './tenant/tenant';
import { PRIVATE_NETWORK } from './vpc/private-network';
import { NodeKind, NodeSpecs } from '../../model/fleet-model';
import { KindBinding } from '../fields';
import { Meaning, ObjectReader, treeOf } from '../reading';

/**
 * Creates the reader of the objects of a kind.
 *
 * @param capability the capability that a version needs for the kind; objects on a version without this capability are not in the model
 */
function reader<K extends NodeKind>(
  kind: K, binding: KindBinding<NodeSpecs[K], CozystackTarget>, apiVersion: string, capability?: 'subnetForm' | 'securityGroups' | 'backups',
): ObjectReader<CozystackTarget> {
  return (object, index, context, target) => {
    if (object.apiVersion !== apiVersion || capability !== undefined && !target.capabilities[capability]) return undefined;
    return { kind, spec: binding.read(treeOf(object), amongObjects(context, index, target), target) } as Meaning;
  };
}

/** The readers by the kind of object. */
export const READERS: Readonly<Record<string, ObjectReader<CozystackTarget>>> = {
  VMInstance: reader('machine', MACHINE, API_VERSION),
  VMDisk: reader('disk', DISK, API_VERSION),
  Tenant: reader('tenant', TENANT, API_VERSION),
  VirtualPrivateCloud: reader('privateNetwork', PRIVATE_NETWORK, API_VERSION, 'subnetForm'),
  SecurityGroup: reader('securityGroup', SECURITY_GROUP, SECURITY_GROUP_API_VERSION, 'securityGroups'),
  Plan: reader('backupPlan', PLAN, BACKUPS_API_VERSION, 'backups'),
  BackupJob: reader('backupJob', JOB, BACKUPS_API_VERSION, 'backups'),
  RestoreJob: reader('restoreJob', RESTORE, BACKUPS_API_VERSION, 'backups'),
};
