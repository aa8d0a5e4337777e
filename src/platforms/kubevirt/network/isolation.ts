import { readConnections } from './connections';
import { directions, ISOLATION_FIELDS } from './isolation-fields';
import { peerProblems } from './peers';
import { allowingPolicies, DNS, Isolation, podsOf, withDefaults } from './policies';
import { isDenying, readAllowing } from './read-policies';
import { Problem } from '../../../findings/problem';
import { AllowedTrafficSpec, IsolationSpec } from '../../../model/traffic';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { KindBinding } from '../../fields';
import { nameProblems } from '../../kubernetes/names';
import { ObjectReader, treeOf } from '../../reading';
import { notSupported } from '../../resolve/problems';
import { BESIDE, objectOf } from '../object';
import { KubeVirtTarget } from '../target';

const ISOLATION = new KindBinding<IsolationSpec, KubeVirtTarget>(
  { fields: ISOLATION_FIELDS, joints: { directions, allowing: BESIDE } }, notSupported,
);

/** One policy denies all traffic of a namespace. Further policies allow traffic, because policies are additive. */
export function renderIsolation(spec: IsolationSpec, context: NodeContext, target: KubeVirtTarget): Rendering {
  const model = withDefaults(spec);
  const { name, ingress, egress, dns, allowed } = model;
  const problems = [
    ...nameProblems('the name of the isolation', name, 63),
    ...allowed.flatMap(traffic => trafficProblems(traffic, model, context, target)),
  ];
  if (egress && !dns && !allowed.some(asksForNames)) problems.push(dnsBlocked());
  if (!ingress && !egress) {
    problems.push({ code: 'TRAFFIC_INVALID', message: 'the isolation has no effect: both directions are disabled', fix: 'remove `ingress` or `egress`, so that the isolation limits at least one direction' });
  }
  const denying = objectOf(ISOLATION.write(spec, context, target, problems), { id: name, apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' });
  return { problems, manifests: [denying, ...allowingPolicies(model)] };
}

/** Reads a policy that denies all traffic, together with the policies that allow traffic. Other policies are read as connections. */
export const readPolicy: ObjectReader<KubeVirtTarget> = (object, index, context, target) => {
  if (!isDenying(object)) return readConnections(object, index, context, target);
  const spec = ISOLATION.read(treeOf(object), context, target);
  return { kind: 'isolation', spec: { ...spec, ...readAllowing(spec, object, index) } };
};

function trafficProblems(
  { id, from, to }: Required<AllowedTrafficSpec>, { ingress, egress }: Isolation, context: NodeContext, target: KubeVirtTarget,
): Problem[] {
  const problems = nameProblems('the id of allowed traffic', id, 63);
  problems.push(...[from, to].flatMap(peer => peerProblems(`allowed traffic "${id}"`, peer, context, target)));
  if (problems.length > 0 || [from, to].some(({ kind }) => kind === 'unknown') || podsOf(to) && ingress || podsOf(from) && egress) return problems;
  return [{
    code: 'TRAFFIC_INVALID',
    message: `allowed traffic "${id}" has no effect: the isolation of this namespace limits neither its sender nor its receiver`,
    got: `${from.kind} to ${to.kind}`,
    allowed: '`TrafficPeer.machines` of this namespace, or `sameNamespace`, as the sender or the receiver',
    fix: 'allow the traffic in the namespace of the sender or of the receiver, or remove the entry',
  }];
}

/** The ports of name servers. A policy sees the port of the pod, not of the Service, and the name servers of OpenShift listen on 5353. */
const DNS_PORTS = [DNS, 5353];

function asksForNames({ from, ports }: Required<AllowedTrafficSpec>): boolean {
  return podsOf(from) !== undefined && (ports.length === 0 || ports.some(({ port, last = port }) => DNS_PORTS.some(at => port <= at && at <= last)));
}

function dnsBlocked(): Problem {
  return {
    code: 'DNS_BLOCKED',
    message: 'DNS is blocked in the namespace: `dns` is disabled, and no allowed traffic goes to port 53 or 5353',
    fix: 'remove `dns`, or allow traffic to your name servers',
  };
}
