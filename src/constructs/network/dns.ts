/** The DNS policy of a machine. Becomes `spec.template.spec.dnsPolicy`. */
export enum DnsPolicy {
  /** The name servers of the cluster, which forward other names to those of the node. */
  CLUSTER_FIRST = 'ClusterFirst',
  /** The same, for a machine on the network of its node. */
  CLUSTER_FIRST_WITH_HOST_NET = 'ClusterFirstWithHostNet',
  /** Those of the node. */
  DEFAULT = 'Default',
  /** Only what `dnsConfig` says. */
  NONE = 'None',
}

/**
 * An option of the resolver, as `resolv.conf` has it.
 */
export interface DnsOption {
  /** Its name, e.g. `ndots`. */
  readonly name: string;
  /**
   * Its value.
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
   * @default - those of the policy
   */
  readonly nameservers?: string[];

  /**
   * Domains in which a short name is looked up.
   * @default - those of the policy
   */
  readonly searches?: string[];

  /**
   * Options of the resolver.
   * @default - those of the policy
   */
  readonly options?: DnsOption[];
}
