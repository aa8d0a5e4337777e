import { Problem, quote } from '../../../findings/problem';
import { MachineSelection } from '../../../model/reference';
import { TrafficPeerSpec } from '../../../model/traffic';
import { NodeContext } from '../../context';
import { nameProblems } from '../../kubernetes/names';
import { notSupported } from '../../resolve/problems';
import { KubeVirtTarget } from '../target';

/**
 * Checks the sender or the receiver of a traffic rule.
 *
 * @param who the name of the rule in messages
 */
export function peerProblems(who: string, peer: TrafficPeerSpec, { namespace }: NodeContext, target: KubeVirtTarget): Problem[] {
  switch (peer.kind) {
    case 'group': return [notSupported('security groups (`TrafficPeer.securityGroup`)', '`TrafficPeer.machines`', target)];
    case 'application': return [notSupported('applications (`TrafficPeer.application`)', '`TrafficPeer.machines` and `namespace`', target)];
    case 'domain': return [notSupported('domains as peers (`TrafficPeer.domain`): policies have only addresses', '`TrafficPeer.cidr`', target)];
    case 'namespace': return nameProblems('the name of a namespace', peer.name, 63);
    case 'machines': {
      if (!peer.machines.elsewhere) return [];
      const { otherCluster, namespace: there } = peer.machines.elsewhere;
      const unnamed = !otherCluster && (there === undefined || namespace === undefined);
      return otherCluster || unnamed ? [elsewhere(who, peer.machines, otherCluster, unnamed)] : [];
    }
    default: return [];
  }
}

function elsewhere(who: string, machines: MachineSelection, otherCluster: boolean, unnamed: boolean): Problem {
  return {
    code: 'TRAFFIC_ELSEWHERE',
    message: `${who} names ${machines.kind} "${machines.name}", which is in ${otherCluster ? 'another cluster' : 'another namespace'}${
      unnamed ? ', and at least one of the two charts has no namespace' : ''}`,
    got: quote(machines.name),
    fix: otherCluster ? 'use the source addresses of the packets in this cluster (TrafficPeer.cidr)' : 'set `namespace` of both charts',
  };
}
