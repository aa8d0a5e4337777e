import { linkAddresses, vpcId } from './identifiers';
import { readPeers } from './peers';
import { readSubnets } from './ranges';
import { readRoutes } from './routes';
import { Problem } from '../../../findings/problem';
import { PeerSpec, PrivateNetworkSpec, RouteSpec } from '../../../model/private-network';
import { NodeContext } from '../../context';
import { Joint, put } from '../../fields';
import { notSupported } from '../../resolve/problems';
import { SINCE, since } from '../capabilities';
import { takeList } from '../lists';
import { CozystackTarget } from '../target';

interface WrittenPeer {
  readonly vpcName: string;
  readonly tenantNamespace: string;
}

interface WrittenRoute {
  readonly cidr: string;
  readonly nextHopIP: string;
}

/** `peers` and `routes`. The routes to a peer's subnets are written as ordinary routes through the peer's router. */
export const links: Joint<PrivateNetworkSpec, CozystackTarget> = {
  write: (spec, tree, context, target, problems) => {
    const { peers: givenPeers = [], routes: givenRoutes = [] } = spec;
    if (givenPeers.length + givenRoutes.length === 0) return;
    if (!target.capabilities.vpcPeers) {
      problems.push(notSupported('peers and routes of private networks', since(SINCE.vpcPeers), target));
      return;
    }
    const invalid: Problem[] = [];
    const own = readSubnets(spec.subnets, invalid);
    const peers = readPeers(spec, context, own, problems);
    const routes = readRoutes(givenRoutes, { own, peers, areComplete: invalid.length === 0 }, problems);
    problems.push(notRouted(givenPeers.length > 0, target));
    if (peers.length > 0) put(tree, ['spec', 'peers'], peers.map(({ name, namespace }): WrittenPeer => ({ vpcName: name, tenantNamespace: namespace })));
    if (routes.length > 0) put(tree, ['spec', 'routes'], routes.map(({ cidr, nextHop }): WrittenRoute => ({ cidr, nextHopIP: nextHop })));
  },
  read: (tree, context, { capabilities }) => {
    if (!capabilities.vpcPeers) return {};
    const routes = takeList<WrittenRoute>(tree, ['spec', 'routes']).map(({ cidr, nextHopIP }) => ({ cidr, nextHop: nextHopIP }));
    const name = (tree.metadata as { readonly name: string }).name;
    const peers = takeList<WrittenPeer>(tree, ['spec', 'peers']).map(peer => peerOf(peer, name, routes, context));
    const others = routes.filter(route => !peers.some(({ own }) => own.includes(route)));
    return { ...peers.length > 0 && { peers: peers.map(({ spec }) => spec) }, ...others.length > 0 && { routes: others } };
  },
};

/**
 * A peer and the routes to it. If the manifests that are read contain the peer, only routes to the peer's subnets count. Otherwise, all routes
 * through the peer's router count.
 */
function peerOf({ vpcName, tenantNamespace }: WrittenPeer, name: string, routes: readonly RouteSpec[], { namespace, findIn }: NodeContext) {
  const spec: PeerSpec = { name: vpcName, namespace: tenantNamespace };
  if (namespace === undefined) return { spec, own: [] };
  const { remote } = linkAddresses(vpcId(namespace, name), vpcId(tenantNamespace, vpcName));
  const declared = findIn(tenantNamespace, 'privateNetwork', vpcName)?.subnets.map(({ cidr }) => cidr);
  const own = routes.filter(({ cidr, nextHop }) => nextHop === remote && (declared?.includes(cidr) ?? true));
  return { spec: declared || own.length === 0 ? spec : { ...spec, cidrs: own.map(({ cidr }) => cidr) }, own };
}

/**
 * Peerings and routes carry no traffic. This fact comes from the code of the charts of 1.2 to 1.6 and their kube-ovn (1.15.3, 1.15.10), not from
 * a test in a cluster.
 *
 * The charts write the address of the connection between two peers without the prefix length that the controller of kube-ovn requires
 * (`CheckCidrs`), so the controller stops. Also, the charts mark every subnet as `private`, so kube-ovn drops traffic from other ranges
 * (`SetLogicalSwitchPrivate`).
 */
function notRouted(peered: boolean, { label }: CozystackTarget): Problem {
  return {
    code: 'VPC_NOT_ROUTED',
    message: peered
      ? `on ${label} peerings carry no traffic: kube-ovn rejects the link address that the Helm chart writes and does not finish the network, and subnets drop traffic from other ranges`
      : `on ${label} peerings and routes carry no traffic: subnets drop traffic from other ranges than their own`,
    fix: 'use the same subnet for all machines that communicate; acknowledge this if your cluster has the fix',
  };
}
