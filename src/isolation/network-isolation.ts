import { Construct } from 'constructs';
import { TrafficPeer } from './traffic-peer';
import { TrafficPort } from './traffic-port';
import { Problem, quote } from '../findings/problem';
import { faultsOf, flag, instance, list, struct, text } from '../findings/shape';
import { repeated } from '../model/repeated';
import { Resource } from '../placement/resource';
import { paths, Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';
import { Inventory } from '../scope/inventory';

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
 */
export class NetworkIsolation extends Construct {
  /** What the names of its policies begin with. */
  public readonly isolationName: string;

  private readonly standing: Standing;
  private readonly allowed: (readonly [string, AllowedTraffic])[] = [];
  private readonly props: NetworkIsolationProps;
  private readonly clashes: (() => readonly Construct[])[] = [];
  private readonly misshapen: Problem[] = [];

  constructor(scope: Construct, id: string, props: NetworkIsolationProps = {}) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the isolation', props, ISOLATION);
    this.props = faults.length > 0 ? {} : props;
    const name = this.isolationName = this.props.name ?? id;
    const here = this.standing = new Standing(this);
    if (this.props.ingress ?? true) here.space.isolate();
    new Resource(this, {
      what: 'isolation',
      faults,
      claims: { kind: 'NetworkPolicy', name },
      problems: () => this.problems(),
      model: namespace => ({
        kind: 'isolation',
        name,
        namespace,
        ingress: this.props.ingress ?? true,
        egress: this.props.egress ?? true,
        dns: this.props.dns ?? true,
        diskImports: this.props.diskImports ?? true,
        allowed: this.allowed.map(([allowedId, { from = TrafficPeer.anywhere(), to = TrafficPeer.anywhere(), ports = [] }]) => ({
          id: allowedId, from: from._model(here), to: to._model(here), ports: ports.map(port => port._model()),
        })),
      }),
    });
    for (const ending of ['dns', 'disk-imports']) this.claimPolicy(ending);
  }

  /**
   * Lets traffic through, at each end that stands here: one call opens both ends of traffic between machines of the
   * namespace. Of traffic from or to another namespace that is isolated too, the isolation there allows its own end.
   *
   * @param id what follows the name of the isolation in the names of the policies: a DNS label
   * @param traffic where it comes from, where it goes, and by which ports
   */
  public allow(id: string, traffic: AllowedTraffic): void {
    const faults = faultsOf(`the allowed traffic "${id}"`, traffic, ALLOWED);
    this.misshapen.push(...faults);
    if (faults.length === 0) this.allowed.push([id, traffic]);
    for (const end of ['ingress', 'egress']) this.claimPolicy(`${id}-${end}`);
    Inventory.of(this).touch();
  }

  private claimPolicy(ending: string): void {
    this.clashes.push(this.standing.claim('NetworkPolicy', `${this.isolationName}-${ending}`, this));
  }

  private problems(): Problem[] {
    const ids = this.allowed.map(([id]) => id);
    const twice = repeated(ids);
    const others = new Set(this.clashes.flatMap(clash => clash()));
    return [
      ...this.misshapen,
      ...this.allowed.flatMap(([, { from, to, ports = [] }]) => [from, to, ...ports].flatMap(each => each?._problems() ?? [])),
      ...twice.map(id => ({ code: 'NAME_DUPLICATE', message: 'traffic is allowed twice under one id', got: quote(id), fix: 'give each an id of its own' } as const)),
      ...others.size === 0 ? [] : [{
        code: 'NAME_DUPLICATE',
        message: `${paths([...others])} makes a policy of the same name`,
        got: quote(this.isolationName),
        fix: 'give the isolation or the traffic another name',
      } as const],
    ];
  }
}

const peer = instance(TrafficPeer, 'TrafficPeer.machines(web)');
const ISOLATION = struct<NetworkIsolationProps>({ name: text, ingress: flag, egress: flag, dns: flag, diskImports: flag });
const ALLOWED = struct<AllowedTraffic>({ from: peer, to: peer, ports: list(instance(TrafficPort, 'TrafficPort.tcp(443)')) });
