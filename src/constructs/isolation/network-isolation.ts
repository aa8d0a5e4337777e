import { Construct } from 'constructs';
import { TrafficPeer } from './traffic-peer';
import { TrafficPort } from './traffic-port';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem, quote } from '../../findings/problem';
import { sortedBy } from '../../model/sorted-by';
import { AllowedTrafficSpec, IsolationSpec } from '../../model/traffic';
import { flag, instance, list, struct, text, InModel } from '../../model/types';
import { accepted } from '../app/accepted';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';

/**
 * Traffic that an isolation allows.
 */
export interface AllowedTraffic {
  /**
   * The source of the traffic.
   * @default - anywhere
   */
  readonly from?: TrafficPeer;

  /**
   * The destination of the traffic.
   * @default - anywhere
   */
  readonly to?: TrafficPeer;

  /**
   * The destination ports.
   * @default - all ports and protocols
   */
  readonly ports?: TrafficPort[];
}

/**
 * Properties of a network isolation.
 */
export interface NetworkIsolationProps {
  /**
   * The prefix of the policies' names: a DNS label.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Whether ingress traffic is denied unless it is allowed.
   * @default true
   */
  readonly ingress?: boolean;

  /**
   * Whether egress traffic is denied unless it is allowed.
   * @default true
   */
  readonly egress?: boolean;

  /**
   * Whether DNS queries (port 53) to the namespace `kube-system` are allowed. The DNS servers of a cluster are usually in this namespace. If your DNS
   * servers are in another place, set `dns` to false, and allow the traffic to these servers.
   * @default true
   */
  readonly dns?: boolean;

  /**
   * Whether traffic of CDI's import, upload and clone pods is allowed (egress to all addresses, ingress on port 8443). If this traffic is
   * denied, no import in the namespace completes.
   * @default true
   */
  readonly diskImports?: boolean;
}

/**
 * Default deny for all machines and pods in the namespace of the chart, with exceptions for allowed traffic. Plain KubeVirt only, with a
 * network plugin that enforces NetworkPolicies. Cozystack and Hikube isolate tenants from each other, but not machines within a tenant.
 *
 * Becomes `NetworkPolicy` objects of `networking.k8s.io/v1`. One policy denies all traffic. Further policies allow DNS, disk imports and the traffic
 * of each call of `allow`. If the sender of allowed traffic is in this namespace, a policy allows the egress of the sender. If the receiver is in
 * this namespace, a policy allows the ingress of the receiver. The policies select machines by the labels that this library adds to their pods.
 * Policies always allow probes, because probes come from the node.
 *
 * A machine with `Exposure.portList` accepts traffic on the listed ports from everywhere. In an isolated namespace, only allowed peers reach the
 * other ports of the machine. In a namespace that is not isolated, all pods of the cluster reach the other ports too.
 *
 * @example
 * const kubevirt = new FleetChart(app, 'kubevirt', { platform: Platform.kubevirt(), namespace: 'shop' });
 * new NetworkIsolation(kubevirt, 'deny').allow('metrics', {
 *   from: TrafficPeer.namespace('monitoring'),
 *   to: TrafficPeer.sameNamespace(),
 *   ports: [TrafficPort.tcp(9100)],
 * });
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkIsolation extends Construct implements Modeled<'isolation'> {
  /** The prefix of the policies' names. */
  public readonly isolationName: string;

  /** @internal */
  public readonly _kind = 'isolation';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: NetworkIsolationProps;
  private readonly allowed: (readonly [string, AllowedTraffic])[] = [];

  constructor(scope: Construct, id: string, props: NetworkIsolationProps = {}) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the isolation', props, ISOLATION);
    this.props = own;
    this._invalidProps = invalidProps;
    this.isolationName = own.name ?? id;
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): NetworkIsolationProps {
    return ownCopy(this.props);
  }

  /**
   * Allows traffic from or to machines of this namespace. For traffic between two machines of this namespace, one call allows both the egress
   * of the sender and the ingress of the receiver. If the sender or the receiver is in a different isolated namespace, the
   * isolation of that namespace has to allow the traffic too.
   *
   * @param id a DNS label, the suffix of the names of the policies
   * @param traffic the source, the destination and the ports
   */
  public allow(id: string, traffic: AllowedTraffic): void {
    if (!accepted(this, ['the id of allowed traffic', id, text])) return;
    const [own] = accepted<[AllowedTraffic]>(this, [`the allowed traffic ${quote(id)}`, traffic, ALLOWED_TRAFFIC]) ?? [];
    if (own !== undefined) this.allowed.push([id, own]);
  }

  /** A copy of the allowed traffic, by id. */
  public get allowedTraffic(): { [id: string]: AllowedTraffic } {
    return Object.fromEntries(this.allowed.map(([id, traffic]) => [id, ownCopy(traffic)]));
  }

  /** @internal */
  public _toSpec(at: Location): IsolationSpec {
    const sorted = sortedBy(this.allowed, ([id]) => id);
    const allowed = sorted.map(([id, traffic]) => ({ id, ...ALLOWED_TRAFFIC.plain(traffic, at) } as AllowedTrafficSpec));
    return { ...ISOLATION.plain(this.props, at), name: this.isolationName, ...allowed.length > 0 && { allowed } };
  }
}

const peer = instance(TrafficPeer, 'TrafficPeer.machines');
export const ISOLATION = struct<InModel<NetworkIsolationProps, IsolationSpec>>({
  name: text, ingress: flag, egress: flag, dns: flag, diskImports: flag,
});
export const ALLOWED_TRAFFIC = struct<InModel<AllowedTraffic, AllowedTrafficSpec>>({
  from: peer, to: peer, ports: list(instance(TrafficPort, 'TrafficPort.tcp')),
});
