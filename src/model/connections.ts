import { GroupRuleSpec, TrafficPeerSpec, TrafficPortSpec } from './traffic';

type Keyed<T> = Map<string, T>;

/** All ports and protocols. */
const ALL = 'all';

/**
 * Rules in a normal form, in which order and repetition do not matter: grouped by peer, and then by equal
 * ports.
 */
export function mergedRules(rules: readonly GroupRuleSpec[]): GroupRuleSpec[] {
  const peers: Keyed<{ readonly peer: TrafficPeerSpec; readonly ports: Keyed<TrafficPortSpec> | typeof ALL }> = new Map();
  for (const { peers: some, ports = [] } of rules) {
    for (const peer of some) {
      const key = keyOf(peer);
      const known = peers.get(key)?.ports ?? new Map<string, TrafficPortSpec>();
      if (known !== ALL) for (const port of ports) known.set(portKey(port), port);
      peers.set(key, { peer, ports: ports.length === 0 ? ALL : known });
    }
  }
  const byPorts: Keyed<{ readonly peers: Keyed<TrafficPeerSpec>; readonly ports: readonly TrafficPortSpec[] }> = new Map();
  for (const [key, { peer, ports }] of peers) {
    const list = ports === ALL ? [] : sorted(ports);
    // A peer of kind `anywhere` cannot be combined with other peers.
    const together = `${peer.kind === 'anywhere' ? peer.kind : ''} ${list.map(portKey).join()}`;
    const rule = byPorts.get(together) ?? { peers: new Map(), ports: list };
    rule.peers.set(key, peer);
    byPorts.set(together, rule);
  }
  return sorted(byPorts).map(rule => ({ peers: sorted(rule.peers), ...rule.ports.length > 0 && { ports: rule.ports } }));
}

function sorted<T>(values: Keyed<T>): T[] {
  return [...values].sort(([a], [b]) => a < b ? -1 : 1).map(([, value]) => value);
}

function keyOf(peer: TrafficPeerSpec): string {
  if (peer.kind !== 'machines') return JSON.stringify(peer);
  const { kind, name, elsewhere } = peer.machines;
  return JSON.stringify([kind, name, elsewhere?.namespace, elsewhere?.platform, elsewhere?.otherCluster]);
}

/** A sort key that puts ports in numeric order. */
function portKey({ protocol, port, last }: TrafficPortSpec): string {
  return [protocol, String(port).padStart(6, '0'), ...last === undefined ? [] : [String(last).padStart(6, '0')]].join(' ');
}
