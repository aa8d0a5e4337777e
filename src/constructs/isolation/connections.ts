import { Construct } from 'constructs';
import { TrafficPeer } from './traffic-peer';
import { ITrafficPeer, isTrafficPeer } from './traffic-peer-reference';
import { TrafficPort } from './traffic-port';
import { isPresent } from '../../collect/children';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { recordIfAny } from '../../collect/scope-record';
import { Problem } from '../../findings/problem';
import { mergedRules } from '../../model/connections';
import { ConnectionsSpec, GroupRuleSpec, TrafficPeerSpec } from '../../model/traffic';
import { instance, list, struct, text, InModel } from '../../model/types';
import { accepted } from '../app/accepted';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';
import { IMachineSelector, isMachineSelector } from '../machine/machine-selector';

/**
 * Properties of the allowed connections of a machine, a fleet or a pool.
 */
export interface ConnectionsProps {
  /**
   * Name of the object that is written: a DNS label of at most 63 characters.
   * @default - the name of the machine, fleet or pool and the suffix `-connections`
   */
  readonly name?: string;

  /** A machine, a fleet or a pool. */
  readonly machines: IMachineSelector;
}

/** The arguments of one call. */
interface Said {
  readonly peer: ITrafficPeer;
  readonly ports: readonly TrafficPort[];
}

/** The first `Connections` of each machine, fleet or pool. */
const known = new WeakMap<IMachineSelector, Connections>();

/**
 * The allowed connections of a machine, a fleet or a pool, with their ports, e.g. `db.connections.allowFrom(web, TrafficPort.tcp(5432))`. The
 * code is the same on plain KubeVirt and Cozystack. The order of calls does not matter, and duplicates count once.
 *
 * - Plain KubeVirt: a `NetworkPolicy`. Machines with `allowFrom` accept no other traffic from the pod network, except traffic to the ports of their
 * `exposure`. If a `NetworkIsolation` denies egress in the peers' namespace, a second policy allows the egress of the peers.
 * - Cozystack 1.6 and later: a `SecurityGroup`, which only adds to the traffic that the tenant already allows.
 * - Cozystack before 1.6: an error. Hikube: an error, unless you set the `version` of `Platform.hikube` to 1.6 or later.
 *
 * Use the attribute `connections` of a machine, a fleet or a pool. Create a `Connections` construct only to set the name of the object that is
 * written.
 */
export class Connections extends Construct implements Modeled<'connections'> {
  /** @internal */
  public static _of(machines: Construct & IMachineSelector): Connections {
    const own = known.get(machines);
    return own && isPresent(own) ? own : new Connections(machines, 'connections', { machines });
  }

  /** Name of the object that is written. */
  public readonly connectionsName: string;

  /** @internal */
  public readonly _kind = 'connections';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: Partial<ConnectionsProps>;
  private readonly from: Said[] = [];
  private readonly to: Said[] = [];
  private readonly reached: Said[] = [];

  constructor(scope: Construct, id: string, props: ConnectionsProps) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the connections', props, CONNECTIONS);
    const { name, machines } = own;
    this.props = own;
    this._invalidProps = invalidProps;
    this.connectionsName = name ?? (machines ? `${machines._selection.name}-connections` : id);
    const first = machines && known.get(machines);
    if (machines && !(first && isPresent(first))) known.set(machines, this);
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): ConnectionsProps {
    return ownCopy(this.props) as ConnectionsProps;
  }

  /** @internal */
  public get _isUnsaid(): boolean {
    const all = [this._invalidProps, this.from, this.to, this.reached, recordIfAny(this)?.faults ?? []];
    return all.every(each => each.length === 0);
  }

  /**
   * The machine, the fleet or the pool with these connections.
   * @internal
   */
  public get _machines(): IMachineSelector | undefined {
    return this.props.machines;
  }

  /**
   * Allows a peer to connect to the machines.
   * @param peer a machine, a fleet, a pool or a `TrafficPeer`
   * @param ports ports of the machines; all ports and protocols if none is given
   */
  public allowFrom(peer: ITrafficPeer, ...ports: TrafficPort[]): void {
    const said = this.said('allowFrom', peer, ports);
    if (said === undefined) return;
    this.from.push(said);
    const { machines } = this.props;
    if (machines !== undefined) said.peer._machines?.connections._reaches(machines, said.ports);
  }

  /**
   * Allows the machines to connect to a peer. If the peer is a machine, a fleet or a pool, the call has the same effect as `allowFrom` of the peer's
   * `connections`.
   *
   * @param peer a machine, a fleet, a pool or a `TrafficPeer`
   * @param ports ports of the peer; all ports and protocols if none is given
   */
  public allowTo(peer: ITrafficPeer, ...ports: TrafficPort[]): void {
    const said = this.said('allowTo', peer, ports);
    if (said === undefined) return;
    const { machines } = this.props;
    if (said.peer._machines === undefined) this.to.push(said);
    else if (machines !== undefined) said.peer._machines.connections.allowFrom(machines, ...said.ports);
  }

  private said(method: string, given: ITrafficPeer, givenPorts: readonly TrafficPort[]): Said | undefined {
    const [peer, ports] = accepted<[ITrafficPeer, readonly TrafficPort[]]>(
      this, [`the peer of \`${method}\``, given, isTrafficPeer], [`the ports of \`${method}\``, givenPorts, PORTS],
    ) ?? [];
    return peer && ports && { peer, ports };
  }

  /**
   * Records that the machines may connect to a peer, because the peer has an `allowFrom` for them.
   * @internal
   */
  public _reaches(peer: ITrafficPeer, ports: readonly TrafficPort[]): void {
    this.reached.push({ peer, ports: [...ports] });
  }

  /** @internal */
  public _toSpec(at: Location): ConnectionsSpec {
    const { machines } = this.props;
    const from = mergedRules(this.from.map(said => ruleOf(said, at)));
    // The peer itself reports its invalid ports.
    const reached = this.reached.filter(({ ports }) => validPorts(ports)).map(said => ruleOf(said, at));
    const to = mergedRules([...this.to.map(said => ruleOf(said, at)), ...reached]);
    return {
      name: this.connectionsName,
      machines: machines ? TrafficPeer.machines(machines)._peer(at) : { kind: 'unknown' },
      ...from.length > 0 && { from },
      ...to.length > 0 && { to },
    };
  }
}

function ruleOf({ peer, ports }: Said, at: Location): GroupRuleSpec {
  const peers = [isTrafficPeer.plain!(peer, at) as TrafficPeerSpec];
  return ports.length === 0 ? { peers } : { peers, ports: PORTS.plain!(ports, at) as GroupRuleSpec['ports'] };
}

function validPorts(ports: readonly TrafficPort[]): boolean {
  return ports.every(port => port._problems().length === 0);
}

const PORTS = list(instance(TrafficPort, 'TrafficPort.tcp'));

export const CONNECTIONS = struct<InModel<ConnectionsProps, ConnectionsSpec>>({ name: text, machines: isMachineSelector }, 'machines');
