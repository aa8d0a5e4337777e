import { DnsConfig, DnsPolicy } from '../network/dns';
import { Exposure } from '../network/exposure';
import { Network } from '../network/network';
import { NetworkInterface } from '../network/network-interface';

/**
 * The exposure and the networks of a machine.
 */
export interface MachineNetworkProps {
  /**
   * The public ports. Becomes `VMInstance.spec.external`, `externalMethod`, `externalPorts`. If a machine changes from a public exposure to
   * `Exposure.none()` and back, the public address can be different. On plain KubeVirt and Cozystack 0.41, Kubernetes rejects a change from or to
   * `Exposure.none()`.
   *
   * Changing this: applies live
   * @default - `exposure` of the chart's `defaults`, otherwise Exposure.none()
   */
  readonly exposure?: Exposure;

  /**
   * Networks in addition to the pod network, in the order of the guest's interfaces. Becomes `VMInstance.spec.networks` (Cozystack 1.3 and later)
   * or `subnets` (older releases). A running machine that can be migrated gets an added network by hotplug. All other changes need a restart.
   *
   * Changing this: takes effect at the next restart
   * @default - only the pod network
   */
  readonly networks?: Network[];

  /**
   * The network interface on the pod network. If `networks` contains `Network.pod`, set the interface in the options of `Network.pod` instead. Plain
   * KubeVirt only, where the default binding is masquerade. (The Helm charts of Cozystack use a bridge, so that the guest has the address of its
   * pod.)
   *
   * Changing this: takes effect at the next restart
   * @default - masquerade, with the interface model of the instance profile
   */
  readonly networkInterface?: NetworkInterface;

  /**
   * Whether the machine is on the pod network. If false, the machine is only on its `networks`, for example a VLAN, and Services do not reach
   * the machine. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default true
   */
  readonly podNetwork?: boolean;

  /**
   * The DNS policy. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default DnsPolicy.CLUSTER_FIRST
   */
  readonly dnsPolicy?: DnsPolicy;

  /**
   * Name servers and search domains. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - the values of `dnsPolicy`
   */
  readonly dnsConfig?: DnsConfig;

  /**
   * Host name of the guest. Plain KubeVirt only; on other platforms use `cloudConfig.hostname`.
   *
   * Changing this: takes effect at the next restart
   * @default - the machine's name; on Cozystack, this name with the prefix `vm-instance-`
   */
  readonly hostname?: string;

  /**
   * The subdomain in the machine's fully qualified domain name: the name of a headless Service. Plain KubeVirt only.
   *
   * Changing this: takes effect at the next restart
   * @default - none
   */
  readonly subdomain?: string;
}
