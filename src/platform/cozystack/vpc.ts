import { createHash } from 'crypto';

/**
 * The network attachment that the platform makes for a subnet of a private network: its name is derived from hashes,
 * the same in every version that has private networks (`packages/apps/vpc/templates/vpc.yaml`).
 */
export function subnetAttachmentName(namespace: string, vpc: string, subnet: string): string {
  const vpcId = `vpc-${hash(`${namespace}/virtualprivatecloud-${vpc}`).slice(0, 6)}`;
  return `subnet-${hash(`${namespace}/${vpcId}/${subnet}`).slice(0, 8)}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
