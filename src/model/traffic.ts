import { MachineSelection, Reference } from './reference';

/** The sender or the receiver of traffic. */
export type TrafficPeerSpec =
  | {
    readonly kind: 'machines';
    readonly machines: MachineSelection;
    /** The names of the machines. */
    readonly members: readonly string[];
  }
  | { readonly kind: 'namespace'; readonly name: string }
  | { readonly kind: 'cidr'; readonly cidr: string; readonly except?: readonly string[] }
  /** An invalid value, which another check reports. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'sameNamespace' }
  | { readonly kind: 'group'; readonly group: Reference }
  | { readonly kind: 'application'; readonly application: string; readonly name: string }
  | { readonly kind: 'domain'; readonly name: string };

/** Ports of one protocol. */
export interface TrafficPortSpec {
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number;
  readonly last?: number;
}

/** Traffic that an isolation allows. */
export interface AllowedTrafficSpec {
  readonly id: string;
  readonly from?: TrafficPeerSpec;
  readonly to?: TrafficPeerSpec;
  /** By default all. */
  readonly ports?: readonly TrafficPortSpec[];
}

/** The directions that a namespace denies by default, and the traffic that is allowed. */
export interface IsolationSpec {
  readonly name: string;
  readonly ingress?: boolean;
  readonly egress?: boolean;
  readonly dns?: boolean;
  readonly diskImports?: boolean;
  readonly allowed?: readonly AllowedTrafficSpec[];
}

/** Traffic of a security group in one direction. */
export interface GroupRuleSpec {
  readonly peers: readonly TrafficPeerSpec[];
  readonly ports?: readonly TrafficPortSpec[];
}

/** The allowed connections of machines, in both directions. */
export interface ConnectionsSpec {
  readonly name: string;
  readonly machines: TrafficPeerSpec;
  readonly from?: readonly GroupRuleSpec[];
  readonly to?: readonly GroupRuleSpec[];
}

/** A security group: machines with additional allowed traffic. */
export interface SecurityGroupSpec {
  readonly name: string;
  readonly machines: readonly TrafficPeerSpec[];
  readonly ingress?: readonly GroupRuleSpec[];
  readonly egress?: readonly GroupRuleSpec[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
