import { isIP } from 'net';
import { withMask } from './version1';
import { parseYaml } from '../user-data/parse-yaml';
import { isMap } from '../user-data/plain';

/** The static addresses of a parsed network configuration, without prefixes and with duplicates. */
export function staticAddresses(value: unknown): string[] {
  const top = isMap(value) && isMap(value.network) ? value.network : value;
  if (!isMap(top)) return [];
  const ofVersion1 = items(top.config).flatMap(entry => (isMap(entry) ? items(entry.subnets) : []))
    .flatMap(subnet => (isMap(subnet) && String(subnet.type).startsWith('static') ? [withMask(subnet.address, undefined)] : []));
  const ofVersion2 = ['ethernets', 'bonds', 'bridges', 'vlans', 'wifis'].flatMap(kind => (isMap(top[kind]) ? Object.values(top[kind]) : []))
    .flatMap(each => (isMap(each) ? items(each.addresses) : [])).map(each => (isMap(each) ? Object.keys(each)[0] : each));
  return [...ofVersion1, ...ofVersion2].filter((each): each is string => typeof each === 'string').map(each => canonical(each.split('/')[0]));
}

/** The canonical spelling of an address, because an IPv6 address can have several spellings. */
function canonical(address: string): string {
  return isIP(address) === 6 && !address.includes('%') ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address.toLowerCase();
}

/** The MAC addresses by which a parsed network configuration finds interfaces. */
export function matchedMacs(value: unknown): string[] {
  const top = isMap(value) && isMap(value.network) ? value.network : value;
  if (!isMap(top)) return [];
  const ofVersion1 = items(top.config).map(entry => isMap(entry) && entry.type === 'physical' ? entry.mac_address : undefined);
  const ethernets = isMap(top.ethernets) ? Object.values(top.ethernets) : [];
  const ofVersion2 = ethernets.map(each => isMap(each) && isMap(each.match) ? each.match.macaddress : undefined);
  return [...ofVersion1, ...ofVersion2].filter(each => typeof each === 'string').map(each => each.toLowerCase().replaceAll('-', ':'));
}

/** The MAC addresses by which a text of network configuration finds interfaces. */
export function macsIn(text: string): readonly string[] {
  return matchedMacs(parseYaml(text).value);
}

/** The static addresses of a text of network configuration. */
export function addressesIn(text: string): readonly string[] {
  return staticAddresses(parseYaml(text).value);
}

/** The fields of a machine that matter for its addresses. */
export interface AddressedMachine {
  readonly name: string;
  /** Names of the networks to which it is attached; networks of different namespaces have different names. */
  readonly networks: readonly string[];
  /** Text of its network configuration. */
  readonly networkData: string;
}

/** An address that two machines on one network have. */
export interface SharedAddress {
  readonly address: string;
  readonly machines: readonly [string, string];
}

/** Static addresses that several machines of one network have. */
export function sharedAddresses(machines: readonly AddressedMachine[]): SharedAddress[] {
  const owners = new Map<string, string>();
  const shared = new Map<string, SharedAddress>();
  for (const { name, networks, networkData } of machines) {
    for (const address of new Set(staticAddresses(parseYaml(networkData).value))) {
      for (const network of networks) {
        const key = JSON.stringify([network, address]);
        const owner = owners.get(key);
        if (owner === undefined) owners.set(key, name);
        else if (owner !== name) shared.set(JSON.stringify([address, owner, name]), { address, machines: [owner, name] });
      }
    }
  }
  return [...shared.values()];
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
