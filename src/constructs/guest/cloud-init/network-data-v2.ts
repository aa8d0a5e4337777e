/** A route of an interface, in a network configuration of version 2. */
export interface NetworkRoute {
  /** The destination: `default`, or a network such as `198.51.100.0/24`. Becomes `routes[].to`. */
  readonly to: string;
  /** The router, in a network of the interface. Becomes `routes[].via`. */
  readonly via: string;
  /**
   * The priority of the route. The guest prefers the route with the lowest value. Becomes `routes[].metric`.
   * @default - the guest chooses the priority
   */
  readonly metric?: number;
  /**
   * Whether the router is reachable although it is outside of the interface's networks. Becomes `routes[].on-link`.
   * @default false
   */
  readonly onLink?: boolean;
}

/** Properties of every interface of a network configuration of version 2. */
export interface NetworkLinkV2 {
  /**
   * Whether the interface gets an IPv4 address by DHCP. Becomes `dhcp4`.
   * @default - cloud-init's default: false
   */
  readonly dhcp4?: boolean;
  /**
   * Whether the interface gets an IPv6 address by DHCP. Becomes `dhcp6`.
   * @default - cloud-init's default: false
   */
  readonly dhcp6?: boolean;
  /**
   * Static addresses with the prefix of their network, e.g. `192.0.2.10/24`. Becomes `addresses`.
   * @default - none
   */
  readonly addresses?: string[];
  /**
   * Routes; a default route has `to: 'default'`. Becomes `routes`.
   * @default - routes to the networks of the interface's addresses
   */
  readonly routes?: NetworkRoute[];
  /**
   * Addresses of name servers. Becomes `nameservers.addresses`.
   * @default - none
   */
  readonly nameservers?: string[];
  /**
   * Domains in which short names are looked up. Becomes `nameservers.search`.
   * @default - none
   */
  readonly searchDomains?: string[];
  /**
   * Largest packet in bytes. Becomes `mtu`.
   * @default - the default of the guest, usually 1500
   */
  readonly mtu?: number;
  /**
   * A MAC address to set. Becomes `macaddress`.
   * @default - unchanged
   */
  readonly macAddress?: string;
  /**
   * Whether the guest boots without waiting for the interface. Becomes `optional`.
   * @default - cloud-init's default: false
   */
  readonly optional?: boolean;
}

/** A network card of the guest. Becomes an entry of `ethernets`. */
export interface NetworkEthernet extends NetworkLinkV2 {
  /**
   * The MAC address that identifies the network card. If you set the address, the key of this entry can differ from the name of the card in the
   * guest. Becomes `match.macaddress`.
   * @default - the network card whose name in the guest is the key of this entry
   */
  readonly matchMacAddress?: string;
  /**
   * The new name of the interface; needs `matchMacAddress`. Becomes `set-name`.
   * @default - unchanged
   */
  readonly setName?: string;
}

/** A VLAN on another interface. Becomes an entry of `vlans`. */
export interface NetworkVlan extends NetworkLinkV2 {
  /** VLAN ID, 1 to 4094. Becomes `id`. */
  readonly id: number;
  /** Key of the parent interface in this configuration. Becomes `link`. */
  readonly link: string;
}

/** A bond: several interfaces used as one. Becomes an entry of `bonds`. */
export interface NetworkBond extends NetworkLinkV2 {
  /** Keys of the interfaces of the bond in this configuration. Becomes `interfaces`. */
  readonly interfaces: string[];
  /**
   * The mode of the bond: `active-backup`, `802.3ad`, `balance-rr`, ... Becomes `parameters.mode`.
   * @default - balance-rr, the default of the guest
   */
  readonly mode?: string;
}

/** A bridge. Becomes an entry of `bridges`. */
export interface NetworkBridge extends NetworkLinkV2 {
  /** Keys of the interfaces of the bridge in this configuration. Becomes `interfaces`. */
  readonly interfaces: string[];
  /**
   * Whether the bridge uses the spanning tree protocol. Becomes `parameters.stp`.
   * @default - the guest decides
   */
  readonly stp?: boolean;
}

/** A network configuration of version 2, in the format of netplan. The configuration has at least one interface. */
export interface NetworkDataV2Props {
  /**
   * Network cards, by their names in the guest; a card with `matchMacAddress` can have any key.
   * @default - none
   */
  readonly ethernets?: { [name: string]: NetworkEthernet };
  /**
   * VLANs by name.
   * @default - none
   */
  readonly vlans?: { [name: string]: NetworkVlan };
  /**
   * Bonds by name.
   * @default - none
   */
  readonly bonds?: { [name: string]: NetworkBond };
  /**
   * Bridges by name.
   * @default - none
   */
  readonly bridges?: { [name: string]: NetworkBridge };
}
