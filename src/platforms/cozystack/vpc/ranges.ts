import { Problem, quote } from '../../../findings/problem';
import { Cidr } from '../../../model/cidr';
import { SubnetSpec } from '../../../model/private-network';

/** Ranges that a subnet must not overlap (`CIDRGlobalUnicast` of kube-ovn). */
const RESERVED: Readonly<Record<string, string>> = {
  '0.0.0.0/32': 'no address',
  '127.0.0.0/8': 'loopback',
  '169.254.0.0/16': 'link-local',
  '224.0.0.0/4': 'multicast',
  '255.255.255.255/32': 'broadcast',
};

/** The default ranges of the Cozystack cluster itself (`packages/core/platform/values.yaml`). */
const CLUSTER: Readonly<Record<string, string>> = { '10.244.0.0/16': 'pods', '10.96.0.0/16': 'Services', '100.64.0.0/16': 'nodes' };

/** Valid names of subnets. The chart writes a name into labels and into keys of a ConfigMap. The names of the subnet's objects are hashes. */
export const SUBNET_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** A subnet with a valid range. */
export interface ReadSubnet {
  readonly name: string;
  readonly range: Cidr;
}

/** Reads the subnets, and reports subnets that the chart or kube-ovn cannot use. */
export function readSubnets(subnets: readonly SubnetSpec[], problems: Problem[]): ReadSubnet[] {
  const read: ReadSubnet[] = [];
  for (const [i, { name, cidr }] of subnets.entries()) {
    checkName(name, subnets.findIndex(subnet => subnet.name === name) < i, problems);
    const range = readRange(`the range of subnet "${name}"`, cidr, problems);
    if (!range) continue;
    checkRange(name, range, problems);
    const same = read.find(other => other.range.overlaps(range));
    if (same) problems.push(overlap(`subnets "${same.name}" and "${name}"`, same.range, range, 'kube-ovn rejects the second subnet'));
    read.push({ name, range });
  }
  return read;
}

/**
 * An IPv4 range without host bits. kube-ovn would rewrite a range with host bits, and the chart would write the original range again, without
 * end.
 */
export function readRange(what: string, cidr: string, problems: Problem[]): Cidr | undefined {
  const range = Cidr.parse(cidr);
  if (range?.family === 'ipv4' && range.network === cidr) return range;
  problems.push({
    code: 'CIDR_INVALID',
    message: `${what} is not an IPv4 network`,
    got: quote(cidr),
    allowed: 'a network address without host bits, and its prefix length, e.g. 172.16.1.0/24',
    fix: range?.family === 'ipv4' ? `use "${range.network}"` : 'correct the CIDR',
  });
  return undefined;
}

export function overlap(what: string, one: Cidr, other: Cidr, consequence: string): Problem {
  return {
    code: 'CIDR_OVERLAP',
    message: `the ranges of ${what} overlap; ${consequence}`,
    got: one.text === other.text ? one.text : `${one.text} and ${other.text}`,
    fix: 'use ranges that do not overlap',
  };
}

function checkName(name: string, twice: boolean, problems: Problem[]): void {
  if (!SUBNET_NAME.test(name)) {
    problems.push({
      code: 'NAME_INVALID',
      message: 'invalid subnet name',
      got: quote(name),
      allowed: 'at most 63 of A-Z, a-z, 0-9, "-", "_" and ".", beginning and ending with a letter or digit',
      fix: 'give the subnet another name',
    });
  }
  if (twice) problems.push({ code: 'NAME_DUPLICATE', message: 'two subnets have the same name', got: quote(name), fix: 'use a different name for each subnet' });
}

function checkRange(name: string, range: Cidr, problems: Problem[]): void {
  const within = (ranges: Readonly<Record<string, string>>) => Object.entries(ranges).find(([cidr]) => Cidr.parse(cidr)!.overlaps(range));
  const wrong = (what: string, allowed: string) => problems.push({
    code: 'CIDR_INVALID', message: `the range of subnet "${name}" ${what}`, got: range.text, allowed, fix: 'use another range',
  });
  const reserved = within(RESERVED);
  if (reserved) return void wrong(`overlaps with ${reserved[0]} (${reserved[1]}), which kube-ovn rejects`, 'e.g. a range within 172.16.0.0/12');
  if (range.prefix > 30) return void wrong('is too small for a gateway and a machine', 'a prefix of at most 30');
  const own = within(CLUSTER);
  if (!own) return;
  problems.push({
    code: 'CIDR_OF_CLUSTER',
    message: `the range of subnet "${name}" overlaps with ${own[0]}, the default range of the ${own[1]} in Cozystack: a machine would reach only one of the two networks`,
    got: range.text,
    allowed: 'e.g. a range within 172.16.0.0/12',
    fix: 'use another range, or acknowledge this if your cluster has other ranges',
  });
}
