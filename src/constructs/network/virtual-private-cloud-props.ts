/**
 * A static route of a private network.
 */
export interface VpcRoute {
  /** The destination as IPv4 CIDR. Becomes `spec.routes[].cidr`. */
  readonly cidr: string;

  /**
   * The next hop: the address of a machine that forwards the traffic. The address is in a subnet of the private network. Becomes
   * `spec.routes[].nextHopIP`.
   */
  readonly nextHop: string;
}

/**
 * A private network that this app does not define, e.g. a network of another team.
 */
export interface VpcPeer {
  /** The name of the private network, without the platform's prefix. Becomes `spec.peers[].vpcName`. */
  readonly name: string;

  /** The namespace of the private network's tenant. Becomes `spec.peers[].tenantNamespace`. */
  readonly namespace: string;

  /**
   * The ranges of the peer's subnets, as IPv4 CIDR. The ranges must not overlap with the ranges of the private network that has this
   * peer. The library writes a route to each range.
   * @default - none; no route is written
   */
  readonly cidrs?: string[];
}

/**
 * Properties of a private network.
 */
export interface VirtualPrivateCloudProps {
  /**
   * The name of the private network: a DNS label of at most 33 characters.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * The subnets: the names with their ranges, e.g. `{ db: '172.16.1.0/24' }`. The ranges are IPv4 and disjoint, with a prefix of at most 30. The
   * platform recommends ranges within 172.16.0.0/12. Becomes `spec.subnets`.
   * @default - none; add subnets with `addSubnet`
   */
  readonly subnets?: { [name: string]: string };

  /**
   * Static routes. Becomes `spec.routes`. Cozystack 1.2 and later. On Cozystack 1.2 to 1.6, routes carry no traffic: see `peerWith`.
   * @default - only the routes to the peers of the network
   */
  readonly routes?: VpcRoute[];

  /**
   * Peered private networks that this app does not define. For networks of this app, use `peerWith`. Becomes `spec.peers`. Cozystack 1.2 and later.
   * On Cozystack 1.2 to 1.6, peerings carry no traffic: see `peerWith`.
   * @default - none
   */
  readonly peers?: VpcPeer[];

  /**
   * Labels of the object.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the object.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
