import { connectionProblems } from './connection-problems';
import { peerItem, podsOf, portField } from './policies';
import { ownerOf, readPeer, readPods, readPort } from './read-policies';
import { ChangeEffect } from '../../../model/change-effect';
import { same } from '../../../model/same';
import { ConnectionsSpec, GroupRuleSpec, TrafficPeerSpec } from '../../../model/traffic';
import { isIsolated, NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { ApiTree, at, FieldTable, Joint, KindBinding, put, take } from '../../fields';
import { MAIN } from '../../manifest';
import { ApiObjectData, ObjectIndex, ObjectReader, treeOf } from '../../reading';
import { notSupported } from '../../resolve/problems';
import { BESIDE, objectOf } from '../object';
import { KUBERNETES, NAMES } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, RECREATE } = ChangeEffect;

/** The network plugin applies a changed policy within seconds. */
const POLICY = `${KUBERNETES}/pkg/apis/networking/validation/validation.go#ValidateNetworkPolicyUpdate`;

/** Connections as one `NetworkPolicy`. */
export const CONNECTIONS_FIELDS: FieldTable<ConnectionsSpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: NAMES },
  machines: { joint: 'rules', effect: LIVE, source: POLICY },
  from: { joint: 'rules', effect: LIVE, source: POLICY },
  to: { joint: 'rules', effect: LIVE, source: POLICY },
};

const SIDES = [['from', 'Ingress', 'ingress'], ['to', 'Egress', 'egress']] as const;

/**
 * A policy applies in the directions for which the connections have rules. Egress rules are written only if an isolation denies egress.
 * Otherwise the policy itself would deny all other egress.
 */
const rules: Joint<ConnectionsSpec, KubeVirtTarget> = {
  write: ({ machines, from = [], to = [] }, tree, context) => {
    const said = { from, to: isIsolated(context, 'egress') ? to : [] };
    put(tree, ['spec', 'podSelector'], podsOf(machines));
    put(tree, ['spec', 'policyTypes'], SIDES.flatMap(([side, type]) => said[side].length > 0 ? [type] : []));
    for (const [side,, field] of SIDES) if (said[side].length > 0) put(tree, ['spec', field], said[side].map(rule => writtenRule(rule, side)));
  },
  // Peers can be read only together with the other objects: see `readConnections`.
  read: () => ({}),
};

const CONNECTIONS = new KindBinding<ConnectionsSpec, KubeVirtTarget>({ fields: CONNECTIONS_FIELDS, joints: { rules, beside: BESIDE } }, notSupported);

export function renderConnections(spec: ConnectionsSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const problems = connectionProblems(spec, context, target);
  const { from = [], to = [] } = spec;
  if (from.length === 0 && (to.length === 0 || !isIsolated(context, 'egress'))) return { problems, manifests: [] };
  return { problems, manifests: [objectOf(CONNECTIONS.write(spec, context, target, problems), { id: MAIN, apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' })] };
}

/** Reads a policy for machines of this library, if the library can write all rules of the policy. */
export const readConnections: ObjectReader<KubeVirtTarget> = (object, index, context, target) => {
  const { name, namespace } = object.metadata;
  // A policy with a machine's name belongs to the machine's exposure. A policy of an isolation is read with the isolation.
  if (index.find('VirtualMachine', namespace, name) !== undefined || /-(ingress|egress|dns|disk-imports)$/.test(name) && ownerOf(name, namespace, index) !== undefined) return undefined;
  const machines = readPods(at(object, ['spec', 'podSelector']) as ApiTree, namespace, index);
  const sides = SIDES.flatMap(([side,, field]) => {
    const written = at(object, ['spec', field]) as readonly ApiTree[] | undefined;
    return written === undefined ? [] : [[side, written, written.map(rule => readRule(rule, side, object, index))] as const];
  });
  const areOurs = sides.length > 0 && sides.every(([side, written, read]) => same(read.map(rule => rule && plain(writtenRule(rule, side))), written));
  if (machines?.kind !== 'machines' || !areOurs) return undefined;
  const tree = treeOf(object);
  const spec = CONNECTIONS.read(tree, context, target);
  take(tree, ['spec']);
  return { kind: 'connections', spec: { ...spec, machines, ...Object.fromEntries(sides.map(([side,, read]) => [side, read])) } };
};

function writtenRule({ peers, ports = [] }: GroupRuleSpec, side: 'from' | 'to'): object {
  const items = peers.map(peerItem);
  return {
    // A missing list of peers means all peers.
    ...items.includes(undefined) ? {} : { [side]: items },
    ...ports.length > 0 && { ports: ports.map(portField) },
  };
}

function readRule({ from, to, ports }: Readonly<Record<string, any>>, side: 'from' | 'to', { metadata: { namespace } }: ApiObjectData, index: ObjectIndex): GroupRuleSpec | undefined {
  const written = (side === 'from' ? from : to) as readonly ApiTree[] | undefined;
  const peers = written?.map(peer => readPeer(peer, namespace, index)) ?? [{ kind: 'anywhere' } as const];
  return peers.every(peer => peer !== undefined) ? { peers: peers as TrafficPeerSpec[], ...ports && { ports: ports.map(readPort) } } : undefined;
}

function plain(value: object): object {
  return JSON.parse(JSON.stringify(value));
}
