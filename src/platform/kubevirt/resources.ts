import { renderCatalog } from './catalog';
import { renderIsolation } from './isolation';
import { renderService } from './service';
import { KubeVirtTarget } from './target';
import { renderTenant } from './tenant';
import { ResourceModel } from '../../model/resource';
import { Rendering } from '../driver';
import { notSupported } from '../resolve/problems';

/** Whatever is neither a machine nor a disk, one kind of model after another. */
export function renderResource(model: ResourceModel, target: KubeVirtTarget): Rendering {
  switch (model.kind) {
    case 'tenant': return renderTenant(model, target);
    case 'service': return renderService(model);
    case 'instanceTypes': case 'instanceProfiles': case 'goldenImages': return renderCatalog(model);
    case 'isolation': return renderIsolation(model, target);
    case 'privateNetwork': return refused('private networks (VirtualPrivateCloud)', 'Network.named, with a NetworkAttachmentDefinition');
    case 'securityGroup': return refused('security groups (SecurityGroup)', 'NetworkIsolation');
  }

  function refused(what: string, instead: string): Rendering {
    return { problems: [notSupported(what, instead, target)], manifests: [] };
  }
}
