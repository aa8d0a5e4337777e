import { isIP } from 'net';
import { invalid } from './report';
import { quote, Problem } from '../../findings/problem';
import { Cidr } from '../cidr';

/** Parses an address with the prefix of its network, and reports any other value. */
export function interfaceAddress(where: string, value: unknown, problems: Problem[]): Cidr | undefined {
  const range = Cidr.parse(value);
  if (!range) {
    const bare = typeof value === 'string' && isIP(value) !== 0;
    problems.push(invalid(`${where} is ${bare ? 'an address without a prefix, which some guests reject, and others complete with /24 (IPv6: /64)' : 'not an address with a prefix'}`,
      'e.g. 192.0.2.10/24', bare ? 'add the prefix of its network' : 'correct it', quote(value)));
    return undefined;
  }
  if (range.family === 'ipv4' && range.prefix < 31 && [0, -1].some(place => range.at(place) === range.address)) {
    problems.push(invalid(`${where} is ${range.at(0) === range.address ? 'the address of the network itself' : 'the broadcast address of its network'}`,
      `${range.at(1)} to ${range.at(-2)}`, 'use the address of a host', quote(value)));
  }
  return range;
}

/** Reports an address that no interface except the loopback interface can have. */
export function usableAddress(where: string, value: unknown, problems: Problem[]): void {
  const address = typeof value === 'string' ? value.split('/')[0] : '';
  const first = isIP(address) === 4 ? Number(address.split('.')[0]) : undefined;
  const what = first === 127 || address === '::1' ? 'a loopback address'
    : first === 0 || address === '::' ? 'not the address of a host'
      : first !== undefined && first >= 224 || isIP(address) === 6 && /^ff/i.test(address) ? 'a multicast or reserved address' : undefined;
  if (what !== undefined) problems.push(invalid(`${where} is ${what}`, 'the address of a host', 'correct it', quote(value)));
}

/** Reports a value that is neither a boolean of YAML nor a text that cloud-init reads as a boolean. */
export function flag(where: string, value: unknown, problems: Problem[]): void {
  if (value === undefined || typeof value === 'boolean' || typeof value === 'string' && /^(?:true|yes|on|y|false|no|off|n)$/i.test(value)) return;
  problems.push(invalid(`${where} is neither true nor false`, 'true or false', 'correct it', quote(value)));
}

/** Returns an address without a prefix, and reports any other value. */
export function plainAddress(where: string, value: unknown, problems: Problem[]): string | undefined {
  if (typeof value === 'string' && isIP(value) !== 0) return value;
  problems.push(invalid(`${where} is not an IP address`, 'an IPv4 or IPv6 address without a prefix', 'correct it', quote(value)));
  return undefined;
}

/** Checks a gateway: its address must be in a network of its interface, unless the route is on the link or the interface has no static address. */
export function gateway(where: string, value: unknown, own: readonly Cidr[], isOnLink: boolean, problems: Problem[], only?: 4 | 6): void {
  const address = plainAddress(where, value, problems);
  if (address === undefined) return;
  if (only !== undefined && isIP(address) !== only) {
    problems.push(invalid(`${where} is not an IPv${only} address`, `an IPv${only} address`, `use \`gateway${10 - only}\`, or a route`, quote(value)));
    return;
  }
  if (isOnLink) return;
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  const ranges = own.filter(range => range.family === family);
  const ends = ranges.filter(range => range.family === 'ipv4' && range.prefix < 31).flatMap(range => [range.at(0), range.at(-1)]);
  if (ends.includes(address)) {
    problems.push(invalid(`${where} is the first or last address of its network, which no router has`, 'the address of a router', 'correct it', quote(value)));
  } else if (ranges.some(range => range.address === address)) {
    problems.push(invalid(`${where} is the interface's own address`, 'the address of a router', 'correct it', quote(value)));
  } else if (ranges.length > 0 && !/^fe80:/i.test(address) && !ranges.some(range => range.contains(address))) {
    problems.push(invalid(`${where} is outside of the networks of its interface, so the guest cannot reach it`,
      ranges.map(({ text }) => text).join(', '), 'correct the gateway, or the prefix of the address', quote(value)));
  }
}

/** Checks the destination of a route. */
export function destination(where: string, value: unknown, problems: Problem[]): void {
  if (value === 'default' || Cidr.parse(value) || (typeof value === 'string' && isIP(value) !== 0)) return;
  problems.push(invalid(`${where} is not a network`, '`default`, or e.g. 198.51.100.0/24', 'correct it', quote(value)));
}

/** Reports a route to a network of one family by a router of the other family. netplan and ifupdown reject such a route. */
export function sameFamily(where: string, to: unknown, via: unknown, problems: Problem[]): void {
  const [network, router] = [familyOf(to), familyOf(via)];
  if (network === 0 || router === 0 || network === router) return;
  problems.push(invalid(`${where} has a router of the other IP family`, `an IPv${network} router`, 'correct the network or the router', quote(via)));
}

function familyOf(address: unknown): number {
  return typeof address === 'string' ? isIP(address.split('/')[0]) : 0;
}

/** Checks a MAC address. YAML 1.1 reads a MAC address whose parts are numbers below 60 as a number of seconds. */
export function macAddress(where: string, value: unknown, problems: Problem[]): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'number') {
    problems.push(invalid(`${where} is read as a number, because YAML reads digits with colons as a time`, 'a MAC address in quotes', 'put it in quotes', String(value)));
  } else if (typeof value !== 'string' || !/^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/i.test(value)) {
    problems.push(invalid(`${where} is not a MAC address`, 'e.g. "02:00:00:00:00:01"', 'correct it', quote(value)));
  } else if (/^.[13579bdf]/i.test(value) || /^[0:-]+$/.test(value)) {
    problems.push(invalid(`${where} is a MAC address that no interface can have`, 'the address of one interface: its second digit is even', 'correct it', quote(value)));
  }
}

/** Checks the name of an interface. The kernel rejects a name that is too long; it does not shorten the name. */
export function interfaceName(where: string, value: unknown, problems: Problem[]): void {
  if (typeof value !== 'string' || (value.length <= 15 && /^[^\s/:]+$/.test(value) && value !== '')) return;
  problems.push(invalid(`${where} is not the name of an interface`, 'at most 15 characters, without white space, `/` and `:`', 'correct the name', quote(value)));
}

/** Checks a number. Guests also read a text of digits as a number. */
export function wholeNumber(where: string, value: unknown, least: number, most: number, problems: Problem[]): void {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (number === undefined || number === null || (Number.isInteger(number) && Number(number) >= least && Number(number) <= most)) return;
  problems.push(invalid(`${where} is not a whole number in its range`, `${least} to ${most}`, 'correct it', quote(value)));
}
