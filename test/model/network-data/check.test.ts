import { checkNetworkData, sharedAddresses } from '../../../src/model/network-data';

const codes = (text: string): string[] => checkNetworkData(text).map(({ code }) => code);
/** One interface of version 2, and one of version 1. */
const v2 = (...lines: string[]): string => `version: 2\nethernets:\n  enp1s0:\n${lines.map(line => `    ${line}\n`).join('')}`;
const v1 = (...lines: string[]): string => `version: 1\nconfig:\n  - type: physical\n    name: eth0\n${lines.map(line => `    ${line}\n`).join('')}`;

const vlan = (id: number): string => `version: 2\nethernets: { a: { dhcp4: true } }\nvlans: { v: { id: ${id}, link: a, dhcp4: true } }\n`;
const vlan1 = (id: number): string => `version: 1\nconfig:\n  - { type: physical, name: eth0 }\n  - { type: vlan, name: v, vlan_id: ${id}, vlan_link: eth0 }\n`;
const bond1 = (keys: string): string => `version: 1\nconfig:\n  - { type: physical, name: a }\n  - { type: bond, name: b, ${keys} }\n`;
const two = (one: string, other: string): string => `version: 2\nethernets:\n  a: { ${one} }\n  b: { ${other} }\n`;

/** A mistake, and the valid form. */
test.each<[string, string, string]>([
  ['version 1 under version 2', 'version: 2\nconfig: []\n', 'version: 1\nconfig: [{ type: physical, name: eth0 }]\n'],
  ['version 2 under version 1', 'version: 1\nethernets: { eth0: { dhcp4: true } }\n', 'version: 2\nethernets: { eth0: { dhcp4: true } }\n'],
  ['a gateway of the other family', v2('addresses: ["2001:db8::10/64"]', 'gateway4: "2001:db8::1"'), v2('addresses: ["2001:db8::10/64"]', 'gateway6: "2001:db8::1"')],
  ['the network as gateway', v2('addresses: [192.0.2.10/24]', 'gateway4: 192.0.2.0'), v2('addresses: [192.0.2.10/31]', 'gateway4: 192.0.2.11')],
  ['a route without a router', v2('dhcp4: true', 'routes: [{ to: 198.51.100.0/24 }]'), v2('dhcp4: true', 'routes: [{ to: 198.51.100.0/24, scope: link }, { to: 203.0.113.0/24, type: blackhole }]')],
  ['an address in the place of a list', v2('addresses: 192.0.2.10/24'), v2('addresses: [192.0.2.10/24]')],
  ['a name server in the place of a list', v2('dhcp4: true', 'nameservers: { addresses: 192.0.2.53 }'), v2('dhcp4: true', 'nameservers: { addresses: [192.0.2.53] }')],
  ['a renderer', `renderer: systemd\n${v2('dhcp4: true')}`, `renderer: NetworkManager\n${v2('dhcp4: true')}`],
  ['a static subnet without an address', v1('subnets: [{ type: static }]'), v1('subnets: [{ type: static, address: 192.0.2.10/255.255.255.0 }]')],
  ['a VLAN without its interface', 'version: 1\nconfig:\n  - { type: vlan, name: v5, vlan_id: 5 }\n', 'version: 1\nconfig:\n  - { type: physical, name: eth0 }\n  - { type: vlan, name: v5, vlan_id: 5, vlan_link: eth0 }\n'],
  ['a key of version 1 in an interface', v2('dhcp4: true', 'mac_address: "02:00:00:00:00:01"'), v2('dhcp4: true', 'macaddress: "02:00:00:00:00:01"')],
  ['subnets in version 2', v2('subnets: [{ type: dhcp4 }]'), v2('dhcp4: true')],
  ['a key of version 2 in an interface', v1('dhcp4: true'), v1('subnets: [{ type: dhcp4 }]')],
  ['a MAC address that YAML takes for a time', v2('match: { macaddress: 52:54:00:12:34:56 }'), v2('match: { macaddress: "52:54:00:12:34:56" }')],
  ['a MAC address', v1('mac_address: 02-00'), v1('mac_address: 02:00:00:00:00:0a')],
  ['an address without a prefix', v2('addresses: [192.0.2.10]'), v2('addresses: [192.0.2.10/24, "2001:db8::10/64"]')],
  ['an address without a mask', v1('subnets: [{ type: static, address: 192.0.2.10 }]'), v1('subnets: [{ type: static, address: 192.0.2.10, netmask: 255.255.255.0 }]')],
  ['a mask with holes', v1('subnets: [{ type: static, address: 192.0.2.10, netmask: 255.0.255.0 }]'), v1('subnets: [{ type: static, address: 192.0.2.10/24 }]')],
  ['the address of the network', v2('addresses: [192.0.2.0/24]'), v2('addresses: [192.0.2.0/31]')],
  ['the broadcast address', v2('addresses: [192.0.2.255/24]'), v2('addresses: [192.0.2.255/32]')],
  ['an MTU above its range', v2('mtu: 65536'), v2('mtu: 65535')],
  ['an MTU below its range', v2('mtu: 67'), v2('mtu: 68')],
  ['an MTU above its range, version 1', v1('mtu: 65536'), v1('mtu: 65535')],
  ['an MTU below its range, version 1', v1('mtu: 67'), v1('mtu: 68')],
  ['a VLAN above its range', vlan(4095), vlan(4094)],
  ['a VLAN below its range', vlan(-1), vlan(0)],
  ['a VLAN above its range, version 1', vlan1(4095), vlan1(4094)],
  ['a VLAN below its range, version 1', vlan1(-1), vlan1(0)],
  ['a name of 16 characters', 'version: 2\nethernets:\n  ens01234567890ab: { dhcp4: true }\n', 'version: 2\nethernets:\n  ens01234567890a: { dhcp4: true }\n'],
  ['a gateway outside', v2('addresses: [192.0.2.10/24]', 'gateway4: 192.0.3.1'), v2('addresses: [192.0.2.10/24]', 'gateway4: 192.0.2.1')],
  ['a gateway outside, version 1', v1('subnets: [{ type: static, address: 192.0.2.10/24, gateway: 192.0.3.1 }]'), v1('subnets: [{ type: static, address: 192.0.2.10/24, gateway: 192.0.2.1 }]')],
  ['a router outside', v2('addresses: [192.0.2.10/24]', 'routes: [{ to: default, via: 192.0.3.1 }]'), v2('addresses: [192.0.2.10/24]', 'routes: [{ to: default, via: 192.0.3.1, on-link: true }]')],
  ['itself as gateway', v2('addresses: [192.0.2.10/24]', 'gateway4: 192.0.2.10'), v2('addresses: ["2001:db8::10/64"]', 'gateway6: "fe80::1"')],
  ['a route to nowhere', v2('dhcp4: true', 'routes: [{ to: everywhere, via: 192.0.2.1 }]'), v2('dhcp4: true', 'routes: [{ to: 198.51.100.0/24, via: 192.0.2.1 }]')],
  ['a name server by name', v2('dhcp4: true', 'nameservers: { addresses: [dns.example.com] }'), v2('dhcp4: true', 'nameservers: { addresses: [192.0.2.53], search: [example.com] }')],
  ['name servers as a list', v2('nameservers: [192.0.2.53]'), v2('nameservers: {}')],
  ['a long name', v2('match: { macaddress: "02:00:00:00:00:01" }', 'set-name: internal-network'), v2('match: { macaddress: "02:00:00:00:00:01" }', 'set-name: internal')],
  ['a new name without a match', v2('set-name: internal'), v2('match: { driver: virtio_net }', 'set-name: internal')],
  ['the address of the loopback interface', v2('addresses: [127.0.0.5/8]'), 'version: 2\nethernets:\n  lo: { match: { name: lo }, addresses: [127.0.0.1/8, "::1/128"] }\n'],
  ['the address of a group', v1('subnets: [{ type: static, address: 224.0.0.5/24 }]'), 'version: 1\nconfig:\n  - { type: loopback, name: lo, subnets: [{ type: static, address: 127.0.0.1/8 }] }\n'],
  ['a group of IPv6', v2('addresses: ["ff02::1/64"]'), v2('addresses: ["fd00::1/64"]')],
  ['neither true nor false', v2('dhcp4: maybe'), v2('dhcp4: "yes"', 'optional: true')],
  ['a mode of a bond', 'version: 2\nethernets: { a: {} }\nbonds:\n  b: { interfaces: [a], parameters: { mode: fast } }\n', 'version: 2\nethernets: { a: {} }\nbonds:\n  b: { interfaces: [a], parameters: { mode: 802.3ad } }\n'],
  ['an MTU', v2('mtu: 40'), v2('mtu: 9000')],
  ['a VLAN without an interface', 'version: 2\nvlans:\n  v5: { id: 5, link: lan }\n', 'version: 2\nethernets: { lan: {} }\nvlans:\n  v5: { id: 5, link: lan }\n'],
  ['the number of a VLAN', 'version: 2\nethernets: { lan: {} }\nvlans:\n  v5: { id: 5000, link: lan }\n', 'version: 2\nethernets: { lan: {} }\nvlans:\n  v5: { id: 4094, link: lan }\n'],
  ['a bond of nothing', 'version: 1\nconfig:\n  - { type: bond, name: b, bond_interfaces: [eth0], params: {} }\n', 'version: 1\nconfig:\n  - { type: physical, name: eth0 }\n  - { type: bond, name: b, bond_interfaces: [eth0], params: {} }\n'],
  ['a bond without parameters, version 1', bond1('bond_interfaces: [a]'), bond1('bond_interfaces: [a], params: { bond-mode: 1, bond_miimon: 100 }')],
  ['a bond without interfaces, version 1', bond1('params: {}'), bond1('bond_interfaces: [a], params: {}')],
  ['a parameter of version 2 in a bond of version 1', bond1('bond_interfaces: [a], params: { mode: active-backup }'), bond1('bond_interfaces: [a], params: { bond-mode: active-backup }')],
  ['a mode of a bond, version 1', bond1('bond_interfaces: [a], params: { bond-mode: fast }'), bond1('bond_interfaces: [a], params: { bond-mode: 802.3ad }')],
  ['one network card twice', two('match: { macaddress: "02:00:00:00:00:0a" }', 'match: { macaddress: "02-00-00-00-00-0A" }'), two('match: { macaddress: "02:00:00:00:00:0a" }', 'match: { macaddress: "02:00:00:00:00:0b" }')],
  ['one name for two interfaces', two('match: { driver: a }, set-name: x', 'match: { driver: b }, set-name: x'), two('match: { driver: a }, set-name: x', 'match: { driver: b }, set-name: y')],
  ['one name for two interfaces, version 1', `${v1('mtu: 1500')}  - { type: physical, name: eth0 }\n`, `${v1('mtu: 1500')}  - { type: physical, name: eth1 }\n`],
  ['one name for two kinds', `${two('dhcp4: true', 'dhcp4: true')}bridges: { a: { interfaces: [b] } }\n`, `${two('dhcp4: true', 'optional: true')}bridges: { br: { interfaces: [b] } }\n`],
  ['a member of two bonds', `${two('', '')}bonds: { x: { interfaces: [a] }, y: { interfaces: [a] } }\n`, `${two('', '')}bonds: { x: { interfaces: [a] }, y: { interfaces: [b] } }\n`],
  ['a VLAN twice on one interface', `${two('', '')}vlans: { x: { id: 5, link: a }, y: { id: 5, link: a } }\n`, `${two('', '')}vlans: { x: { id: 5, link: a }, y: { id: 5, link: b } }\n`],
  ['the MAC address of a group', v2('macaddress: "01:00:5e:00:00:01"'), v2('macaddress: "02:00:5e:00:00:01"')],
  ['a MAC address of zeros', v2('macaddress: "00:00:00:00:00:00"'), v2('macaddress: "00:00:00:00:00:02"')],
  ['a route by a router of the other family', v2('dhcp4: true', 'routes: [{ to: "2001:db8::/32", via: 192.0.2.1 }]'), v2('dhcp4: true', 'routes: [{ to: default, via: "fe80::1" }, { to: "::/0", via: "fe80::1", metric: 9 }]')],
  ['a metric', v2('dhcp4: true', 'routes: [{ to: default, via: 192.0.2.1, metric: low }]'), v2('dhcp4: true', 'mtu: "1500"', 'routes: [{ to: default, via: 192.0.2.1, metric: "100" }]')],
  ['an IPv4 address of the type static6', v1('subnets: [{ type: static6, address: 192.0.2.10/24 }]'), v1('subnets: [{ type: static6, address: "2001:db8::10/64" }, { type: static, address: "2001:db8::11/64" }]')],
  ['an address next to DHCP', v1('subnets: [{ type: dhcp4, address: 192.0.2.10/24 }]'), v1('subnets: [{ type: dhcp4 }, { type: static, address: 192.0.2.10/24 }]')],
  ['a type of an entry', 'version: 1\nconfig:\n  - { type: ethernet, name: eth0 }\n', 'version: 1\nconfig:\n  - { type: nameserver, address: [192.0.2.53] }\n'],
  ['a type of a subnet', v1('subnets: [{ type: dhcpv4 }]'), v1('subnets: [{ type: ipv6_slaac }]')],
  ['interfaces as a list', 'version: 2\nethernets:\n  - enp1s0\n', 'version: 2\nethernets:\n  enp1s0:\n'],
])('%s', (_, wrong, right) => {
  expect(new Set(codes(wrong))).toEqual(new Set(['NETWORK_DATA_INVALID']));
  expect(codes(right)).toEqual([]);
});

test.each([
  ['no version', 'ethernets: {}\n', 'network:\n  version: 2\n  ethernets: { a: {} }\n'],
  ['another version', 'version: 3\n', 'version: 1\nconfig: disabled\n'],
  ['a disabled network of another form', 'config: off\n', 'config: disabled\n'],
  ['a disabled network below another key', 'net: { config: disabled }\n', 'network: { config: disabled }\n'],
  ['what is not YAML', 'version: 2\n  a: [\n', 'version: 2\nethernets: { a: {} }\n'],
])('what cannot be read: %s', (_, wrong, right) => {
  expect(new Set(codes(wrong))).toEqual(new Set(['CLOUD_INIT_INVALID']));
  expect(codes(right)).toEqual([]);
});

test('the same address twice', () => {
  expect(codes(two('addresses: [192.0.2.10/24]', 'addresses: [192.0.2.10/25]'))).toEqual(['NETWORK_DATA_INVALID']);
  // Each link has its own link-local addresses.
  expect(codes(two('addresses: ["fe80::1/64"]', 'addresses: ["fe80::1/64"]'))).toEqual([]);
});

test('a key that is misspelt', () => {
  const [problem] = checkNetworkData(v2('dhpc4: true'));
  expect(problem.code).toBe('CLOUD_INIT_SCHEMA');
  expect(problem.fix).toContain('`dhcp4`');
});

test.each([
  ['a route', v2('dhcp4: true', 'routes: [{ to: default, via: 192.0.2.1, metrik: 1 }]'), 'metric'],
  ['name servers', v2('dhcp4: true', 'nameservers: { address: [192.0.2.1] }'), 'addresses'],
  ['a match', v2('match: { mac_address: "02:00:00:00:00:01" }'), 'macaddress'],
  ['a bond', 'version: 2\nethernets: { a: {} }\nbonds: { b: { interfaces: [a], parameters: { lacp_rate: fast } } }\n', 'lacp-rate'],
])('a key that is misspelt in %s', (_, text, near) => {
  expect(checkNetworkData(text)).toEqual([expect.objectContaining({ code: 'CLOUD_INIT_SCHEMA', fix: expect.stringContaining(`\`${near}\``) })]);
});

test('a key of another kind of interface', () => {
  expect(codes(v2('dhcp4: true', 'id: 5'))).toEqual(['CLOUD_INIT_SCHEMA']);
  expect(codes('version: 2\nethernets: { a: {} }\nvlans: { v: { id: 5, link: a } }\ntunnels: { t: { mode: vxlan, id: 5, link: a } }\n')).toEqual([]);
});

test('a passphrase', () => {
  const wifi = 'version: 2\nwifis:\n  w:\n    access-points:\n      home: { password: hunter22 }\n';
  expect(codes(wifi)).toEqual(['SECRET_IN_PLAIN_TEXT']);
  expect(JSON.stringify(checkNetworkData(wifi))).not.toContain('hunter22');
});

test('addresses that machines on one network share', () => {
  const machine = (name: string, networks: string[], address: string) => ({ name, networks, networkData: v2(`addresses: [${address}]`) });
  const [a, b] = [machine('a', ['lan'], '192.0.2.10/24'), machine('b', ['dmz', 'lan'], '192.0.2.10/24')];
  expect(sharedAddresses([a, b])).toEqual([{ address: '192.0.2.10', machines: ['a', 'b'] }]);
  expect(sharedAddresses([a, machine('b', ['dmz'], '192.0.2.10/24'), machine('c', ['lan'], '192.0.2.11/24')])).toEqual([]);
});

describe('default routes', () => {
  const routed = (one: string, other: string) => `version: 2\nethernets:\n  a: { addresses: [192.0.2.10/24, "2001:db8::10/64"], ${one} }\n  b: { addresses: [198.51.100.10/24, "fd00::10/64"], ${other} }\n`;
  const FIRST = 'routes: [{ to: default, via: 192.0.2.1 }]';

  test.each([
    ['of two interfaces', routed(FIRST, 'routes: [{ to: 0.0.0.0/0, via: 198.51.100.1 }]')],
    ['of the older form', routed('gateway4: 192.0.2.1', 'gateway4: 198.51.100.1')],
    ['of IPv6', routed('routes: [{ to: "::/0", via: "2001:db8::1" }]', 'gateway6: "fd00::1"')],
    ['of one interface', routed('gateway4: 192.0.2.1, routes: [{ to: default, via: 192.0.2.2 }]', 'dhcp6: true')],
    ['of version 1', `${v1('subnets: [{ type: static, address: 192.0.2.10/24, gateway: 192.0.2.1 }]')}  - { type: route, destination: 0.0.0.0, netmask: 0.0.0.0, gateway: 192.0.2.2 }\n`],
  ])('%s conflict', (_, text) => expect(codes(text)).toEqual(['ROUTE_CONFLICT']));

  test.each([
    ['with metrics', routed(FIRST, 'routes: [{ to: default, via: 198.51.100.1, metric: 200 }]')],
    ['of two families', routed(FIRST, 'gateway6: "fd00::1"')],
    ['of two tables', routed(FIRST, 'routes: [{ to: default, via: 198.51.100.1, table: 101 }]')],
    ['next to DHCP, which has a metric', routed(FIRST, 'dhcp4: true')],
    ['next to another route', routed(FIRST, 'routes: [{ to: 203.0.113.0/24, via: 198.51.100.1 }]')],
  ])('%s do not conflict', (_, text) => expect(codes(text)).toEqual([]));
});
