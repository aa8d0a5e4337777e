import { NetworkDataV1Props } from './network-data-v1';
import { NetworkDataV2Props, NetworkRoute } from './network-data-v2';
import { given } from '../../../model/user-data/plain';

type Map = { readonly [key: string]: any };

/** A typed configuration of version 2 as plain data. */
export function version2Document({ ethernets, vlans, bonds, bridges }: NetworkDataV2Props): Map {
  const each = <T>(all: { readonly [name: string]: T } | undefined, own: (one: T) => Map): Map | undefined => (
    all && Object.fromEntries(Object.entries(all).map(([name, one]) => [name, given({ ...own(one), ...link(one as Map) })])));
  return given({
    version: 2,
    ethernets: each(ethernets, ({ matchMacAddress, setName }) => ({ 'match': matchMacAddress === undefined ? undefined : { macaddress: matchMacAddress }, 'set-name': setName })),
    bonds: each(bonds, ({ interfaces, mode }) => ({ interfaces, parameters: mode === undefined ? undefined : { mode } })),
    bridges: each(bridges, ({ interfaces, stp }) => ({ interfaces, parameters: stp === undefined ? undefined : { stp } })),
    vlans: each(vlans, ({ id, link: below }) => ({ id, link: below })),
  });
}

function link({ dhcp4, dhcp6, addresses, routes, nameservers, searchDomains, mtu, macAddress, optional }: Map): Map {
  const names = given({ addresses: nameservers, search: searchDomains });
  return {
    dhcp4,
    dhcp6,
    addresses,
    routes: routes?.map(({ to, via, metric, onLink }: NetworkRoute) => given({ to, via, metric, 'on-link': onLink })),
    nameservers: Object.keys(names).length === 0 ? undefined : names,
    mtu,
    macaddress: macAddress,
    optional,
  };
}

/** A typed configuration of version 1 as plain data. */
export function version1Document({ interfaces }: NetworkDataV1Props): Map {
  return {
    version: 1,
    config: interfaces.map(({ name, macAddress, mtu, subnets, vlanLink, vlanId, bondInterfaces }) => given({
      type: vlanLink !== undefined || vlanId !== undefined ? 'vlan' : bondInterfaces === undefined ? 'physical' : 'bond',
      name,
      mac_address: macAddress,
      mtu,
      vlan_link: vlanLink,
      vlan_id: vlanId,
      bond_interfaces: bondInterfaces,
      // cloud-init ignores a bond without parameters.
      params: bondInterfaces === undefined ? undefined : {},
      subnets: subnets?.map(({ type, address, gateway, nameservers, searchDomains }) => given({
        type, address, gateway, dns_nameservers: nameservers, dns_search: searchDomains,
      })),
    })),
  };
}
