import { readSubnets } from './ranges';
import { PrivateNetworkSpec, SubnetSpec } from '../../../model/private-network';
import { at, Joint, put, take } from '../../fields';
import { CozystackTarget } from '../target';

type SubnetMap = Readonly<Record<string, { readonly cidr: string }>>;

/** `subnets`: a list in the order of names, or before 1.0 a map. */
export const subnets: Joint<PrivateNetworkSpec, CozystackTarget> = {
  write: (spec, tree, _, { capabilities }, problems) => {
    readSubnets(spec.subnets, problems);
    const sorted = [...spec.subnets].sort((a, b) => a.name < b.name ? -1 : 1);
    put(tree, ['spec', 'subnets'], capabilities.subnetForm === 'list' ? sorted : Object.fromEntries(sorted.map(({ name, cidr }) => [name, { cidr }])));
  },
  read: (tree, _, { capabilities }) => {
    const written = at(tree, ['spec', 'subnets']);
    if (typeof written !== 'object' || written === null || Array.isArray(written) !== (capabilities.subnetForm === 'list')) return { subnets: [] };
    take(tree, ['spec', 'subnets']);
    const named: readonly Partial<SubnetSpec>[] = Array.isArray(written)
      ? written
      : Object.entries(written as SubnetMap).map(([name, subnet]) => ({ ...subnet, name }));
    return { subnets: named.flatMap(subnet => isSubnet(subnet) ? [{ name: subnet.name, cidr: subnet.cidr }] : []) };
  },
};

function isSubnet(subnet: Partial<SubnetSpec> | null): subnet is SubnetSpec {
  return typeof subnet?.name === 'string' && typeof subnet.cidr === 'string';
}
