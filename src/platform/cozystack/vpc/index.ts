import { readPeers } from './peers';
import { readRoutes } from './routes';
import { readSubnets } from './subnets';
import type { VirtualPrivateCloudSpec } from '../../../../imports/apps.cozystack.io';
import { Problem } from '../../../findings/problem';
import { PrivateNetworkModel, SubnetModel } from '../../../model/private-network';
import { Rendering } from '../../driver';
import { metadataProblems } from '../../kubernetes/metadata';
import { nameProblems } from '../../kubernetes/names';
import { MAIN } from '../../manifest';
import { notSupported } from '../../resolve/problems';
import { Wire } from '../../wire';
import { API_VERSION } from '../api-version';
import { SINCE, since } from '../capabilities';
import { METADATA_PREFIX } from '../metadata-prefix';
import { VPC_NAME } from '../release-name';
import { CozystackTarget } from '../target';

/** Before 1.0 the subnets are a map, which the L1 of the newest version does not know. */
type Spec = Omit<Wire<VirtualPrivateCloudSpec>, 'subnets' | 'routes'> & {
  readonly subnets: readonly SubnetModel[] | Readonly<Record<string, { readonly cidr: string }>>;
  readonly routes?: readonly { readonly cidr: string; readonly nextHopIP: string }[];
};

/** A private network. */
export function privateNetwork(model: PrivateNetworkModel, target: CozystackTarget): Rendering {
  const { subnetForm, vpcPeers } = target.capabilities;
  if (!subnetForm) return { problems: [notSupported('private networks (VirtualPrivateCloud)', since(SINCE.subnets), target)], manifests: [] };

  const { name, labels, annotations } = model;
  const problems = [
    ...nameProblems('the name of the private network', name, VPC_NAME),
    ...metadataProblems(labels, annotations, METADATA_PREFIX),
  ];
  const read = readSubnets(model.subnets, problems);
  const linked = model.peers.length + model.routes.length > 0;
  if (linked && !vpcPeers) problems.push(notSupported('peers and routes of private networks', since(SINCE.vpcPeers), target));
  const peers = vpcPeers ? readPeers(model, read, problems) : [];
  const routes = vpcPeers ? readRoutes(model.routes, read, peers, problems) : [];
  if (linked && vpcPeers) problems.push(notRouted(model.peers.length > 0, target));

  const subnets = [...model.subnets].sort((a, b) => a.name < b.name ? -1 : 1);
  const spec: Spec = {
    subnets: subnetForm === 'list' ? subnets : Object.fromEntries(subnets.map(subnet => [subnet.name, { cidr: subnet.cidr }])),
    peers: peers.length === 0 ? undefined : peers.map(peer => ({ vpcName: peer.name, tenantNamespace: peer.namespace })),
    routes: routes.length === 0 ? undefined : routes.map(({ cidr, nextHop }) => ({ cidr, nextHopIP: nextHop })),
  };
  return { problems, manifests: [{ id: MAIN, apiVersion: API_VERSION, kind: 'VirtualPrivateCloud', name, labels, annotations, body: { spec } }] };
}

/**
 * Read off the charts of 1.2 to 1.6 and the kube-ovn that they bring (1.15.3, 1.15.10), not tried: a link's address goes
 * to kube-ovn without the prefix that its controller demands (`CheckCidrs`), and it stops there; and the chart makes
 * every subnet `private`, which drops what comes from other ranges (`SetLogicalSwitchPrivate`).
 */
function notRouted(peered: boolean, { label }: CozystackTarget): Problem {
  return {
    code: 'VPC_NOT_ROUTED',
    message: peered
      ? `on ${label} kube-ovn refuses the address that the chart gives a peering, and leaves a network unfinished that has one; subnets drop what comes from other ranges besides`
      : `on ${label} subnets drop what comes from other ranges than their own, also by a route`,
    fix: 'attach machines that are to talk to each other to one subnet; acknowledge this if your cluster has it mended',
  };
}
