import { goldenImages } from './catalog/golden-images';
import { instanceProfiles } from './catalog/instance-profiles';
import { instanceTypes } from './catalog/instance-types';
import { renderDisk } from './disk/disk';
import { renderMachine } from './machine/machine';
import { renderMigrationPolicy } from './migration-policy';
import { renderConnections } from './network/connections';
import { renderIsolation } from './network/isolation';
import { renderService } from './network/service';
import { selectionProblems } from './selected';
import { renderClone } from './snapshot/clone';
import { renderRestore } from './snapshot/restore';
import { renderSnapshot } from './snapshot/snapshot';
import { KubeVirtTarget } from './target';
import { renderTenant } from './tenant/tenant';
import { refuse } from './unsupported';
import { ModelNode } from '../../model/fleet-model';
import { NodeContext } from '../context';
import { NOTHING, Rendering } from '../driver';

/** The manifests of a node, and its problems on KubeVirt. */
export function renderNode(node: ModelNode, context: NodeContext, target: KubeVirtTarget): Rendering {
  const rendering = render(node, context, target);
  const unselected = selectionProblems(node, context);
  return unselected.length === 0 ? rendering : { ...rendering, problems: [...rendering.problems, ...unselected] };
}

/** The manifests of a node, by its kind. */
function render(node: ModelNode, context: NodeContext, target: KubeVirtTarget): Rendering {
  switch (node.kind) {
    case 'machine': return renderMachine(node.spec, context, target);
    case 'disk': return renderDisk(node.spec, context, target);
    // The machines of a fleet are separate nodes.
    case 'fleet': return NOTHING;
    case 'tenant': return renderTenant(node.spec, context, target);
    case 'service': return renderService(node.spec, context, target);
    case 'snapshot': return renderSnapshot(node.spec, context, target);
    case 'snapshotRestore': return renderRestore(node.spec, context, target);
    case 'clone': return renderClone(node.spec, context, target);
    case 'migrationPolicy': return renderMigrationPolicy(node.spec, context, target);
    case 'instanceTypeSet': return instanceTypes(node.spec, context, target);
    case 'instanceProfileSet': return instanceProfiles(node.spec, context, target);
    case 'goldenImageSet': return goldenImages(node.spec, context, target);
    case 'connections': return renderConnections(node.spec, context, target);
    case 'isolation': return renderIsolation(node.spec, context, target);
    default: return refuse(node.kind, target);
  }
}
