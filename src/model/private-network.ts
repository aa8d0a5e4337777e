import { Place } from './reference';

/** A subnet of a private network. */
export interface SubnetSpec {
  readonly name: string;
  readonly cidr: string;
}

/** A peered private network. */
export interface PeerSpec {
  readonly name: string;
  readonly namespace?: string;
  /** The ranges of its subnets, if the network is not in the model. */
  readonly cidrs?: readonly string[];
  /** The peering was declared with `peerWith`, which declares both sides. */
  readonly mutual?: boolean;
  readonly elsewhere?: Place;
}

/** A static route of a private network. */
export interface RouteSpec {
  readonly cidr: string;
  readonly nextHop: string;
}

/** A private network. */
export interface PrivateNetworkSpec {
  readonly name: string;
  readonly subnets: readonly SubnetSpec[];
  readonly peers?: readonly PeerSpec[];
  readonly routes?: readonly RouteSpec[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
