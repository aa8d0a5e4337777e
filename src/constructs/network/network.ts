import { Construct } from 'constructs';
import { NetworkInterface } from './network-interface';
import { gate } from '../../model/calls/gate';
import { NetworkSpec } from '../../model/machine';
import { Viewpoint } from '../../model/viewpoint';
import { ownCopy } from '../app/told';

/**
 * Options of the pod network of a machine.
 */
export interface PodNetworkOptions {
  /**
   * The machine's interface on the pod network.
   * @default - an interface with masquerade
   */
  readonly nic?: NetworkInterface;

  /**
   * The internal IPv4 range of masquerade. The machine has the second host address of the range, by default 10.0.2.2. Becomes
   * `networks[].pod.vmNetworkCIDR`.
   * @default '10.0.2.0/24'
   */
  readonly cidr?: string;

  /**
   * The internal IPv6 range of masquerade. Becomes `networks[].pod.vmIPv6NetworkCIDR`.
   * @default 'fd10:0:2::/120'
   */
  readonly ipv6Cidr?: string;
}

/**
 * An additional network of a machine. Every machine is on the pod network by default.
 *
 * Becomes an entry of `VMInstance.spec.networks` (Cozystack 1.3 and later) or `subnets` (older releases).
 *
 * @see https://kubevirt.io/user-guide/network/interfaces_and_networks/
 */
export class Network {
  /**
   * A network by the name of its `NetworkAttachmentDefinition` in the machine's namespace.
   *
   * @param name the exact name; on plain KubeVirt also `namespace/name`, for an attachment in another namespace
   * @param nic the machine's interface on the network; plain KubeVirt only
   */
  public static fromName(name: string, nic?: NetworkInterface): Network {
    return new Network(ownCopy({ kind: 'named', name, nic }));
  }

  /**
   * The pod network. Use this method to set the options of the pod network, or its position in `networks`. By default, the pod network is the first
   * network. With `podNetwork: false`, the machine is not on the pod network. Plain KubeVirt only.
   *
   * @param options the machine's interface on the pod network, and the address ranges of masquerade
   */
  public static pod(options: PodNetworkOptions = {}): Network {
    return new Network(ownCopy({ kind: 'pod', ...options }));
  }

  /**
   * A subnet of an existing `VirtualPrivateCloud` in the machine's namespace. For a network of this app, use `vpc.subnet('db')`, which also checks
   * the subnet. The name of the subnet's `NetworkAttachmentDefinition` is a hash. This library computes the hash in the same way as the platform.
   *
   * @param vpc name of the `VirtualPrivateCloud`
   * @param subnet name of the subnet
   */
  public static vpcSubnet(vpc: string, subnet: string): Network {
    return new Network({ kind: 'vpcSubnet', vpc, subnet });
  }

  /**
   * A subnet of a private network of this app.
   * @internal
   */
  public static _ofVpc(vpc: Construct, name: string, subnet: string): Network {
    return new Network({ kind: 'vpcSubnet', vpc: name, subnet }, vpc);
  }

  private constructor(private readonly model: NetworkSpec, private readonly vpc?: Construct) {
  }

  /** The name of the network's `NetworkAttachmentDefinition`; undefined for the pod network and for a subnet of a private network. */
  public get name(): string | undefined {
    return this.model?.kind === 'named' ? this.model.name : undefined;
  }

  /** The name of the private network; undefined if the network is not a subnet of a private network. */
  public get vpcName(): string | undefined {
    return this.model?.kind === 'vpcSubnet' ? this.model.vpc : undefined;
  }

  /** The name of the subnet; undefined if the network is not a subnet of a private network. */
  public get subnetName(): string | undefined {
    return this.model?.kind === 'vpcSubnet' ? this.model.subnet : undefined;
  }

  /** Whether the network is the pod network. */
  public get isPodNetwork(): boolean {
    return this.model?.kind === 'pod';
  }

  /** @internal */
  public _model(at: Viewpoint): NetworkSpec {
    const { model, vpc } = this;
    if (vpc === undefined || model.kind !== 'vpcSubnet') return model;
    const { elsewhere } = at.reference(model.vpc, vpc);
    return { ...model, declared: true, ...elsewhere && { elsewhere } };
  }
}

gate(Network);
