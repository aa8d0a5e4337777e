import { DnsConfig, DnsPolicy } from '../network/dns';
import { Exposure } from '../network/exposure';
import { Network } from '../network/network';
import { NetworkInterface } from '../network/network-interface';

/**
 * How a machine is reached, and its networks.
 */
export interface MachineNetworkProps {
  /**
   * Its public ports. Becomes `VMInstance.spec.external`, `externalMethod`, `externalPorts`. A change from or to `Exposure.none()` may
   * change the public address.
   *
   * Changing this: applies live
   * @default - that of the chart, else Exposure.none()
   */
  readonly exposure?: Exposure;

  /**
   * Networks besides the pod network, in the order of the guest's interfaces. Becomes `VMInstance.spec.networks`
   * (Cozystack 1.3 and later) or `subnets`.
   *
   * Changing this: takes effect at the next restart
   * @default - the pod network alone
   */
  readonly networks?: Network[];

  /**
   * Its network interface on the pod network, if this is the first network. Plain KubeVirt only, where its binding is masquerade; the
   * charts of Cozystack bind it as a bridge, so that the guest has the address of its pod.
   *
   * Changing this: takes effect at the next restart
   * @default - the preference of the instance profile
   */
  readonly networkInterface?: NetworkInterface;

  /**
   * Whether it is on the pod network. If false, it is only on its `networks`, for example a VLAN, and Services do not reach it. Plain
   * KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default true
   */
  readonly podNetwork?: boolean;

  /**
   * Its DNS policy. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default DnsPolicy.CLUSTER_FIRST
   */
  readonly dnsPolicy?: DnsPolicy;

  /**
   * Name servers and search domains. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - those of the policy
   */
  readonly dnsConfig?: DnsConfig;

  /**
   * Host name of the guest. Plain KubeVirt only; on other platforms use `cloudConfig.hostname`.
   *
   * Changing this: takes effect at the next restart
   * @default - the machine's name; on Cozystack with `vm-instance-` in front
   */
  readonly hostname?: string;

  /**
   * Subdomain: the name of the headless Service for its fully qualified domain name. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly subdomain?: string;
}
