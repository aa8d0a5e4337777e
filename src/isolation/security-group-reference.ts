import { Check } from '../findings/shape';
import { Standing } from '../placement/standing';

/**
 * A security group that rules of others refer to.
 */
export interface ISecurityGroup {
  /** Its name. */
  readonly securityGroupName: string;

  /**
   * Where it stands.
   * @internal
   */
  readonly _standing: Standing;
}

/** A security group. */
export const isSecurityGroup: Check = (where, value, problems) => {
  if (typeof (value as ISecurityGroup | null | undefined)?.securityGroupName === 'string') return;
  problems.push({
    code: 'PROPERTY_TYPE', message: `${where} is none`, got: typeof value, allowed: 'a SecurityGroup', fix: 'give the construct, not its name',
  });
};
