import { parse } from 'yaml';
import { NetworkData, NetworkSubnetType } from '../../../../src';
import { invalidity } from '../../../../src/model/invalid-value';
import { checkNetworkData } from '../../../../src/model/network-data';

const problems = (data: NetworkData) => invalidity(data) ?? [...data._problems(), ...data._text() === '' ? [] : checkNetworkData(data._text())];

test('a typed configuration of version 2', () => {
  const data = NetworkData.version2({
    ethernets: {
      lan: { matchMacAddress: '52:54:00:12:34:56', setName: 'lan0', addresses: ['192.0.2.10/24'], routes: [{ to: 'default', via: '192.0.2.1', metric: 10 }], nameservers: ['192.0.2.53'], mtu: 9000 },
      a: { optional: true },
      b: { optional: true },
    },
    bonds: { bond0: { interfaces: ['a', 'b'], mode: 'active-backup', dhcp4: true } },
    bridges: { br0: { interfaces: ['bond0'], stp: false } },
    vlans: { v5: { id: 5, link: 'lan', dhcp6: true, searchDomains: ['example.com'] } },
  });
  expect(problems(data)).toEqual([]);
  expect(parse(data._text(), { version: '1.1' })).toEqual({
    version: 2,
    ethernets: {
      lan: {
        'match': { macaddress: '52:54:00:12:34:56' },
        'set-name': 'lan0',
        'addresses': ['192.0.2.10/24'],
        'routes': [{ to: 'default', via: '192.0.2.1', metric: 10 }],
        'nameservers': { addresses: ['192.0.2.53'] },
        'mtu': 9000,
      },
      a: { optional: true },
      b: { optional: true },
    },
    bonds: { bond0: { interfaces: ['a', 'b'], parameters: { mode: 'active-backup' }, dhcp4: true } },
    bridges: { br0: { interfaces: ['bond0'], parameters: { stp: false } } },
    vlans: { v5: { id: 5, link: 'lan', dhcp6: true, nameservers: { search: ['example.com'] } } },
  });
});

test('a typed configuration of version 1', () => {
  const data = NetworkData.version1({
    interfaces: [
      { name: 'eth0', macAddress: '52:54:00:12:34:56', subnets: [{ type: NetworkSubnetType.STATIC, address: '192.0.2.10/24', gateway: '192.0.2.1', nameservers: ['192.0.2.53'] }] },
      { name: 'eth0.5', vlanLink: 'eth0', vlanId: 5, subnets: [{ type: NetworkSubnetType.DHCP4 }] },
      { name: 'bond0', bondInterfaces: ['eth0'] },
    ],
  });
  expect(problems(data)).toEqual([]);
  expect(parse(data._text(), { version: '1.1' })).toEqual({
    version: 1,
    config: [
      { type: 'physical', name: 'eth0', mac_address: '52:54:00:12:34:56', subnets: [{ type: 'static', address: '192.0.2.10/24', gateway: '192.0.2.1', dns_nameservers: ['192.0.2.53'] }] },
      { type: 'vlan', name: 'eth0.5', vlan_link: 'eth0', vlan_id: 5, subnets: [{ type: 'dhcp4' }] },
      { type: 'bond', name: 'bond0', bond_interfaces: ['eth0'], params: {} },
    ],
  });
});

test('a mistake in a typed configuration is a finding', () => {
  const codes = (data: NetworkData): string[] => problems(data).map(({ code }) => code);
  expect(codes(NetworkData.version2({ ethernets: { a: { addresses: ['192.0.2.10'] } } }))).toEqual(['NETWORK_DATA_INVALID']);
  expect(codes(NetworkData.version2({ ethernets: { a: { dhpc4: true } as any } }))).toEqual(['PROPERTY_UNKNOWN']);
  expect(codes(NetworkData.version1({ interfaces: [{ name: 'eth0', subnets: [{ type: 'dhcp' as any }] }] }))).toEqual(['PROPERTY_TYPE']);
  expect(codes(NetworkData.version2(undefined as any))).toEqual(['PROPERTY_TYPE']);
});
