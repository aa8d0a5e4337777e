import { Construct } from 'constructs';
import { TrafficPeer } from './traffic-peer';
import { TrafficPort } from './traffic-port';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem, quote } from '../../findings/problem';
import { AllowedTrafficSpec, IsolationSpec } from '../../model/traffic';
import { flag, instance, list, struct, text, InModel } from '../../model/types';
import { freeId } from '../app/free-id';
import { refused } from '../app/refused';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';

/**
 * Traffic that is let through an isolation.
 */
export interface AllowedTraffic {
  /**
   * Where it comes from.
   * @default - anywhere
   */
  readonly from?: TrafficPeer;

  /**
   * Where it goes.
   * @default - anywhere
   */
  readonly to?: TrafficPeer;

  /**
   * The ports it goes to.
   * @default - all ports and protocols
   */
  readonly ports?: TrafficPort[];
}

/**
 * The isolation of a namespace.
 */
export interface NetworkIsolationProps {
  /**
   * What the names of its policies begin with: a DNS label.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Whether nothing comes in that is not allowed.
   * @default true
   */
  readonly ingress?: boolean;

  /**
   * Whether nothing goes out that is not allowed.
   * @default true
   */
  readonly egress?: boolean;

  /**
   * Whether all may ask the pods of the namespace `kube-system` for names (port 53), as almost all clusters have it.
   * Where DNS is elsewhere, say false and allow it yourself.
   * @default true
   */
  readonly dns?: boolean;

  /**
   * Whether the pods with which CDI fills disks may fetch from anywhere, and be given uploads and clones inside the
   * cluster (port 8443). Without it no disk is ever filled in the namespace.
   * @default true
   */
  readonly diskImports?: boolean;
}

/**
 * Default deny for the namespace of the chart, machines and pods alike, and what is allowed nevertheless. Plain KubeVirt
 * only, on a cluster whose network enforces policies. On Cozystack and Hikube the platform sets tenants apart from each
 * other, and nothing sets apart machines within one.
 *
 * Becomes `NetworkPolicy` objects of `networking.k8s.io/v1`: one that denies, and for each traffic allowed one at each end
 * that stands here. Machines are known by the labels that this library puts on their pods.
 *
 * In an isolated namespace `Exposure.portList` opens its ports and nothing else; elsewhere it lets in the cluster by all
 * ports, which would defeat the isolation, as policies add up. Probes come from the node itself, which policies let pass.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkIsolation extends Construct implements Modeled<'isolation'> {
  /** What the names of its policies begin with. */
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

  /** The properties that it was given: a copy, and empty if one of them is invalid. */
  public get givenProps(): NetworkIsolationProps {
    return ownCopy(this.props);
  }

  /**
   * Lets traffic through, at each end that stands here: one call opens both ends of traffic between machines of the
   * namespace. Of traffic from or to another namespace that is isolated too, the isolation there allows its own end.
   *
   * @param id what follows the name of the isolation in the names of the policies: a DNS label
   * @param traffic where it comes from, where it goes, and by which ports
   */
  public allow(id: string, traffic: AllowedTraffic): void {
    if (refused(this, ['the id of allowed traffic', id, text])) return;
    if (refused(this, [`the allowed traffic ${quote(id)}`, traffic, ALLOWED_TRAFFIC])) return;
    this.allowed.push([id, ownCopy(traffic)]);
  }

  /** The traffic that is allowed, by its id: a copy. */
  public get allowedTraffic(): { [id: string]: AllowedTraffic } {
    return Object.fromEntries(this.allowed.map(([id, traffic]) => [id, ownCopy(traffic)]));
  }

  /** @internal */
  public _toSpec(at: Location): IsolationSpec {
    const allowed = this.allowed.map(([id, traffic]) => ({ id, ...ALLOWED_TRAFFIC.plain(traffic, at) } as AllowedTrafficSpec));
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
