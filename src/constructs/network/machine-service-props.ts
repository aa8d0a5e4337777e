import { IMachineSelector } from '../machine/machine-selector';

/**
 * How a Service is reached. Becomes `spec.type`.
 */
export enum ServiceType {
  /** Only from inside the cluster. */
  CLUSTER_IP = 'ClusterIP',
  /** Also from outside the cluster, through a port of every node. */
  NODE_PORT = 'NodePort',
  /** Also from outside the cluster, through a separate external address. */
  LOAD_BALANCER = 'LoadBalancer',
}

/**
 * Protocol of a port.
 */
export enum PortProtocol {
  /** TCP. */
  TCP = 'TCP',
  /** UDP. */
  UDP = 'UDP',
}

/**
 * Version of the Internet protocol. Becomes `spec.ipFamilies`.
 */
export enum IpFamily {
  /** IPv4. */
  IPV4 = 'IPv4',
  /** IPv6. */
  IPV6 = 'IPv6',
}

/**
 * Whether a Service has addresses of one or both IP families. Becomes `spec.ipFamilyPolicy`.
 */
export enum IpFamilyPolicy {
  /** One family. */
  SINGLE_STACK = 'SingleStack',
  /** Both families if the cluster has both. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** Both families. The cluster rejects the Service if the cluster does not have both. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/**
 * A port of a Service.
 */
export interface ServicePort {
  /** Port of the Service, 1 to 65535. Becomes `spec.ports[].port`. */
  readonly port: number;
  /**
   * Port of the machine. Becomes `spec.ports[].targetPort`.
   * @default - the port of the Service
   */
  readonly targetPort?: number;
  /**
   * Protocol. Becomes `spec.ports[].protocol`.
   * @default PortProtocol.TCP
   */
  readonly protocol?: PortProtocol;
  /**
   * Name of the port: a DNS label. Becomes `spec.ports[].name`.
   * @default - protocol, a dash and the port, e.g. `tcp-80`
   */
  readonly name?: string;
  /**
   * Port of the nodes. Becomes `spec.ports[].nodePort`. Not with `ServiceType.CLUSTER_IP`.
   * @default - the cluster chooses a port
   */
  readonly nodePort?: number;
}

/**
 * Properties of an additional Service.
 */
export interface MachineServiceProps {
  /**
   * Name of the Service: a DNS label of at most 63 characters.
   * @default - the construct's id
   */
  readonly name?: string;

  /** The machines: a `VirtualMachine`, a `Fleet` or a `MachinePool`. The machines of a fleet or a pool share the traffic. */
  readonly machines: IMachineSelector;

  /**
   * The ports.
   * @default - none, which only a headless Service (`clusterIp: 'None'`) may have
   */
  readonly ports?: ServicePort[];

  /**
   * The type of the Service.
   * @default ServiceType.CLUSTER_IP
   */
  readonly type?: ServiceType;

  /**
   * The address of the Service in the cluster, or `None` for a headless Service, whose name resolves to the addresses of the machines. Becomes
   * `spec.clusterIP`.
   * @default - the cluster chooses an address
   */
  readonly clusterIp?: string;

  /**
   * Additional addresses at which the nodes accept traffic for this Service. Becomes `spec.externalIPs`.
   * @default - none
   */
  readonly externalIps?: string[];

  /**
   * IP families, the preferred one first. Becomes `spec.ipFamilies`.
   * @default - the default of the cluster
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * Whether the Service has addresses of both IP families. Becomes `spec.ipFamilyPolicy`.
   * @default - PREFER_DUAL_STACK if `ipFamilies` lists both, otherwise SINGLE_STACK
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * Whether a client always reaches the same machine. Becomes `spec.sessionAffinity: ClientIP`.
   * @default false
   */
  readonly sticky?: boolean;

  /**
   * Whether machines see the client's address. If true, a node accepts traffic only while one of the machines runs on the node. Becomes
   * `spec.externalTrafficPolicy: Local`. Not with `ServiceType.CLUSTER_IP`.
   * @default false
   */
  readonly keepsClientAddress?: boolean;

  /**
   * Networks from which the Service is reachable, as CIDR. Becomes `spec.loadBalancerSourceRanges`.
   * Only with `ServiceType.LOAD_BALANCER`.
   * @default - all
   */
  readonly sourceRanges?: string[];

  /**
   * Labels of the Service.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the Service, e.g. for the load balancer.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
