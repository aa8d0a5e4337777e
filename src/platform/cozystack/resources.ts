import { METADATA_PREFIX } from './metadata-prefix';
import { CozystackTarget } from './target';
import { renderTenant } from './tenant';
import { ResourceModel } from '../../model/resource';
import { Rendering } from '../driver';
import { notSupported, PLAIN_KUBEVIRT } from '../resolve/problems';

/** Whatever is neither a machine nor a disk, one kind of model after another. */
export function renderResource(model: ResourceModel, target: CozystackTarget): Rendering {
  switch (model.kind) {
    case 'tenant': return renderTenant(model, METADATA_PREFIX, target);
    default: return { problems: [notSupported(LACKS[model.kind], PLAIN_KUBEVIRT, target)], manifests: [] };
  }
}

/** What plain KubeVirt alone has. On Cozystack administrators make instance types and images; tenants only use them. */
const LACKS: Readonly<Record<Exclude<ResourceModel['kind'], 'tenant'>, string>> = {
  instanceTypes: 'instance types of tenants (InstanceTypeCatalog)',
  instanceProfiles: 'instance profiles of tenants (InstanceProfileCatalog)',
  goldenImages: 'golden images of tenants (GoldenImageCatalog)',
  service: 'Services beside the machine\'s own (MachineService)',
};
