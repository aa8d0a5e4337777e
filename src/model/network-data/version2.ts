import { destination, flag, gateway, interfaceAddress, interfaceName, macAddress, plainAddress, sameFamily, usableAddress, wholeNumber } from './addresses';
import { BOND_PARAMETERS, bondMode, BRIDGE_PARAMETERS } from './bonds';
import { invalid, unknownKey } from './report';
import { Problem, quote } from '../../findings/problem';
import { Cidr } from '../cidr';
import { isMap } from '../user-data/plain';

type Map = Readonly<Record<string, unknown>>;

/** Kinds of interfaces. cloud-init itself configures the first four. On a guest with netplan, e.g. Ubuntu, netplan gets the others unchanged. */
const KINDS: readonly string[] = ['ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'tunnels', 'vrfs', 'modems', 'dummy-devices', 'nm-devices', 'virtual-ethernets'];
const TOP: readonly string[] = ['version', 'renderer', 'openvswitch', ...KINDS];

const KEYS: readonly string[] = ['renderer', 'dhcp4', 'dhcp6', 'dhcp4-overrides', 'dhcp6-overrides', 'dhcp-identifier', 'ipv6-mtu', 'ipv6-privacy', 'ipv6-address-generation',
  'ipv6-address-token', 'link-local', 'critical', 'ignore-carrier', 'accept-ra', 'addresses', 'gateway4', 'gateway6', 'nameservers', 'macaddress', 'mtu', 'optional',
  'optional-addresses', 'activation-mode', 'routes', 'routing-policy', 'neigh-suppress', 'match', 'set-name', 'wakeonlan', 'emit-lldp', 'receive-checksum-offload',
  'transmit-checksum-offload', 'tcp-segmentation-offload', 'tcp6-segmentation-offload', 'generic-segmentation-offload', 'generic-receive-offload', 'large-receive-offload',
  'openvswitch', 'interfaces', 'parameters', 'id', 'link', 'auth', 'access-points', 'wakeonwlan', 'regulatory-domain', 'mode', 'local', 'remote', 'ttl', 'key', 'keys', 'peers',
  'peer', 'port', 'mark', 'table', 'networkmanager', 'networkd', 'virtual-function-count', 'embedded-switch-mode', 'delay-virtual-functions-rebind', 'infiniband-mode', 'hairpin',
  'port-mac-learning', 'ports', 'apn', 'auto-config', 'device-id', 'network-id', 'number', 'password', 'pin', 'sim-id', 'sim-operator-id', 'username', 'type-of-service', 'mac-learning'];

/** Keys that only some kinds of interfaces have. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  id: ['vlans', 'tunnels'], link: ['vlans', 'tunnels'], interfaces: ['bonds', 'bridges', 'vrfs'], parameters: ['bonds', 'bridges'],
};

const ROUTE: readonly string[] = ['to', 'via', 'from', 'on-link', 'metric', 'type', 'scope', 'table', 'mtu', 'congestion-window', 'advertised-receive-window', 'advertised-mss'];

/** Keys of version 1, with their equivalents in version 2. */
const OF_VERSION_1: Readonly<Record<string, string>> = {
  subnets: 'addresses', mac_address: 'macaddress', bond_interfaces: 'interfaces', bridge_interfaces: 'interfaces', vlan_id: 'id', vlan_link: 'link', type: 'ethernets', address: 'addresses',
  netmask: 'addresses', gateway: 'routes', dns_nameservers: 'nameservers.addresses', dns_search: 'nameservers.search', dhcp: 'dhcp4', params: 'parameters', name: 'match.name', nameserver: 'nameservers',
};

export function version2Problems(document: Map, problems: Problem[]): void {
  const names = new Set(KINDS.flatMap(kind => (isMap(document[kind]) ? Object.keys(document[kind]) : [])));
  renderer('has renderer', document.renderer, problems);
  for (const [key, value] of Object.entries(document)) {
    if (key === 'config') problems.push(invalid('is version 2 and has `config` of version 1, which has no effect', 'ethernets, bonds, bridges, vlans', 'write it as `ethernets`, or set `version: 1`'));
    else if (!TOP.includes(key)) problems.push(unknownKey(key, key, TOP));
    else if (KINDS.includes(key)) kindProblems(key, value, names, problems);
  }
}

const RENDERERS: readonly unknown[] = ['networkd', 'NetworkManager', 'openvswitch', 'sriov'];

function renderer(what: string, value: unknown, problems: Problem[]): void {
  if (value !== undefined && !RENDERERS.includes(value)) problems.push(invalid(`${what} that does not exist`, 'networkd or NetworkManager', 'correct it, or remove it', quote(value)));
}

function kindProblems(kind: string, value: unknown, names: ReadonlySet<string>, problems: Problem[]): void {
  if (value === null) return;
  if (!isMap(value)) {
    problems.push(invalid(`has ${kind} that is not a map`, 'a map from names to interfaces', Array.isArray(value) ? 'write it without dashes: `<name>:`' : 'correct it'));
    return;
  }
  for (const [name, each] of Object.entries(value)) {
    const where = `${kind}.${name}`;
    if (each === null) continue;
    if (isMap(each)) interfaceProblems(where, name, kind, each, names, problems);
    else problems.push(invalid(`has ${where} that is not a map`, 'a map of its settings', 'correct it', quote(each)));
  }
}

function interfaceProblems(where: string, name: string, kind: string, each: Map, names: ReadonlySet<string>, problems: Problem[]): void {
  for (const key of Object.keys(each)) {
    if (key in OF_VERSION_1 && !KEYS.includes(key)) {
      problems.push(invalid(`has ${where}.${key}, which does not exist in version 2, so it has no effect`, `\`${OF_VERSION_1[key]}\``, `write it as \`${OF_VERSION_1[key]}\``));
    } else if (!KEYS.includes(key)) {
      problems.push(unknownKey(`${where}.${key}`, key, KEYS));
    } else if (!(ONLY[key] ?? [kind]).includes(kind)) {
      problems.push(unknownKey(`${where}.${key}`, key, KEYS.filter(other => ONLY[other] === undefined)));
    }
  }
  const own = addressesOf(each).flatMap(([address, index]) => interfaceAddress(`has ${where}.addresses[${index}] that`, address, problems) ?? []);
  const isLoopback = name === 'lo' || isMap(each.match) && each.match.name === 'lo';
  if (!isLoopback) for (const [address, index] of addressesOf(each)) usableAddress(`has ${where}.addresses[${index}] that`, address, problems);
  for (const key of ['dhcp4', 'dhcp6', 'optional', 'critical']) flag(`has ${where}.${key} that`, each[key], problems);
  for (const [key, family] of [['gateway4', 4], ['gateway6', 6]] as const) {
    if (each[key] !== undefined) gateway(`has ${where}.${key} that`, each[key], own, false, problems, family);
  }
  for (const key of ['addresses', 'routes', 'interfaces']) notList(`has ${where}.${key}`, each[key], problems);
  renderer(`has ${where}.renderer`, each.renderer, problems);
  routes(where, each.routes, own, problems);
  const { nameservers } = each;
  if (isMap(nameservers)) {
    unknownKeys(`${where}.nameservers`, nameservers, ['addresses', 'search'], problems);
    for (const key of ['addresses', 'search']) notList(`has ${where}.nameservers.${key}`, nameservers[key], problems);
    for (const server of list(nameservers.addresses)) plainAddress(`has ${where}.nameservers.addresses that`, server, problems);
  } else if (nameservers !== undefined && nameservers !== null) {
    problems.push(invalid(`has ${where}.nameservers that is not a map`, '`addresses` and `search`', 'write a map with the key `addresses`, which is a list'));
  }
  macAddress(`has ${where}.macaddress that`, each.macaddress, problems);
  if (isMap(each.match)) unknownKeys(`${where}.match`, each.match, ['macaddress', 'name', 'driver'], problems);
  if (isMap(each.match)) macAddress(`has ${where}.match.macaddress that`, each.match.macaddress, problems);
  if (each['set-name'] !== undefined && !isMap(each.match)) {
    problems.push(invalid(`has ${where}.set-name without \`match\`, so it does not find the interface`, 'an interface with `match`, e.g. `match: { macaddress: ... }`', 'add `match`, or remove `set-name`'));
  }
  interfaceName(`has ${where}${each['set-name'] === undefined ? '' : '.set-name'} that`, each['set-name'] ?? (isMap(each.match) ? undefined : name), problems);
  wholeNumber(`has ${where}.mtu that`, each.mtu, 68, 65_535, problems);
  parts(where, kind, each, names, problems);
}

/** The addresses of an interface. An address can be a map: the key is the address, and the value has options of netplan. */
function addressesOf({ addresses }: Map): [unknown, number][] {
  return list(addresses).map((each, index) => [isMap(each) ? Object.keys(each)[0] : each, index]);
}

function routes(where: string, value: unknown, own: readonly Cidr[], problems: Problem[]): void {
  for (const [index, route] of list(value).entries()) {
    const at = `${where}.routes[${index}]`;
    if (!isMap(route)) {
      problems.push(invalid(`has ${at} that is not a map`, '`to` and `via`', 'correct it'));
      continue;
    }
    unknownKeys(at, route, ROUTE, problems);
    destination(`has ${at}.to that`, route.to, problems);
    sameFamily(`has ${at} that`, route.to, route.via, problems);
    wholeNumber(`has ${at}.metric that`, route.metric, 0, 4_294_967_295, problems);
    // Two kinds of routes need no `via`: a route to a neighbour has `scope: link`, and a route that drops packets has another `type`.
    if (route.via === undefined && (route.scope ?? 'global') === 'global' && (route.type ?? 'unicast') === 'unicast') {
      problems.push(invalid(`has ${at} without \`via\`, so the guest does not know the router`, '`to` and `via`', 'give `via`; for a network on the link itself set `scope: link`'));
    }
    if (route.via !== undefined) gateway(`has ${at}.via that`, route.via, own, route['on-link'] === true || own.length === 0, problems);
  }
}

/** Checks an interface that is built on other interfaces, e.g. a VLAN or a bond. */
function parts(where: string, kind: string, each: Map, names: ReadonlySet<string>, problems: Problem[]): void {
  if (kind === 'vlans') {
    if (each.id === undefined || each.link === undefined) problems.push(invalid(`has ${where} without ${each.id === undefined ? '`id`' : '`link`'}`, 'the number of the VLAN and the interface below it', 'give both'));
    wholeNumber(`has ${where}.id that`, each.id, 0, 4094, problems);
  }
  const mode = kind === 'bonds' && isMap(each.parameters) ? each.parameters.mode : undefined;
  bondMode(`has ${where}.parameters.mode`, mode, problems);
  if (isMap(each.parameters)) unknownKeys(`${where}.parameters`, each.parameters, kind === 'bridges' ? BRIDGE_PARAMETERS : BOND_PARAMETERS, problems);
  for (const part of [...list(each.interfaces), ...kind === 'vlans' && typeof each.link === 'string' ? [each.link] : []]) {
    if (typeof part === 'string' && !names.has(part)) {
      problems.push(invalid(`has ${where} on the interface "${part}", which it does not define`, [...names].join(', '), `add it: \`ethernets: { ${part}: {} }\``));
    }
  }
}

function unknownKeys(where: string, map: Map, known: readonly string[], problems: Problem[]): void {
  for (const key of Object.keys(map)) if (!known.includes(key)) problems.push(unknownKey(`${where}.${key}`, key, known));
}

/** Reports a value that is not a list. Python would read a text in this place letter by letter. */
function notList(what: string, value: unknown, problems: Problem[]): void {
  if (value !== undefined && value !== null && !Array.isArray(value)) problems.push(invalid(`${what} that is not a list`, 'a list', 'write it in brackets, or with a dash', quote(value)));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
