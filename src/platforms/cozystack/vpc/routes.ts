import { isIPv4 } from 'net';
import { ReadPeer, routesTo } from './peers';
import { ReadSubnet, readRange } from './ranges';
import { Problem, quote } from '../../../findings/problem';
import { RouteSpec } from '../../../model/private-network';

/** The networks that a router reaches. */
interface Links {
  readonly own: readonly ReadSubnet[];
  readonly peers: readonly ReadPeer[];
  /** False if another subnet has an invalid range. A next hop may be in this subnet. */
  readonly areComplete: boolean;
}

/** The routes of a network and the routes to its peers, sorted by destination. Reports problems of the network's own routes. */
export function readRoutes(given: readonly RouteSpec[], links: Links, problems: Problem[]): RouteSpec[] {
  const { own, peers } = links;
  const routes = [...routesTo(peers)];
  for (const route of given) {
    const { cidr, nextHop } = route;
    const wrong = (message: string, got: string, allowed: string) => problems.push({ code: 'ROUTE_INVALID', message, got: quote(got), allowed, fix: 'correct the route' });
    const range = readRange('the destination of a route', cidr, problems);
    const near = range && own.find(subnet => subnet.range.covers(range));
    if (near) wrong(`a route leads into subnet "${near.name}", which the router reaches without a route`, cidr, 'destinations outside the network');
    if (routes.some(other => other.cidr === cidr)) wrong('two routes have the same destination; one of them may be the route to a peer', cidr, 'one route for each destination');
    checkNextHop(nextHop, links, wrong);
    routes.push(route);
  }
  return routes.sort((a, b) => a.cidr < b.cidr ? -1 : 1);
}

/**
 * The router reaches only addresses on its own links. In a subnet, the first host address is the router itself, and no machine has the
 * network address or the broadcast address.
 */
function checkNextHop(nextHop: string, { own, peers, areComplete }: Links, wrong: (message: string, got: string, allowed: string) => void): void {
  const allowed = `an address of a machine in a subnet of the network${own.length > 0 ? `: ${own.map(({ range }) => range.text).join(', ')}` : ''}`;
  if (!isIPv4(nextHop)) return wrong('the next hop of a route is not an IPv4 address', nextHop, allowed);
  if (peers.some(({ address }) => address === nextHop)) return;
  const subnet = own.find(({ range }) => range.contains(nextHop));
  if (!subnet && !areComplete) return;
  if (!subnet) return wrong('the next hop of a route is in no subnet of the network, so the router cannot reach it', nextHop, allowed);
  const { range } = subnet;
  if ([range.at(0), range.at(1), range.at(-1)].includes(nextHop)) {
    wrong(`the next hop of a route is ${nextHop === range.at(1) ? 'the router itself' : 'an address that no machine has'}`, nextHop, allowed);
  }
}
