import { NetworkInterface } from './network-interface';
import { NetworkModel } from '../model/machine';

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
   * A subnet of a `VirtualPrivateCloud` in the machine's namespace. The attachment's name, which the platform
   * derives from hashes of namespace, network and subnet, is computed in the same way.
   *
   * @param vpc name of the `VirtualPrivateCloud`
   * @param subnet name of its subnet
   */
  public static vpcSubnet(vpc: string, subnet: string): Network {
    return new Network({ kind: 'vpcSubnet', vpc, subnet });
  }

  private constructor(private readonly model: NetworkModel) {
  }

  /** @internal */
  public _model(): NetworkModel {
    return this.model;
  }
}
