import { PROJECTION } from './fields';
import { renderSecurityGroup } from './security-group';
import { ChangeEffect } from '../../../model/change-effect';
import { ConnectionsSpec, GroupRuleSpec } from '../../../model/traffic';
import { NodeContext } from '../../context';
import { NOTHING, Rendering } from '../../driver';
import { FieldTable } from '../../fields';
import { notSupported } from '../../resolve/problems';
import { SINCE, since } from '../capabilities';
import { CozystackTarget } from '../target';

const { LIVE, RECREATE } = ChangeEffect;

/** Connections as one `SecurityGroup`. When the object is read, it becomes a security group of the model, not connections. */
export const CONNECTIONS_FIELDS: FieldTable<ConnectionsSpec, CozystackTarget> = {
  name: { joint: 'group', effect: RECREATE, source: PROJECTION },
  machines: { joint: 'group', effect: LIVE, source: PROJECTION },
  from: { joint: 'group', effect: LIVE, source: PROJECTION },
  to: { joint: 'group', effect: LIVE, source: PROJECTION },
};

/** Machines of a tenant reach each other if the receiver allows ingress, so the sender needs no rule. */
export function renderConnections(spec: ConnectionsSpec, context: NodeContext, target: CozystackTarget): Rendering {
  const { name, machines, from = [], to = [] } = spec;
  const egress = to.map((rule): GroupRuleSpec => ({ ...rule, peers: rule.peers.filter(({ kind }) => kind !== 'machines') }))
    .filter(({ peers }) => peers.length > 0);
  if (from.length + egress.length === 0) return NOTHING;
  if (!target.capabilities.securityGroups) {
    return { problems: [notSupported('connections of machines (`allowFrom`, `allowTo`)', since(SINCE.securityGroups), target)], manifests: [] };
  }
  const group = { name, machines: [machines], ...from.length > 0 && { ingress: from }, ...egress.length > 0 && { egress } };
  return renderSecurityGroup(group, context, target);
}
