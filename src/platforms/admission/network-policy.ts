import { portProblems } from './ports';
import { ManifestPath, ManifestProblem } from './problem';
import { childOf, membersOf, Part, partsAt } from './structure';
import { Cidr } from '../../model/cidr';
import { ApiObjectData } from '../reading';

/**
 * Checks the peers and ports of a NetworkPolicy.
 *
 * Source: `pkg/apis/networking/validation/validation.go` of Kubernetes, `ValidateNetworkPolicySpec`
 */
export function networkPolicyProblems(object: ApiObjectData): ManifestProblem[] {
  const whole: Part = { path: [], value: object as unknown as Part['value'] };
  return [['ingress', 'from'], ['egress', 'to']].flatMap(([direction, peers]) => partsAt(whole, 'spec', direction).flatMap(rule => [
    ...partsAt(rule, peers).flatMap(peerProblems),
    ...partsAt(rule, 'ports').flatMap(rangeProblems),
  ]));
}

function peerProblems(peer: Part): ManifestProblem[] {
  const given = membersOf(peer, ['ipBlock', 'podSelector', 'namespaceSelector']);
  const block = childOf(peer, 'ipBlock');
  if (given.length === 0) {
    return [{
      code: 'MANIFEST_FIELD_MISSING', path: peer.path, message: 'a peer of the NetworkPolicy is empty: the API server rejects the NetworkPolicy',
      fix: 'add `podSelector`, `namespaceSelector` or `ipBlock`; `podSelector: {}` selects all pods of the namespace',
    }];
  }
  const both: ManifestProblem[] = given.length > 1 && block !== undefined ? [wrong(peer.path, 'a peer has `ipBlock` and a selector', undefined, '`ipBlock`, or selectors', 'write two peers')] : [];
  return [...both, ...block === undefined ? [] : blockProblems(block)];
}

function blockProblems({ path, value: { cidr, except } }: Part): ManifestProblem[] {
  const range = cidrOf(cidr);
  if (range === undefined) return typeof cidr === 'string' ? [noRange([...path, 'cidr'], cidr)] : [];
  return !Array.isArray(except) ? [] : except.flatMap((each: unknown, i): ManifestProblem[] => {
    const at = [...path, 'except', i];
    const inner = cidrOf(each);
    if (inner === undefined) return typeof each === 'string' ? [noRange(at, each)] : [];
    return range.covers(inner) && inner.prefix > range.prefix ? [] : [wrong(at, 'the exception is not a part of the range', each, `a smaller range in ${range.text}`, 'correct the range')];
  });
}

/** Parses a range. Kubernetes ignores leading zeros in the numbers of an IPv4 address, e.g. `010.0.0.0/8`. */
function cidrOf(value: unknown): Cidr | undefined {
  return typeof value === 'string' ? Cidr.parse(value.replace(/(^|\.)0+(?=\d)/g, '$1')) : undefined;
}

function noRange(path: ManifestPath, value: string): ManifestProblem {
  const fix = /^[\d.]+$/.test(value) ? `write "${value}/32" for one address` : 'correct the range';
  return wrong(path, `\`${path[path.length - 1] === 'cidr' ? 'cidr' : 'except'}\` is not a range of addresses`, value, 'an address and a prefix, e.g. 10.0.0.0/8', fix);
}

function rangeProblems({ path, value: { port, endPort } }: Part): ManifestProblem[] {
  const numbers = [...portProblems([...path, 'port'], port), ...portProblems([...path, 'endPort'], endPort)];
  if (endPort === undefined || numbers.length > 0) return numbers;
  if (typeof port !== 'number') return [wrong([...path, 'endPort'], '`endPort` needs a `port` with a number', endPort, 'with a number in `port`', 'add `port`, or remove `endPort`')];
  return Number(endPort) >= port ? [] : [wrong([...path, 'endPort'], '`endPort` is less than `port`', endPort, `at least ${port}`, 'exchange the two numbers')];
}

function wrong(path: ManifestPath, what: string, value: unknown, allowed: string, fix: string): ManifestProblem {
  return { code: 'MANIFEST_FIELD_TYPE', path, message: `${what}: the API server rejects the NetworkPolicy`, value, allowed, fix };
}
