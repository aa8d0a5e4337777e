/**
 * A static route of a private network.
 */
export interface VpcRoute {
  /** Where the traffic goes, as IPv4 CIDR. Becomes `spec.routes[].cidr`. */
  readonly cidr: string;

  /**
   * The address it is handed to: one in a subnet of the private network, that of a machine which passes traffic on.
   * Becomes `spec.routes[].nextHopIP`.
   */
  readonly nextHop: string;
}

/**
 * A private network that is written elsewhere, e.g. by another team.
 */
export interface VpcPeer {
  /** Its name, without the platform's prefix. Becomes `spec.peers[].vpcName`. */
  readonly name: string;

  /** The namespace of its tenant. Becomes `spec.peers[].tenantNamespace`. */
  readonly namespace: string;

  /**
   * The ranges of its subnets, as IPv4 CIDR: they are held against those here, and routed to.
   * @default - none; no route is made
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
   * 172.16.0.0/12 are what the platform advises. Becomes `spec.subnets`.
   * @default - none; `addSubnet` adds some
   */
  readonly subnets?: { [name: string]: string };

  /**
   * Static routes. Becomes `spec.routes`. Cozystack 1.2 and later.
   * @default - those to its peers
   */
  readonly routes?: VpcRoute[];

  /**
   * Private networks that this one is peered with and that are written elsewhere; the others are peered by `peerWith`.
   * Becomes `spec.peers`. Cozystack 1.2 and later.
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
