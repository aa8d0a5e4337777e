import { isIP } from 'net';
import { destination, gateway, interfaceAddress, interfaceName, macAddress, plainAddress, sameFamily, usableAddress, wholeNumber } from './addresses';
import { bondMode } from './bonds';
import { invalid, unknownKey } from './report';
import { Problem, quote } from '../../findings/problem';
import { Cidr } from '../cidr';
import { isMap } from '../user-data/plain';

type Map = Readonly<Record<string, unknown>>;

const INTERFACE: readonly string[] = ['type', 'name', 'mac_address', 'mtu', 'subnets', 'accept-ra', 'keep_configuration', 'params'];

/** Types of entries, with their keys. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  loopback: INTERFACE,
  physical: INTERFACE,
  infiniband: INTERFACE,
  bond: [...INTERFACE, 'bond_interfaces'],
  bridge: [...INTERFACE, 'bridge_interfaces'],
  vlan: [...INTERFACE, 'vlan_link', 'vlan_id'],
  nameserver: ['type', 'address', 'search', 'interface'],
  route: ['type', 'network', 'destination', 'netmask', 'gateway', 'metric', 'id'],
};

/** Keys without which cloud-init skips an entry (`ensure_command_keys` of `network_state.py`). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = { bond: ['bond_interfaces', 'params'], bridge: ['bridge_interfaces'] };

const SUBNET: readonly string[] = ['type', 'control', 'address', 'netmask', 'broadcast', 'gateway', 'dns_nameservers', 'dns_search', 'routes', 'ipv4', 'ipv6', 'metric', 'mtu', 'scope', 'pointopoint', 'id', 'services'];

const SUBNET_TYPES: readonly string[] = ['dhcp4', 'dhcp', 'dhcp6', 'static', 'static6', 'static4', 'ipv6_dhcpv6-stateful', 'ipv6_dhcpv6-stateless', 'ipv6_slaac', 'manual'];

/** Keys of version 2, with their equivalents in version 1. */
const OF_VERSION_2: Readonly<Record<string, string>> = {
  dhcp4: 'subnets: [{ type: dhcp4 }]', dhcp6: 'subnets: [{ type: dhcp6 }]', addresses: 'subnets: [{ type: static, address: ... }]', gateway4: 'gateway of the subnet', gateway6: 'gateway of the subnet',
  nameservers: 'dns_nameservers of the subnet', macaddress: 'mac_address', match: 'mac_address', routes: 'routes of the subnet', interfaces: 'bond_interfaces', link: 'vlan_link', id: 'vlan_id',
};

export function version1Problems(document: Map, problems: Problem[]): void {
  const others = Object.keys(document).filter(each => each !== 'version' && each !== 'config');
  const foreign = others.filter(key => ['ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'renderer'].includes(key));
  for (const key of others) {
    if (foreign.includes(key)) {
      problems.push(invalid(`is version 1 and has \`${key}\` of version 2, which has no effect`, '`config`', 'set `version: 2`, or write it as `config`'));
    } else {
      problems.push(unknownKey(key, key, ['version', 'config']));
    }
  }
  if (!Array.isArray(document.config)) {
    // Keys of version 2 at this place are already reported.
    if (foreign.length === 0) problems.push(invalid('of version 1 has no `config`', 'a list of interfaces', 'give `config`'));
    return;
  }
  const names = new Set(document.config.flatMap(each => (isMap(each) && typeof each.name === 'string' ? [each.name] : [])));
  document.config.forEach((each, index) => entryProblems(`config[${isMap(each) && typeof each.name === 'string' ? each.name : index}]`, each, names, problems));
}

function entryProblems(where: string, each: unknown, names: ReadonlySet<string>, problems: Problem[]): void {
  const known = isMap(each) ? KEYS[String(each.type)] : undefined;
  if (!isMap(each) || !known) {
    problems.push(invalid(`has ${where} of a type that version 1 does not know`, Object.keys(KEYS).join(', '), 'correct `type`', isMap(each) ? quote(each.type) : undefined));
    return;
  }
  for (const key of Object.keys(each).filter(other => !known.includes(other))) {
    if (key in OF_VERSION_2) problems.push(invalid(`has ${where}.${key}, which does not exist in version 1, so it has no effect`, `\`${OF_VERSION_2[key]}\``, `write it as ${OF_VERSION_2[key]}, or set \`version: 2\``));
    else problems.push(unknownKey(`${where}.${key}`, key, known));
  }
  if (each.type === 'nameserver') {
    for (const address of [each.address].flat()) plainAddress(`has ${where}.address that`, address, problems);
  } else if (each.type === 'route') {
    destination(`has ${where}.destination that`, withMask(each.destination ?? each.network, each.netmask), problems);
    plainAddress(`has ${where}.gateway that`, each.gateway, problems);
    sameFamily(`has ${where} that`, each.destination ?? each.network, each.gateway, problems);
    wholeNumber(`has ${where}.metric that`, each.metric, 0, 4_294_967_295, problems);
  } else {
    interfaceProblems(where, each, names, problems);
  }
}

function interfaceProblems(where: string, each: Map, names: ReadonlySet<string>, problems: Problem[]): void {
  if (each.name === undefined) problems.push(invalid(`has ${where} without a name`, 'a name for each interface', 'give `name`'));
  interfaceName(`has ${where}.name that`, each.name, problems);
  macAddress(`has ${where}.mac_address that`, each.mac_address, problems);
  wholeNumber(`has ${where}.mtu that`, each.mtu, 68, 65_535, problems);
  if (each.type === 'vlan') {
    for (const key of ['vlan_id', 'vlan_link']) if (each[key] === undefined) problems.push(invalid(`has ${where} without \`${key}\``, 'the number of the VLAN and the interface below it', 'give both'));
    wholeNumber(`has ${where}.vlan_id that`, each.vlan_id, 0, 4094, problems);
  }
  for (const key of REQUIRED[String(each.type)] ?? []) {
    if (each[key] === undefined) problems.push(invalid(`has ${where} without \`${key}\`, so cloud-init ignores it`, REQUIRED[String(each.type)].join(', '), key === 'params' ? 'give `params`, e.g. `params: { bond-mode: active-backup }`' : `give \`${key}\``));
  }
  if (each.type === 'bond' && isMap(each.params)) bondParameters(`${where}.params`, each.params, problems);
  for (const part of [...list(each.bond_interfaces), ...list(each.bridge_interfaces), ...each.type === 'vlan' && each.vlan_link !== undefined ? [each.vlan_link] : []]) {
    if (!names.has(String(part))) problems.push(invalid(`has ${where} on the interface ${quote(part)}, which it does not define`, [...names].join(', '), 'add it to `config`'));
  }
  if (each.subnets !== undefined && !Array.isArray(each.subnets)) problems.push(invalid(`has ${where}.subnets that is not a list`, 'a list of subnets', 'write it with a dash: `- type: ...`'));
  list(each.subnets).forEach((subnet, index) => subnetProblems(`${where}.subnets[${index}]`, subnet, each.type === 'loopback' || each.name === 'lo', problems));
}

/** cloud-init passes on only parameters that begin with `bond`. */
function bondParameters(where: string, params: Map, problems: Problem[]): void {
  for (const key of Object.keys(params).filter(each => !/^bond[-_]/.test(each))) {
    const name = `\`bond-${key.replaceAll('_', '-')}\``;
    problems.push(invalid(`has ${where}.${key}, which does not exist in version 1, so it has no effect`, name, `write it as ${name}`));
  }
  bondMode(`has ${where}.bond-mode`, params['bond-mode'] ?? params.bond_mode, problems);
}

function subnetProblems(where: string, subnet: unknown, isLoopback: boolean, problems: Problem[]): void {
  if (!isMap(subnet) || !SUBNET_TYPES.includes(String(subnet.type))) {
    problems.push(invalid(`has ${where} of a type that cloud-init does not know`, SUBNET_TYPES.join(', '), 'correct `type`', isMap(subnet) ? quote(subnet.type) : undefined));
    return;
  }
  for (const key of Object.keys(subnet).filter(each => !SUBNET.includes(each))) problems.push(unknownKey(`${where}.${key}`, key, SUBNET));
  const own: Cidr[] = [];
  if (String(subnet.type).startsWith('static')) {
    if (subnet.address === undefined) {
      problems.push(invalid(`has ${where} of the type ${subnet.type} without an address`, '`address` with a prefix', 'give `address`, or use the type dhcp'));
      return;
    }
    const range = interfaceAddress(`has ${where}.address that`, withMask(subnet.address, subnet.netmask), problems);
    if (range) own.push(range);
    if (!isLoopback) usableAddress(`has ${where}.address that`, subnet.address, problems);
    if (range && (subnet.type === 'static6' && range.family === 'ipv4' || subnet.type === 'static4' && range.family === 'ipv6')) {
      problems.push(invalid(`has ${where}.address that does not fit its type ${subnet.type}`, 'an address of the IP family of its type', 'use the type static', quote(subnet.address)));
    }
  } else if (subnet.address !== undefined) {
    problems.push(invalid(`has ${where}.address that has no effect with the type ${String(subnet.type)}`, 'the type static', 'use the type static, or remove the address', quote(subnet.address)));
  }
  if (subnet.gateway !== undefined) gateway(`has ${where}.gateway that`, subnet.gateway, own, false, problems);
  for (const server of [subnet.dns_nameservers ?? []].flat()) plainAddress(`has ${where}.dns_nameservers that`, server, problems);
  for (const [index, route] of list(subnet.routes).entries()) {
    if (!isMap(route)) continue;
    destination(`has ${where}.routes[${index}].destination that`, withMask(route.destination ?? route.network, route.netmask), problems);
    if (route.gateway !== undefined) gateway(`has ${where}.routes[${index}].gateway that`, route.gateway, own, false, problems);
    sameFamily(`has ${where}.routes[${index}] that`, route.destination ?? route.network, route.gateway, problems);
  }
}

/** An address with its mask as a prefix, e.g. `10.0.0.5/24`. */
export function withMask(address: unknown, mask: unknown): unknown {
  if (typeof address !== 'string') return address;
  const [bare, ownMask] = address.split('/');
  if (ownMask !== undefined) return isIP(ownMask) === 4 ? withMask(bare, ownMask) : address;
  if (mask === undefined) return address;
  if (typeof mask === 'number') return `${address}/${mask}`;
  if (typeof mask !== 'string' || isIP(mask) !== 4) return `${address}/${String(mask)}`;
  const bits = mask.split('.').map(part => Number(part).toString(2).padStart(8, '0')).join('');
  return /^1*0*$/.test(bits) ? `${address}/${bits.replace(/0/g, '').length}` : `${address}/${mask}`;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
