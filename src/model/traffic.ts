import { MachineSelection } from './selection';

/** One end of traffic. */
export type TrafficPeerModel =
  | {
    readonly kind: 'machines';
    readonly machines: MachineSelection;
    /** The names of the machines themselves. */
    readonly members: readonly string[];
    readonly namespace?: string;
    /** Whether they stand where the rule does, elsewhere in its cluster, or in another cluster. */
    readonly place: 'here' | 'elsewhere' | 'otherCluster';
  }
  | { readonly kind: 'namespace'; readonly name: string }
  | { readonly kind: 'cidr'; readonly cidr: string; readonly except: readonly string[] }
  /** What it is to be cannot be told; the mistake is known. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'anywhere' }
  | { readonly kind: 'sameNamespace' }
  | { readonly kind: 'group'; readonly name: string; readonly here: boolean }
  | { readonly kind: 'application'; readonly application: string; readonly name: string }
  | { readonly kind: 'domain'; readonly name: string };

/** Ports of one protocol. */
export interface TrafficPortModel {
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number;
  readonly last?: number;
}

/** Traffic that is let through an isolation. */
export interface AllowedTrafficModel {
  readonly id: string;
  readonly from: TrafficPeerModel;
  readonly to: TrafficPeerModel;
  /** All if there are none. */
  readonly ports: readonly TrafficPortModel[];
}

/** Machines that nothing reaches, and that reach nothing, but for what is allowed. */
export interface IsolationModel {
  readonly kind: 'isolation';
  readonly name: string;
  readonly namespace?: string;
  readonly ingress: boolean;
  readonly egress: boolean;
  readonly dns: boolean;
  readonly diskImports: boolean;
  readonly allowed: readonly AllowedTrafficModel[];
}

/** Traffic of a security group in one direction. */
export interface GroupRuleModel {
  readonly peers: readonly TrafficPeerModel[];
  readonly ports: readonly TrafficPortModel[];
}

/** Machines with traffic that is allowed besides what the platform allows anyway. */
export interface SecurityGroupModel {
  readonly kind: 'securityGroup';
  readonly name: string;
  readonly machines: readonly TrafficPeerModel[];
  readonly ingress: readonly GroupRuleModel[];
  readonly egress: readonly GroupRuleModel[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
