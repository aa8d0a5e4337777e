import { ISecurityGroup } from './security-group-reference';
import { ITrafficPeer } from './traffic-peer-reference';
import { Problem, quote } from '../../findings/problem';
import { gate } from '../../model/calls/gate';
import { Cidr } from '../../model/cidr';
import { TrafficPeerSpec } from '../../model/traffic';
import { Viewpoint } from '../../model/viewpoint';
import { IMachineSelector, machinesFrom } from '../machine/machine-selector';

/**
 * The sender or the receiver of traffic.
 */
export class TrafficPeer implements ITrafficPeer {
  /**
   * A machine, or the machines of a fleet or a pool.
   *
   * @param machines a `VirtualMachine`, a `Fleet` or a `MachinePool`; on plain KubeVirt, in any namespace of the cluster
   */
  public static machines(machines: IMachineSelector): TrafficPeer {
    return new TrafficPeer(at => machinesFrom(machines, at), [], machines);
  }

  /**
   * Addresses, usually outside of the cluster, because the source address of traffic inside the cluster depends on the network plugin.
   *
   * @param cidr e.g. `203.0.113.0/24`
   * @param exceptions ranges within `cidr` that are excluded; plain KubeVirt only
   */
  public static cidr(cidr: string, exceptions: string[] = []): TrafficPeer {
    const own = [...exceptions];
    return new TrafficPeer(() => ({ kind: 'cidr', cidr, ...own.length > 0 && { except: own } }), rangeProblems(cidr, own));
  }

  /** Any address, inside and outside of the cluster. Plain KubeVirt only. */
  public static anywhere(): TrafficPeer {
    return new TrafficPeer(() => ({ kind: 'anywhere' }));
  }

  /** All machines and pods in the namespace of the construct that has the rule. Plain KubeVirt only. */
  public static sameNamespace(): TrafficPeer {
    return new TrafficPeer(() => ({ kind: 'sameNamespace' }));
  }

  /**
   * All pods of another namespace, including machines. Plain KubeVirt only.
   *
   * @param name e.g. `monitoring`; `kubevirt` for `virtctl ssh` and `port-forward`, because the traffic of these commands comes from the namespace of
   * KubeVirt
   */
  public static namespace(name: string): TrafficPeer {
    return new TrafficPeer(() => ({ kind: 'namespace', name }));
  }

  /**
   * The members of a security group. Cozystack only.
   *
   * @param group a security group of the same namespace
   */
  public static securityGroup(group: ISecurityGroup): TrafficPeer {
    return new TrafficPeer(at => ({ kind: 'group', group: at.reference(group.securityGroupName, group) }));
  }

  /**
   * An application of the platform in the same namespace, e.g. a `Postgres`. Cozystack only.
   *
   * @param kind the kind of the application
   * @param name the name of the application
   */
  public static application(kind: string, name: string): TrafficPeer {
    return new TrafficPeer(() => ({ kind: 'application', application: kind, name }));
  }

  /**
   * A domain as a destination. Cozystack only.
   * @param name a domain name, or a pattern with `*` for one label
   */
  public static domain(name: string): TrafficPeer {
    return new TrafficPeer(() => ({ kind: 'domain', name }));
  }

  /** @internal */
  public readonly _machines?: IMachineSelector;

  private constructor(
    private readonly model: (at: Viewpoint) => TrafficPeerSpec, private readonly problems: readonly Problem[] = [], machines?: IMachineSelector,
  ) {
    if (machines !== undefined) this._machines = machines;
  }

  /**
   * The peer as plain data. If the peer is not in the namespace and the cluster of the construct that has the rule, the result has `elsewhere`.
   * @internal
   */
  public _model(at: Viewpoint): TrafficPeerSpec {
    // A peer with mistakes has no data, because only its problems are reported.
    return this.problems.length > 0 ? { kind: 'unknown' } : this.model(at);
  }

  /** @internal */
  public _peer(at: Viewpoint): TrafficPeerSpec {
    return this._model(at);
  }

  /** @internal */
  public _problems(): readonly Problem[] {
    return this.problems;
  }
}

gate(TrafficPeer);

function rangeProblems(cidr: string, except: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const [range, ...holes] = [cidr, ...except].map(given => {
    const read = Cidr.parse(given);
    if (read?.network === given) return read;
    problems.push({
      code: 'CIDR_INVALID',
      message: read ? 'the CIDR of allowed traffic has host bits, which are ignored' : 'invalid CIDR in allowed traffic',
      got: quote(given),
      allowed: 'a CIDR, e.g. 203.0.113.0/24; /32 for a single address',
      fix: read ? `give "${read.network}", or "${read.address}/32" for that single address` : 'correct the CIDR',
    });
    return undefined;
  });
  for (const hole of holes) {
    if (!range || !hole || range.covers(hole) && hole.prefix > range.prefix) continue;
    problems.push({
      code: 'CIDR_INVALID',
      message: 'an exception is not a smaller range within its CIDR, so the API server rejects the policy',
      got: quote(hole.text),
      allowed: `a smaller range within ${range.text}`,
      fix: 'correct the exception, or remove it',
    });
  }
  return problems;
}
