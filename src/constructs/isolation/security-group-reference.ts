import { reference } from '../../model/types';

/**
 * A security group that other rules can refer to.
 */
export interface ISecurityGroup {
  /** The name of the security group. */
  readonly securityGroupName: string;

}

/** A security group. */
export const isSecurityGroup = reference('securityGroupName', 'string', 'a SecurityGroup', 'give the construct, not its name');
