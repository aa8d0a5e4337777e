import { Problem, quote } from '../../findings/problem';
import { ConnectionsSpec } from '../../model/traffic';

/** Checks connections on any platform. */
export function connectionProblems({ machines, from = [] }: ConnectionsSpec): Problem[] {
  return from.flatMap(({ peers }) => peers).flatMap((peer): Problem[] => {
    if (peer.kind !== 'machines' || machines.kind !== 'machines' || machines.machines.kind !== 'machine' || peer.machines.kind !== 'machine') return [];
    const isSame = peer.machines.name === machines.machines.name && peer.machines.elsewhere === undefined;
    return isSame ? [{
      code: 'TRAFFIC_INVALID',
      message: 'a machine is its own peer: its own traffic needs no permission, because it does not leave the guest',
      got: quote(peer.machines.name),
      allowed: 'other machines',
      fix: 'remove the machine from its own peers',
    }] : [];
  });
}
