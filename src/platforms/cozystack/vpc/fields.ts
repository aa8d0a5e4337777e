import { SUBNET_NAME } from './ranges';
import { ChangeEffect } from '../../../model/change-effect';
import { PrivateNetworkSpec } from '../../../model/private-network';
import { ChartFieldTable, SAFE, unquoted } from '../chart/writing';

const { LIVE, RECREATE, UNKNOWN } = ChangeEffect;

const COZYSTACK = 'https://github.com/cozystack/cozystack/blob/v1.6.2';
const CHART = `${COZYSTACK}/packages/apps/vpc/templates/vpc.yaml`;
const API = `${COZYSTACK}/pkg/registry/apps/application/rest.go#convertApplicationToHelmRelease`;

/** The chart writes the names of networks, subnets and peers into labels, and into keys of a ConfigMap. */
const NAME = { code: 'NAME_INVALID' } as const;
const SUBNET = { ...NAME, refused: new RegExp(`^(?!${SUBNET_NAME.source.slice(1)})`) };

/** The place of each field of a private network in a `VirtualPrivateCloud`. */
export const PRIVATE_NETWORK_FIELDS: ChartFieldTable<PrivateNetworkSpec> = {
  // The ids of the network and its subnets are hashes of the name. A new name changes all ids, but machines keep the old ids.
  name: { at: '/metadata/name', effect: RECREATE, source: CHART, chart: [unquoted('/metadata/name', 'the name of the private network', { ...NAME, refused: /^[^a-z]/ })] },
  labels: { at: '/metadata/labels', effect: LIVE, source: API, chart: SAFE },
  annotations: { at: '/metadata/annotations', effect: LIVE, source: API, chart: SAFE },
  // A machine on a removed subnet keeps a network interface without a connection. The effect of a changed range in kube-ovn is not known.
  subnets: {
    joint: 'subnets',
    effect: [{ change: 'add', effect: LIVE }, { change: 'remove', effect: RECREATE }, { change: 'rename', effect: RECREATE }, { effect: UNKNOWN }],
    source: CHART,
    // `subnets` is a list, and before 1.0 a map.
    chart: [
      unquoted('/spec/subnets/*/name', 'the name of a subnet', SUBNET), unquoted('/spec/subnets/*', 'the name of a subnet', SUBNET),
      unquoted('/spec/subnets/*/cidr', 'the range of a subnet', { code: 'CIDR_INVALID' }),
    ],
  },
  peers: { joint: 'links', effect: LIVE, source: CHART, chart: [unquoted('/spec/peers/*/vpcName', 'the name of a peer', { prefix: 'peer.', ...NAME })] },
  routes: { joint: 'links', effect: LIVE, source: CHART, chart: SAFE },
};
