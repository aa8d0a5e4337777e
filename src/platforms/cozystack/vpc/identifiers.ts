import { createHash } from 'crypto';
import { VPC_PREFIX } from '../release-name';

/**
 * The names and addresses that the chart derives from hashes (`packages/apps/vpc/templates/vpc.yaml`). They are the same in every version that
 * has private networks.
 */

/** The router of a private network. */
export function vpcId(namespace: string, vpc: string): string {
  return `vpc-${hash(`${namespace}/${VPC_PREFIX}${vpc}`).slice(0, 6)}`;
}

/** The network attachment of a subnet. */
export function subnetAttachmentName(namespace: string, vpc: string, subnet: string): string {
  return `subnet-${hash(`${namespace}/${vpcId(namespace, vpc)}/${subnet}`).slice(0, 8)}`;
}

/** The addresses of two routers on the link between them. */
export function linkAddresses(local: string, remote: string): { readonly local: string; readonly remote: string } {
  const [first, second] = [local, remote].sort();
  const digest = hash(`${first}/${second}`);
  const [third, fourth] = [parseInt(digest.slice(0, 2), 16) % 254 + 1, parseInt(digest.slice(2, 4), 16) % 64 * 4];
  const [a, b] = [1, 2].map(host => `169.254.${third}.${fourth + host}`);
  return local === first ? { local: a, remote: b } : { local: b, remote: a };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
