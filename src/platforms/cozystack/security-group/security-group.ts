import { SECURITY_GROUP_FIELDS } from './fields';
import { Application, applicationsOf, peerOf } from './peers';
import { groupProblems } from './problems';
import { rules } from './rules';
import { SecurityGroupSpec } from '../../../model/traffic';
import { NodeContext } from '../../context';
import { Rendering } from '../../driver';
import { Joint, KindBinding, put } from '../../fields';
import { notSupported } from '../../resolve/problems';
import { mainObject } from '../api-object';
import { SINCE, since } from '../capabilities';
import { takeList } from '../lists';
import { CozystackTarget } from '../target';

export const SECURITY_GROUP_API_VERSION = 'sdn.cozystack.io/v1alpha1';

/** `machines` becomes `attachments`. The list has one entry for each machine, also for each machine of a fleet. */
const members: Joint<SecurityGroupSpec, CozystackTarget> = {
  write: ({ machines }, tree) => put(tree, ['spec', 'attachments'], machines.flatMap(applicationsOf)),
  read: tree => ({ machines: takeList<Application>(tree, ['spec', 'attachments']).map(peerOf) }),
};

/**
 * A security group as a `SecurityGroup`. The names of its fields come from `pkg/apis/sdn/v1alpha1`, not from the generated L1 construct, which
 * changes the case of abbreviations.
 */
export const SECURITY_GROUP = new KindBinding<SecurityGroupSpec, CozystackTarget>(
  { fields: SECURITY_GROUP_FIELDS, joints: { members, rules } }, notSupported,
);

export function renderSecurityGroup(spec: SecurityGroupSpec, context: NodeContext, target: CozystackTarget): Rendering {
  if (!target.capabilities.securityGroups) {
    return { problems: [notSupported('security groups (SecurityGroup)', since(SINCE.securityGroups), target)], manifests: [] };
  }
  const problems = groupProblems(spec, target);
  return { manifests: [mainObject('SecurityGroup', SECURITY_GROUP.write(spec, context, target, problems), SECURITY_GROUP_API_VERSION)], problems };
}
