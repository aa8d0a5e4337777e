import { PRIVATE_NETWORK_FIELDS } from './fields';
import { links } from './links';
import { subnets } from './subnets';
import { PrivateNetworkSpec } from '../../../model/private-network';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { metadataProblems } from '../../kubernetes/metadata';
import { nameProblems } from '../../kubernetes/names';
import { notSupported } from '../../resolve/problems';
import { mainObject } from '../api-object';
import { SINCE, since } from '../capabilities';
import { ChartBinding } from '../chart/binding';
import { METADATA_PREFIX } from '../metadata-prefix';
import { VPC_NAME } from '../release-name';
import { CozystackTarget } from '../target';

/** A private network as a `VirtualPrivateCloud`. */
export const PRIVATE_NETWORK = new ChartBinding<PrivateNetworkSpec>(PRIVATE_NETWORK_FIELDS, { subnets, links });

export function renderPrivateNetwork(spec: PrivateNetworkSpec, context: NodeContext, target: CozystackTarget): Rendering {
  if (!target.capabilities.subnetForm) {
    return { problems: [notSupported('private networks (VirtualPrivateCloud)', since(SINCE.subnets), target)], manifests: [] };
  }
  const problems = [
    ...nameProblems('the name of the private network', spec.name, VPC_NAME),
    ...metadataProblems(spec.labels, spec.annotations, METADATA_PREFIX),
  ];
  return { manifests: [mainObject('VirtualPrivateCloud', PRIVATE_NETWORK.write(spec, context, target, problems))], problems };
}
