/**
 * A static route of a private network.
 */
export interface VpcRoute {
  /** The destination as IPv4 CIDR. Becomes `spec.routes[].cidr`. */
  readonly cidr: string;

  /**
   * The next hop: the address of a machine in a subnet of the private network that forwards the traffic. Becomes
   * `spec.routes[].nextHopIP`.
   */
  readonly nextHop: string;
}

/**
 * A private network that is defined elsewhere, e.g. by another team.
 */
export interface VpcPeer {
  /** Its name, without the platform's prefix. Becomes `spec.peers[].vpcName`. */
  readonly name: string;

  /** The namespace of its tenant. Becomes `spec.peers[].tenantNamespace`. */
  readonly namespace: string;

  /**
   * The ranges of its subnets, as IPv4 CIDR: they must not overlap with the ranges of this network, and get routes.
   * @default - none; no route is written
   */
  readonly cidrs?: string[];
}

/**
 * A private network.
 */
export interface VirtualPrivateCloudProps {
  /**
   * Its name: a DNS label of at most 33 characters.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Its subnets: range by name, e.g. `{ db: '172.16.1.0/24' }`. IPv4, disjoint, /30 or larger; ranges within
   * 172.16.0.0/12 are recommended by the platform. Becomes `spec.subnets`.
   * @default - none; add subnets with `addSubnet`
   */
  readonly subnets?: { [name: string]: string };

  /**
   * Static routes. Becomes `spec.routes`. Cozystack 1.2 and later.
   * @default - the routes to its peers
   */
  readonly routes?: VpcRoute[];

  /**
   * Peered private networks that are defined elsewhere; for networks of this app use `peerWith`. Becomes `spec.peers`. Cozystack 1.2 and
   * later.
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
