import { renderBackup } from './backup/backup';
import { renderDisk } from './disk/disk';
import { renderMachine } from './machine/machine';
import { renderConnections } from './security-group/connections';
import { renderSecurityGroup } from './security-group/security-group';
import { CozystackTarget } from './target';
import { renderTenant } from './tenant/tenant';
import { UNSUPPORTED_KINDS } from './unsupported';
import { renderPrivateNetwork } from './vpc/private-network';
import { ModelNode } from '../../model/fleet-model';
import { NodeContext } from '../context';
import { NOTHING, Rendering } from '../driver';
import { notSupported } from '../resolve/problems';

/** The manifests of a node, by kind. */
export function renderNode(node: ModelNode, context: NodeContext, target: CozystackTarget): Rendering {
  switch (node.kind) {
    case 'machine': return renderMachine(node.spec, context, target);
    case 'disk': return renderDisk(node.spec, context, target);
    // The machines of a fleet are separate nodes.
    case 'fleet': return NOTHING;
    case 'tenant': return renderTenant(node.spec, context, target);
    case 'privateNetwork': return renderPrivateNetwork(node.spec, context, target);
    case 'connections': return renderConnections(node.spec, context, target);
    case 'securityGroup': return renderSecurityGroup(node.spec, context, target);
    case 'backupPlan': case 'backupJob': case 'restoreJob': return renderBackup(node, context, target);
    default: {
      const { unsupported, instead } = UNSUPPORTED_KINDS[node.kind];
      return { problems: [notSupported(unsupported, instead, target)], manifests: [] };
    }
  }
}
