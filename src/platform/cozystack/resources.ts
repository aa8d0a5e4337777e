import { renderBackup } from './backup';
import { METADATA_PREFIX } from './metadata-prefix';
import { securityGroup } from './security-group';
import { CozystackTarget } from './target';
import { renderTenant } from './tenant';
import { privateNetwork } from './vpc';
import { ResourceModel } from '../../model/resource';
import { Rendering } from '../driver';
import { notSupported, PLAIN_KUBEVIRT } from '../resolve/problems';

/** Whatever is neither a machine nor a disk, one kind of model after another. */
export function renderResource(model: ResourceModel, target: CozystackTarget): Rendering {
  switch (model.kind) {
    case 'tenant': return renderTenant(model, METADATA_PREFIX, target);
    case 'privateNetwork': return privateNetwork(model, target);
    case 'securityGroup': return securityGroup(model, target);
    case 'backupPlan': case 'backupJob': case 'restoreJob': return renderBackup(model, target);
    default: return { problems: [notSupported(LACKS[model.kind], PLAIN_KUBEVIRT, target)], manifests: [] };
  }
}

type Rendered = 'tenant' | 'privateNetwork' | 'securityGroup' | 'backupPlan' | 'backupJob' | 'restoreJob';

/** What plain KubeVirt alone has. On Cozystack administrators make instance types and images; tenants only use them. */
const LACKS: Readonly<Record<Exclude<ResourceModel['kind'], Rendered>, string>> = {
  instanceTypes: 'instance types of tenants (InstanceTypeCatalog)',
  instanceProfiles: 'instance profiles of tenants (InstanceProfileCatalog)',
  goldenImages: 'golden images of tenants (GoldenImageCatalog)',
  isolation: 'isolation within a tenant (NetworkIsolation); tenants are set apart from each other by the platform',
  service: 'Services beside the machine\'s own (MachineService)',
  snapshot: 'snapshots of machines (VirtualMachineSnapshot); a BackupJob is a copy elsewhere',
  snapshotRestore: 'restores of snapshots (VirtualMachineRestore); a RestoreJob puts a backup back',
  clone: 'clones of machines (VirtualMachineClone); DiskSource.disk clones a disk',
  migrationPolicy: 'a say in how machines are migrated (MigrationPolicy); administrators have it',
};
