import { isIPv4 } from 'net';
import { isMasquerade } from './forwarded-ports';
import { Problem, quote } from '../../../findings/problem';
import { Cidr } from '../../../model/cidr';
import { MachineSpec } from '../../../model/machine';
import { addressesIn } from '../../../model/network-data';
import { NetworkSpec } from '../../../model/nic';

/** KubeVirt's default address range for a guest behind masquerade (`DefaultVMCIDR`). */
const DEFAULT_RANGE = '10.0.2.0/24';

/** Parts of network data with which the address of the interface is not known: DHCP, and devices on top of the interface. */
const OTHER_ADDRESSES = /\bdhcp|\b(?:bonds|bridges|vlans|wifis|tunnels|vrfs|dummy-devices)\b|type:\s*["']?(?:bond|bridge|vlan|loopback|infiniband)\b/;

/**
 * Reports a static address behind masquerade. KubeVirt sends all traffic of the pod to the second address of the guest's range, so a guest with
 * another address has no network. A machine with several interfaces is not checked, because the address may be for any of them.
 *
 * Source: `pkg/network/setup/netpod/masquerade/masquerade.go` and `pkg/network/link/address.go` of KubeVirt
 */
export function behindMasquerade({ networkData }: MachineSpec, networks: readonly NetworkSpec[]): Problem[] {
  const [only, ...others] = networks;
  if (networkData === undefined || only?.kind !== 'pod' || others.length > 0 || !isMasquerade(only) || OTHER_ADDRESSES.test(networkData)) return [];
  const own = Cidr.parse(only.cidr ?? DEFAULT_RANGE)?.at(2);
  const given = addressesIn(networkData).filter(address => isIPv4(address));
  if (own === undefined || given.length === 0 || given.includes(own)) return [];
  return [{
    code: 'NETWORK_DATA_INVALID',
    message: 'the network data sets a static address behind masquerade to which KubeVirt sends no traffic, so the machine has no network',
    got: quote(given.join(', ')),
    allowed: `DHCP, or the address ${own}`,
    fix: 'use DHCP on this interface, and set static addresses on a network of Network.fromName',
  }];
}
