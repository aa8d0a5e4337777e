import { TrafficPeerSpec } from '../../../model/traffic';

/** An application of the platform, e.g. a machine or a database. */
export interface Application {
  readonly kind: string;
  readonly name: string;
}

const MACHINE = 'VMInstance';

/** The applications of a peer: one for each machine. */
export function applicationsOf(peer: TrafficPeerSpec): Application[] {
  if (peer.kind === 'application') return [{ kind: peer.application, name: peer.name }];
  return peer.kind === 'machines' ? peer.members.map(name => ({ kind: MACHINE, name })) : [];
}

/** The peer of an application. */
export function peerOf({ kind, name }: Application): TrafficPeerSpec {
  return kind === MACHINE
    ? { kind: 'machines', machines: { kind: 'machine', name }, members: [name] }
    : { kind: 'application', application: kind, name };
}
