/** Connections and isolations, most of them valid and some invalid. */
import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { IMAGE } from './disks';
import { Recipe } from './machine';
import { lists, mostly, NAMES, NOT_NAMES, rarely, some } from './values';
import { GoldenImage, InstanceType, NetworkIsolation, NetworkIsolationProps, TrafficPeer, TrafficPort, VirtualMachine } from '../../src';

const portsOf = (numbers: fc.Arbitrary<number>, lasts: fc.Arbitrary<number>) => lists(fc.oneof(
  numbers.map(port => TrafficPort.tcp(port)),
  numbers.map(port => TrafficPort.udp(port)),
  fc.record({ first: numbers, last: lasts }).map(({ first, last }) => TrafficPort.tcpRange(first, last)),
), 3);

const FINE_PORTS = portsOf(mostly([1, 22, 443]), mostly([443, 8080, 65535]));
const PORTS = portsOf(mostly([1, 22, 443], [0, 65536, -1, 1.5]), mostly([443, 8080, 65535], [0, 70000]));

const peersOf = (notNames: readonly string[], notRanges: readonly string[], notParts: readonly string[]) => fc.oneof(
  fc.constant(() => TrafficPeer.anywhere()),
  fc.constant(() => TrafficPeer.sameNamespace()),
  mostly(NAMES, notNames).map(name => () => TrafficPeer.namespace(name)),
  mostly(['203.0.113.7/32', '2001:db8::/32'], notRanges).map(range => () => TrafficPeer.cidr(range)),
  lists(mostly(['192.0.2.128/25', '192.0.2.7/32'], notParts), 2).map(except => () => TrafficPeer.cidr('192.0.2.0/24', except)),
  fc.constant((other: VirtualMachine) => TrafficPeer.machines(other)),
);

const FINE_PEERS = peersOf([], [], []);
const PEERS = peersOf(NOT_NAMES, ['', 'x', '192.0.2.1', '300.0.0.0/8', '192.0.2.0/33'], ['198.51.100.0/24', 'x']);

const INCOMING = fc.record({ peer: PEERS, ports: PORTS });

/** Always valid: without an isolation that denies outgoing traffic, the library does not write this part, so the cluster could not see a mistake. */
const OUTGOING = fc.record({ peer: FINE_PEERS, ports: FINE_PORTS });

/** A machine with connections to another machine and to the internet, in an isolated namespace or not. */
export const traffic: fc.Arbitrary<Recipe> = fc.record({
  // A single peer or port. If all peers or all ports were allowed too, an invalid one would not be written.
  incoming: lists(INCOMING, 1),
  outgoing: lists(OUTGOING, 2),
  isolation: rarely(2, some<NetworkIsolationProps>({ dns: fc.boolean(), diskImports: fc.boolean() })),
  allowed: lists(fc.record({ traffic: INCOMING, isIncoming: fc.boolean(), id: mostly(['a', 'b-1'], ['A', 'a_b']) }), 2),
}).map(({ incoming, outgoing, isolation, allowed }): Recipe => chart => {
  const [machine, other] = ['web', 'db'].map(name => new VirtualMachine(chart, name, {
    instanceType: InstanceType.fromName('u1.medium'), image: GoldenImage.fromName(IMAGE), systemDisk: { size: Size.gibibytes(10) },
  }));
  for (const { peer, ports } of incoming) machine.connections.allowFrom(peer(other), ...ports);
  for (const { peer, ports } of outgoing) machine.connections.allowTo(peer(other), ...ports);
  if (isolation === undefined) return;
  const denying = new NetworkIsolation(chart, 'deny', isolation);
  allowed.forEach(({ traffic: { peer, ports }, isIncoming, id }, i) => {
    const [own, far] = [TrafficPeer.machines(machine), peer(other)];
    denying.allow(`${id}${i}`, { ...isIncoming ? { from: far, to: own } : { from: own, to: far }, ports });
  });
});
