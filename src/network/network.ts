import { NetworkInterface } from './network-interface';
import { Problem } from '../findings/problem';
import { NetworkModel } from '../model/machine';
import { Standing } from '../placement/standing';

/** What is wrong with a machine being attached to a network. */
type Check = (machine: Standing, who: string) => Problem[];

/**
 * A network that a machine is attached to besides the pod network, which every machine has.
 *
 * Becomes an entry of `VMInstance.spec.networks` (Cozystack 1.3 and later) or `subnets` (before).
 */
export class Network {
  /**
   * A network by the name of its `NetworkAttachmentDefinition` in the machine's namespace.
   *
   * @param name the exact name
   * @param card the machine's card on it; plain KubeVirt only
   */
  public static named(name: string, card?: NetworkInterface): Network {
    return new Network({ kind: 'named', name, card });
  }

  /**
   * A subnet of a `VirtualPrivateCloud` that exists already in the machine's namespace; one that is made here gives its
   * subnets itself (`vpc.subnet('db')`), and checks them. The attachment's name, which the platform
   * derives from hashes of namespace, network and subnet, is computed in the same way.
   *
   * @param vpc name of the `VirtualPrivateCloud`
   * @param subnet name of its subnet
   */
  public static vpcSubnet(vpc: string, subnet: string): Network {
    return new Network({ kind: 'vpcSubnet', vpc, subnet });
  }

  /**
   * A subnet of a private network that is made here.
   * @internal
   */
  public static _ofVpc(vpc: string, subnet: string, check: Check): Network {
    return new Network({ kind: 'vpcSubnet', vpc, subnet }, check);
  }

  private constructor(private readonly model: NetworkModel, private readonly check: Check = () => []) {
  }

  /** @internal */
  public _problems(machine: Standing, who: string): Problem[] {
    return this.check(machine, who);
  }

  /** @internal */
  public _model(): NetworkModel {
    return this.model;
  }
}
