/** The DNS policy of a machine. Becomes `spec.template.spec.dnsPolicy`. */
export enum DnsPolicy {
  /** The name servers of the cluster, which forward other names to the name servers of the node. */
  CLUSTER_FIRST = 'ClusterFirst',
  /** Like `CLUSTER_FIRST`, for a machine on the network of its node. */
  CLUSTER_FIRST_WITH_HOST_NET = 'ClusterFirstWithHostNet',
  /** The name servers of the node. */
  DEFAULT = 'Default',
  /** Only the values of `dnsConfig`. */
  NONE = 'None',
}

/**
 * An option of the resolver, as in `resolv.conf`.
 */
export interface DnsOption {
  /** The name of the option, e.g. `ndots`. */
  readonly name: string;
  /**
   * The value of the option.
   * @default - none
   */
  readonly value?: string;
}

/**
 * Name servers and search domains of a machine. Becomes `spec.template.spec.dnsConfig`.
 */
export interface DnsConfig {
  /**
   * Addresses of name servers, at most three.
   * @default - the values of `dnsPolicy`
   */
  readonly nameservers?: string[];

  /**
   * Domains in which a short name is looked up.
   * @default - the values of `dnsPolicy`
   */
  readonly searches?: string[];

  /**
   * Options of the resolver.
   * @default - the values of `dnsPolicy`
   */
  readonly options?: DnsOption[];
}
