import { Construct } from 'constructs';
import { Network } from './network';
import { VirtualPrivateCloudProps, VpcPeer, VpcRoute } from './virtual-private-cloud-props';
import { Location } from '../../collect/location';
import { Modeled } from '../../collect/modeled';
import { Problem, quote } from '../../findings/problem';
import { PeerSpec, PrivateNetworkSpec, SubnetSpec } from '../../model/private-network';
import { sortedBy } from '../../model/sorted-by';
import { instance, list, map, struct, text, InModel } from '../../model/types';
import { accepted } from '../app/accepted';
import { freeId } from '../app/free-id';
import { register } from '../app/register';
import { ownCopy, told } from '../app/told';

/**
 * A private network of a tenant: subnets to which machines are attached in addition to the pod network.
 *
 * Becomes a `VirtualPrivateCloud` on Cozystack 0.38 and later. Hikube documents no private networks. So a `VirtualPrivateCloud` is an error on
 * Hikube, unless you set the `version` of `Platform.hikube`. On plain KubeVirt, attach a machine to a network by name (`Network.fromName`).
 *
 * A subnet accepts only traffic of its own range, because the Helm chart of the platform marks each subnet as private, and kube-ovn drops other
 * traffic. If machines must reach each other, attach them to the same subnet.
 *
 * @example
 * const cozystack = new FleetChart(app, 'cozystack', { platform: Platform.cozystack(), namespace: 'tenant-shop' });
 * const vpc = new VirtualPrivateCloud(cozystack, 'internal');
 * vpc.addSubnet('db', '10.10.0.0/24');
 * new VirtualMachine(cozystack, 'db', {
 *   instanceType: InstanceType.fromName('u1.medium'),
 *   image: GoldenImage.UBUNTU_24_04,
 *   networks: [vpc.subnet('db')],
 * });
 *
 * @see https://github.com/cozystack/cozystack/tree/v1.6.2/packages/apps/vpc
 */
export class VirtualPrivateCloud extends Construct implements Modeled<'privateNetwork'> {
  /** The name of the private network, without the platform's prefix. */
  public readonly vpcName: string;

  /** @internal */
  public readonly _kind = 'privateNetwork';
  /** @internal */
  public readonly _invalidProps: readonly Problem[];

  private readonly props: VirtualPrivateCloudProps;
  private readonly added: SubnetSpec[] = [];
  private readonly peered = new Set<VirtualPrivateCloud>();

  constructor(scope: Construct, id: string, props: VirtualPrivateCloudProps = {}) {
    super(scope, freeId(scope, id));
    const { props: own, invalidProps } = told('the private network', props, VPC);
    this.props = own;
    this._invalidProps = invalidProps;
    this.vpcName = own.name ?? id;
    Object.entries(own.subnets ?? {}).forEach(([subnet, cidr]) => this.addSubnet(subnet, cidr));
    register(this);
  }

  /** A copy of the given properties; empty if one of them is invalid. */
  public get givenProps(): VirtualPrivateCloudProps {
    return ownCopy(this.props);
  }

  /**
   * Adds a subnet.
   *
   * @param name at most 63 characters of A-Z, a-z, 0-9, "-", "_" and ".", beginning and ending with a letter or digit
   * @param cidr the range of the subnet, e.g. `172.16.1.0/24`
   */
  public addSubnet(name: string, cidr: string): void {
    if (accepted(this, ['the name of a subnet', name, text]) && accepted(this, [`the range of subnet ${quote(name)}`, cidr, text])) this.added.push({ name, cidr });
  }

  /** A copy of the subnets: the names with their ranges. */
  public get subnets(): { [name: string]: string } {
    return Object.fromEntries(this.added.map(({ name, cidr }) => [name, cidr]));
  }

  /** A copy of the list of private networks that `peerWith` connects to this network. */
  public get peers(): VirtualPrivateCloud[] {
    return [...this.peered];
  }

  /**
   * A subnet of the private network, for `networks` of a machine. The machine must be in the namespace of the private network.
   *
   * @param name name of the subnet; you may add the subnet later
   */
  public subnet(name: string): Network {
    accepted(this, ['the name of a subnet', name, text]);
    return Network._ofVpc(this, this.vpcName, name);
  }

  /**
   * Peers this private network with another private network, on both sides. Each side gets routes to the subnets of the other side.
   *
   * Cozystack 1.2 and later. On Cozystack 1.2 to 1.6, peerings and routes carry no traffic: see docs/errors/VPC_NOT_ROUTED.md.
   *
   * @param other a private network of the same cluster, of any tenant
   */
  public peerWith(other: VirtualPrivateCloud): void {
    if (!accepted(this, ['the other network', other, instance(VirtualPrivateCloud, 'one of another tenant')])) return;
    this.peered.add(other);
    other.peered.add(this);
  }

  /** @internal */
  public _toSpec(at: Location): PrivateNetworkSpec {
    const { peers: given = [], subnets: _, ...said } = VPC.plain(this.props, at) as { peers?: PeerSpec[]; subnets?: unknown };
    const peers = [...sortedBy([...this.peered].map(other => other.asPeer(at)), ({ namespace = '' }) => namespace, ({ name }) => name), ...given];
    const subnets = sortedBy(this.added, ({ name }) => name).map(subnet => ({ ...subnet }));
    return { ...said, name: this.vpcName, subnets, ...peers.length > 0 && { peers } };
  }

  private asPeer(at: Location): PeerSpec {
    const { elsewhere } = at.reference(this.vpcName, this);
    const namespace = elsewhere ? elsewhere.namespace : at.namespace;
    return { name: this.vpcName, mutual: true, ...namespace !== undefined && { namespace }, ...elsewhere && { elsewhere } };
  }
}

export const VPC = struct<InModel<VirtualPrivateCloudProps, PrivateNetworkSpec>>({
  name: text,
  subnets: map(text),
  routes: list(struct<VpcRoute>({ cidr: text, nextHop: text }, 'cidr', 'nextHop')),
  peers: list(struct<VpcPeer>({ name: text, namespace: text, cidrs: list(text) }, 'name', 'namespace')),
  labels: map(text),
  annotations: map(text),
});
