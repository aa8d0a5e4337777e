import { renderCatalog } from './catalog';
import { renderClone } from './clone';
import { renderIsolation } from './isolation';
import { renderMigrationPolicy } from './migration-policy';
import { renderRestore } from './restore';
import { renderService } from './service';
import { renderSnapshot } from './snapshot';
import { KubeVirtTarget } from './target';
import { renderTenant } from './tenant';
import { ResourceModel } from '../../model/resource';
import { Rendering } from '../driver';
import { COZYSTACK_ALONE, notSupported } from '../resolve/problems';

/** Whatever is neither a machine nor a disk, one kind of model after another. */
export function renderResource(model: ResourceModel, target: KubeVirtTarget): Rendering {
  switch (model.kind) {
    case 'tenant': return renderTenant(model, target);
    case 'service': return renderService(model);
    case 'snapshot': return renderSnapshot(model, target);
    case 'snapshotRestore': return renderRestore(model, target);
    case 'clone': return renderClone(model, target);
    case 'migrationPolicy': return renderMigrationPolicy(model, target);
    case 'instanceTypes': case 'instanceProfiles': case 'goldenImages': return renderCatalog(model);
    case 'isolation': return renderIsolation(model, target);
    default: {
      const [what, instead] = LACKS[model.kind];
      return { problems: [notSupported(what, instead, target)], manifests: [] };
    }
  }
}

type CozystackKind = 'backupPlan' | 'backupJob' | 'restoreJob' | 'privateNetwork' | 'securityGroup';

/** What Cozystack alone has, and where else to look. */
const LACKS: Readonly<Record<CozystackKind, readonly [what: string, instead: string]>> = {
  backupPlan: ['backups by the clock (BackupPlan)', COZYSTACK_ALONE],
  backupJob: ['backups (BackupJob)', `${COZYSTACK_ALONE}; here VirtualMachineSnapshot, which stays in the cluster's storage`],
  restoreJob: ['restores of backups (RestoreJob)', `${COZYSTACK_ALONE}; here VirtualMachineRestore, of a snapshot`],
  privateNetwork: ['private networks (VirtualPrivateCloud)', 'Network.named, with a NetworkAttachmentDefinition'],
  securityGroup: ['security groups (SecurityGroup)', 'NetworkIsolation'],
};
