import { linkAddresses, vpcId } from './identifiers';
import { overlap, ReadSubnet, readRange } from './ranges';
import { Problem, quote } from '../../../findings/problem';
import { Cidr } from '../../../model/cidr';
import { PeerSpec, PrivateNetworkSpec, RouteSpec } from '../../../model/private-network';
import { NodeContext } from '../../context';
import { nameProblems, namespaceProblems } from '../../kubernetes/names';
import { VPC_NAME } from '../release-name';

/** A peer of a private network: another network, whose router is connected with the router of the private network. */
export interface ReadPeer {
  readonly name: string;
  readonly namespace: string;
  /** The address of the peer's router. */
  readonly address: string;
  readonly ranges: readonly Cidr[];
}

/** Reads the peers of a network, in the order of their names. */
export function readPeers(model: PrivateNetworkSpec, context: NodeContext, own: readonly ReadSubnet[], problems: Problem[]): ReadPeer[] {
  const { name, peers = [] } = model;
  const { namespace } = context;
  const read: ReadPeer[] = [];
  // Another check reports a peer in another cluster.
  for (const peer of peers.filter(({ elsewhere }) => !elsewhere?.otherCluster).sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1)) {
    if (namespace === undefined || peer.namespace === undefined) {
      problems.push({
        code: 'NAMESPACE_MISSING',
        message: `missing namespace: a peering needs the namespaces of both networks, and the chart of "${namespace === undefined ? name : peer.name}" has no namespace`,
        fix: 'set `namespace` of the chart, e.g. to "tenant-prod"',
      });
      continue;
    }
    const key = `${peer.namespace}/${peer.name}`;
    const address = linkAddresses(vpcId(namespace, name), vpcId(peer.namespace, peer.name)).remote;
    // The chart writes both names into keys of a ConfigMap.
    const invalid = [
      ...nameProblems('the name of a peer', peer.name, VPC_NAME),
      ...namespaceProblems(peer.namespace, 'the namespace of a peer', '`namespace` of the peer'),
    ];
    if (invalid.length > 0) {
      problems.push(...invalid);
      read.push({ name: peer.name, namespace: peer.namespace, address, ranges: [] });
      continue;
    }
    const self = key === `${namespace}/${name}`;
    if (self || read.some(other => keyOf(other) === key)) {
      problems.push({ code: 'PEERING_INVALID', message: `the network is peered ${self ? 'with itself' : 'twice with the same network'}`, got: key, fix: 'list each peer once, and do not list the network itself' });
      continue;
    }
    const declared = context.findIn(peer.namespace, 'privateNetwork', peer.name);
    const declaredBack = declared && (peer.mutual || (declared.peers ?? []).some(each => each.name === name && each.namespace === namespace));
    checkDeclaredBack(peer, declaredBack, problems);
    checkLink(read.find(other => linkOf(other.address) === linkOf(address)), peer, address, problems);
    // An invalid range of a declared peer is reported at the peer itself.
    const ranges = (declared?.subnets.map(({ cidr }) => cidr) ?? peer.cidrs ?? [])
      .flatMap(range => readRange(`a range of peer "${peer.name}"`, range, declared === undefined ? problems : []) ?? []);
    const known = [...own.map(subnet => ({ who: `subnet "${subnet.name}"`, range: subnet.range })),
      ...read.flatMap(other => other.ranges.map(range => ({ who: `peer "${other.name}"`, range })))];
    for (const { who, range } of known) {
      const same = ranges.find(each => each.overlaps(range));
      if (same) problems.push(overlap(`${who} and of peer "${peer.name}"`, range, same, 'the router would use only one of the two'));
    }
    read.push({ name: peer.name, namespace: peer.namespace, address, ranges });
  }
  return read;
}

/** The routes to the peers. A link without routes carries no traffic. */
export function routesTo(peers: readonly ReadPeer[]): RouteSpec[] {
  return peers.flatMap(({ ranges, address }) => ranges.map(range => ({ cidr: range.text, nextHop: address })));
}

/** For each link, a hash selects one of 16,256 blocks of four addresses. Two links of one router can get the same block. */
function checkLink(other: ReadPeer | undefined, { name }: PeerSpec, address: string, problems: Problem[]): void {
  if (!other) return;
  problems.push({
    code: 'PEERING_INVALID',
    message: `the platform's Helm chart derives the same link address for the peers ${[other.name, name].map(quote).join(' and ')}, and a router cannot use the address twice`,
    got: address,
    fix: 'rename one of the peers: the address is derived from the names of both networks',
  });
}

/** The block of four addresses of a link. */
function linkOf(address: string): string {
  const at = address.lastIndexOf('.') + 1;
  return `${address.slice(0, at)}${Math.floor(Number(address.slice(at)) / 4)}`;
}

function checkDeclaredBack({ name, namespace }: PeerSpec, declaredBack: boolean | undefined, problems: Problem[]): void {
  if (declaredBack) return;
  const got = quote(`${namespace}/${name}`);
  problems.push(declaredBack === undefined
    ? {
      code: 'PEERING_UNSEEN',
      message: `private network "${name}" is not in this app: the peering works only if that network declares the peering too`,
      got,
      fix: 'check that the other network declares the peering, and acknowledge this with the place of the declaration',
    }
    : {
      code: 'PEERING_ONE_SIDED',
      message: `private network "${name}" does not declare the peering, so the peering has no effect`,
      got,
      fix: 'declare both peerings with one call of the method `peerWith`',
    });
}

function keyOf({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
