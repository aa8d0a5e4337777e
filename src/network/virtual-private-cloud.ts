import { Construct } from 'constructs';
import { Network } from './network';
import { VirtualPrivateCloudProps, VpcPeer, VpcRoute } from './virtual-private-cloud-props';
import { listNames, suggest } from '../findings/nearest';
import { Problem, quote } from '../findings/problem';
import { faultsOf, instance, list, map, struct, text } from '../findings/shape';
import { PeerModel } from '../model/private-network';
import { Resource } from '../placement/resource';
import { Standing } from '../placement/standing';
import { freeId } from '../scope/free-id';
import { Inventory } from '../scope/inventory';

/**
 * A private network of a tenant: subnets that machines are attached to besides the pod network, which they keep.
 *
 * Becomes a `VirtualPrivateCloud` on Cozystack 0.38 and later. Hikube documents none: there it is an error, unless the
 * version is stated. On plain KubeVirt a machine is attached to a network by name (`Network.named`).
 *
 * A subnet admits traffic of its own range only: the chart makes every one of them private to kube-ovn. Machines that are
 * to talk to each other are attached to one subnet.
 */
export class VirtualPrivateCloud extends Construct {
  /** Its name, without the platform's prefix. */
  public readonly vpcName: string;

  private readonly standing: Standing;
  private readonly props: VirtualPrivateCloudProps;
  private readonly added: { readonly name: string; readonly cidr: string }[] = [];
  private readonly peered = new Set<VirtualPrivateCloud>();
  private readonly misshapen: Problem[] = [];

  constructor(scope: Construct, id: string, props: VirtualPrivateCloudProps = {}) {
    super(scope, freeId(scope, id));
    const faults = faultsOf('the private network', props, VPC);
    this.props = faults.length > 0 ? {} : props;
    const name = this.vpcName = this.props.name ?? id;
    Object.entries(this.props.subnets ?? {}).forEach(([subnet, cidr]) => this.addSubnet(subnet, cidr));
    this.standing = new Standing(this);
    new Resource(this, {
      what: 'private network',
      faults,
      claims: { kind: 'VirtualPrivateCloud', name },
      problems: () => [...this.misshapen, ...[...this.peered].flatMap(other => this.otherCluster(other))],
      model: namespace => ({
        kind: 'privateNetwork',
        name,
        namespace,
        subnets: this.added,
        peers: [...[...this.peered].map(other => other.asPeer(true)), ...(this.props.peers ?? []).map(peer => this.writtenElsewhere(peer))],
        routes: this.props.routes ?? [],
        labels: this.props.labels ?? {},
        annotations: this.props.annotations ?? {},
      }),
    });
  }

  /**
   * Adds a subnet.
   *
   * @param name a DNS label
   * @param cidr its range, e.g. `172.16.1.0/24`
   */
  public addSubnet(name: string, cidr: string): void {
    this.added.push({ name, cidr });
    Inventory.of(this).touch();
  }

  /**
   * One of its subnets, as `networks` of a machine takes it. The machine stands in the same namespace.
   *
   * @param name name of the subnet; it may be added later
   */
  public subnet(name: string): Network {
    return Network._ofVpc(this.vpcName, name, (machine, who) => {
      const known = this.added.map(subnet => subnet.name);
      const elsewhere = machine.elsewhere(`private network "${this.vpcName}"`, this.standing, who, 'NETWORK_ELSEWHERE');
      return [...elsewhere ? [elsewhere] : [], ...known.includes(name) ? [] : [{
        code: 'SUBNET_UNKNOWN',
        message: `private network "${this.vpcName}" has no such subnet, so ${who} would wait for a network that never comes`,
        got: quote(name),
        allowed: listNames(known),
        fix: suggest(name, known, 'add the subnet: `addSubnet`'),
      } as const]];
    });
  }

  /**
   * Peers it with another private network: declared on both sides, with routes to each other's subnets.
   *
   * Cozystack 1.2 and later. See `VPC_NOT_ROUTED` in docs/errors.md for what the platform makes of it.
   *
   * @param other a private network of the same cluster, of any tenant
   */
  public peerWith(other: VirtualPrivateCloud): void {
    const faults = faultsOf('the other network', other, instance(VirtualPrivateCloud, 'new VirtualPrivateCloud(chart, \'other\')'));
    if (faults.length > 0) {
      this.misshapen.push(...faults);
      return;
    }
    this.peered.add(other);
    other.peered.add(this);
    for (const each of [this, other]) Inventory.of(each).touch();
  }

  private asPeer(declaredBack?: boolean): PeerModel {
    return { name: this.vpcName, namespace: this.standing.namespace, ranges: this.added.map(({ cidr }) => cidr), declaredBack };
  }

  /** A peer given by its name, which may be of this app after all. */
  private writtenElsewhere({ name, namespace, cidrs = [] }: VpcPeer): PeerModel {
    const constructs = Inventory.of(this).members.map(({ construct }) => construct);
    const other = constructs.find((construct): construct is VirtualPrivateCloud => construct instanceof VirtualPrivateCloud
      && construct.standing.platform === this.standing.platform && construct.standing.namespace === namespace && construct.vpcName === name);
    if (!other) return { name, namespace, ranges: cidrs };
    const isThis = (peer: VpcPeer) => peer.name === this.vpcName && peer.namespace === this.standing.namespace;
    return other.asPeer(other.peered.has(this) || (other.props.peers ?? []).some(isThis));
  }

  private otherCluster(other: VirtualPrivateCloud): Problem[] {
    if (this.standing.platform === other.standing.platform) return [];
    return [{
      code: 'NETWORK_ELSEWHERE',
      message: `private network "${other.vpcName}" is in another cluster, and peers are of one`,
      got: other.standing.platform?.label,
      allowed: this.standing.platform?.label,
      fix: 'give both charts the same Platform value, or connect the networks by a VPN',
    }];
  }
}

const VPC = struct<VirtualPrivateCloudProps>({
  name: text,
  subnets: map(text),
  routes: list(struct<VpcRoute>({ cidr: text, nextHop: text }, 'cidr', 'nextHop')),
  peers: list(struct<VpcPeer>({ name: text, namespace: text, cidrs: list(text) }, 'name', 'namespace')),
  labels: map(text),
  annotations: map(text),
});
