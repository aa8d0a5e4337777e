import { renderCatalog } from './catalog';
import { renderService } from './service';
import { KubeVirtTarget } from './target';
import { renderTenant } from './tenant';
import { ResourceModel } from '../../model/resource';
import { Rendering } from '../driver';

/** Whatever is neither a machine nor a disk, one kind of model after another. */
export function renderResource(model: ResourceModel, target: KubeVirtTarget): Rendering {
  switch (model.kind) {
    case 'tenant': return renderTenant(model, target);
    case 'service': return renderService(model);
    case 'instanceTypes': case 'instanceProfiles': case 'goldenImages': return renderCatalog(model);
  }
}
