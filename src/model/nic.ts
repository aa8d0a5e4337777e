import { Place } from './reference';

/** A port that masquerade forwards. Without a list of ports, masquerade forwards all ports. */
export interface NicPortSpec {
  readonly name?: string;
  readonly protocol?: string;
  readonly port: number;
}

export interface DhcpOptionsSpec {
  readonly bootFileName?: string;
  readonly tftpServerName?: string;
  readonly ntpServers?: readonly string[];
  readonly privateOptions?: readonly { readonly option: number; readonly value: string }[];
}

export interface NicSpec {
  /** The name of the interface in the machine; by default the name of the network. */
  readonly alias?: string;
  /** By default masquerade on the pod network, and bridge on other networks. */
  readonly binding?: string;
  /** The binding plugin that connects the interface. */
  readonly plugin?: string;
  readonly model?: string;
  readonly macAddress?: string;
  readonly ports?: readonly NicPortSpec[];
  readonly bootOrder?: number;
  readonly acpiIndex?: number;
  readonly pciAddress?: string;
  readonly dhcpOptions?: DhcpOptionsSpec;
  readonly tag?: string;
  readonly state?: string;
}

/**
 * A network of a machine: the pod network at an explicit position, a network attachment by its name, or the values from which the platform
 * computes the name of the attachment.
 */
export type NetworkSpec =
  | { readonly kind: 'pod'; readonly cidr?: string; readonly ipv6Cidr?: string; readonly nic?: NicSpec }
  | { readonly kind: 'named'; readonly name: string; readonly nic?: NicSpec }
  | {
    readonly kind: 'vpcSubnet'; readonly vpc: string; readonly subnet: string;
    /** Whether the private network is in the model. Then its subnets are known. */
    readonly declared?: boolean;
    readonly elsewhere?: Place;
  };

/** The properties that set a machine's networks. */
interface Networked {
  readonly networks?: readonly NetworkSpec[];
  readonly networkInterface?: NicSpec;
  readonly podNetwork?: boolean;
}

/** The networks of a machine in the order of its interfaces. The pod network is the first, unless it has an explicit position or is disabled. */
export function networksOf({ networks = [], networkInterface, podNetwork = true }: Networked): readonly NetworkSpec[] {
  if (!podNetwork || networks.some(({ kind }) => kind === 'pod')) return networks;
  return [{ kind: 'pod', ...networkInterface && { nic: networkInterface } }, ...networks];
}

/** Whether no interface of a machine is on the pod network. */
export function isOffPodNetwork(machine: Networked): boolean {
  return networksOf(machine).every(({ kind }) => kind !== 'pod');
}

/** The properties of the interface on a network, if the machine sets any. */
export function nicOf(network: NetworkSpec): NicSpec | undefined {
  return network.kind === 'vpcSubnet' ? undefined : network.nic;
}
