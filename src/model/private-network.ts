/** A subnet of a private network. */
export interface SubnetModel {
  readonly name: string;
  readonly cidr: string;
}

/** Another private network that one is peered with. */
export interface PeerModel {
  readonly name: string;
  readonly namespace?: string;
  /** The ranges behind it, as far as they are known. */
  readonly ranges: readonly string[];
  /** Whether the other side declares the peering too; undefined where nobody here knows. */
  readonly declaredBack?: boolean;
}

/** A static route of a private network. */
export interface RouteModel {
  readonly cidr: string;
  readonly nextHop: string;
}

/** A private network as the user meant it. */
export interface PrivateNetworkModel {
  readonly kind: 'privateNetwork';
  readonly name: string;
  readonly namespace?: string;
  readonly subnets: readonly SubnetModel[];
  readonly peers: readonly PeerModel[];
  readonly routes: readonly RouteModel[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
