import { linkAddresses, vpcId } from './identifiers';
import { overlap, ReadSubnet, readRange } from './subnets';
import { Problem, quote } from '../../../findings/problem';
import { Cidr } from '../../../model/cidr';
import { PeerModel, PrivateNetworkModel, RouteModel } from '../../../model/private-network';

/** The other ends of a network's links. */
export interface ReadPeer {
  readonly name: string;
  readonly namespace: string;
  /** Where its router is reached. */
  readonly address: string;
  readonly ranges: readonly Cidr[];
}

/** Reads the peers of a network, in the order of their names. */
export function readPeers(model: PrivateNetworkModel, own: readonly ReadSubnet[], problems: Problem[]): ReadPeer[] {
  const { name, namespace, peers } = model;
  const read: ReadPeer[] = [];
  for (const peer of [...peers].sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1)) {
    if (namespace === undefined || peer.namespace === undefined) {
      problems.push({
        code: 'NAMESPACE_MISSING',
        message: `private networks are peered by namespace and name, and the chart of "${namespace === undefined ? name : peer.name}" has no namespace`,
        fix: 'give the chart its `namespace`, e.g. "tenant-prod"',
      });
      continue;
    }
    const key = `${peer.namespace}/${peer.name}`;
    const self = key === `${namespace}/${name}`;
    if (self || read.some(other => keyOf(other) === key)) {
      problems.push({ code: 'PEERING_INVALID', message: `the network is peered ${self ? 'with itself' : 'twice with one other'}`, got: key, fix: 'peer it once with each other network' });
      continue;
    }
    checkDeclaredBack(peer, problems);
    const address = linkAddresses(vpcId(namespace, name), vpcId(peer.namespace, peer.name)).remote;
    // What is wrong with ranges that are declared here is said where they are.
    const ranges = peer.ranges.flatMap(range => readRange(`a range of peer "${peer.name}"`, range, peer.declaredBack === undefined ? problems : []) ?? []);
    const known = [...own.map(subnet => ({ who: `subnet "${subnet.name}"`, range: subnet.range })),
      ...read.flatMap(other => other.ranges.map(range => ({ who: `peer "${other.name}"`, range })))];
    for (const { who, range } of known) {
      const same = ranges.find(each => each.overlaps(range));
      if (same) problems.push(overlap(`${who} and of peer "${peer.name}"`, range, same, 'the router would know one of both only'));
    }
    read.push({ name: peer.name, namespace: peer.namespace, address, ranges });
  }
  return read;
}

/** The routes to the peers: a link alone carries nothing. */
export function routesTo(peers: readonly ReadPeer[]): RouteModel[] {
  return peers.flatMap(({ ranges, address }) => ranges.map(range => ({ cidr: range.text, nextHop: address })));
}

function checkDeclaredBack({ name, namespace, declaredBack }: PeerModel, problems: Problem[]): void {
  if (declaredBack) return;
  const got = quote(`${namespace}/${name}`);
  problems.push(declaredBack === undefined
    ? {
      code: 'PEERING_UNSEEN',
      message: `private network "${name}" is not of this app, so nobody sees whether it declares the peering too, without which there is none`,
      got,
      fix: 'make sure of it, and acknowledge this with the place where it is declared',
    }
    : {
      code: 'PEERING_ONE_SIDED',
      message: `private network "${name}" does not declare the peering, so there is none`,
      got,
      fix: 'peer both at once: `vpc.peerWith(other)`',
    });
}

function keyOf({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
