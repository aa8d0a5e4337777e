import { isIPv4 } from 'net';
import { PCI_ADDRESS } from './pci-address';
import { Problem, quote } from '../../../findings/problem';
import { Cidr } from '../../../model/cidr';
import { DhcpOptionsSpec, NetworkSpec, NicPortSpec, nicOf } from '../../../model/nic';
import { repeated } from '../../../model/repeated';

/** Reports a setting of an interface that the webhook rejects. */
type Wrong = (what: string, got: unknown, allowed: string, fix: string) => void;

/** Six bytes. The first byte is even, because an odd byte means a multicast address. The address with only zeros is not valid. */
export const MAC_ADDRESS = /^(?!00(?::00){5}$)[0-9a-f][02468ace](:[0-9a-f]{2}){5}$/i;

/** The MAC address of the bridge in the pod. An interface with masquerade is behind this bridge, and cannot have the same address. */
const OF_BRIDGE = '02:00:00:00:00:00';

/** Names of ports, as in Kubernetes: lower-case letters, digits and single inner hyphens, with at least one letter. */
const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Settings of an interface that KubeVirt's webhook rejects, as in `pkg/network/admitter` of each release. */
export function nicProblems(network: NetworkSpec): Problem[] {
  const nic = nicOf(network);
  if (nic === undefined) return [];
  const problems: Problem[] = [];
  const { macAddress, pciAddress, bootOrder, ports = [], dhcpOptions, state, plugin } = nic;
  const isPod = network.kind === 'pod';
  const binding = plugin === undefined ? nic.binding ?? (isPod ? 'masquerade' : 'bridge') : undefined;
  const wrong: Wrong = (message, got, allowed, fix) => problems.push({ code: 'NETWORK_INVALID', message, got: quote(got), allowed, fix });
  if (macAddress !== undefined && (!MAC_ADDRESS.test(macAddress) || binding === 'masquerade' && macAddress === OF_BRIDGE)) {
    wrong('invalid unicast MAC address', macAddress, 'e.g. 02:00:00:00:00:01', 'correct `macAddress`');
  }
  if (pciAddress !== undefined && pciAddress !== '' && !PCI_ADDRESS.test(pciAddress)) {
    wrong('invalid PCI address of an interface; KubeVirt rejects the machine', pciAddress, 'e.g. 0000:81:00.1', 'correct `pciAddress`');
  }
  if (bootOrder !== undefined && !(Number.isInteger(bootOrder) && bootOrder >= 1)) {
    wrong('invalid boot order of an interface; KubeVirt rejects the machine', bootOrder, '1, 2, 3, ...', 'count from 1');
  }
  // KubeVirt ignores the ports of other networks.
  if (isPod) problems.push(...portProblems(ports, wrong));
  if (dhcpOptions !== undefined) checkDhcp(dhcpOptions, wrong);
  if (state !== undefined && state !== '') checkState(state, binding, isPod, wrong);
  return problems;
}

function checkState(state: string, binding: string | undefined, isPod: boolean, wrong: Wrong): void {
  if (!['up', 'down', 'absent'].includes(state)) {
    wrong('invalid state of an interface; KubeVirt rejects the machine', state, 'up, down, absent', 'correct `state`');
  } else if (state !== 'absent' && binding === 'sriov') {
    wrong('the link of an SR-IOV interface cannot be set; KubeVirt rejects the machine', state, 'no `state`', 'remove `state`');
  } else if (state === 'absent' && (isPod || binding !== 'bridge')) {
    wrong('only an interface with the bridge binding, on another network than the pod network, can be absent; KubeVirt rejects the machine', state, binding === 'sriov' ? 'no `state`' : 'up, down', 'remove `state`');
  }
}

function portProblems(ports: readonly NicPortSpec[], wrong: Wrong): Problem[] {
  for (const { name, protocol } of ports) {
    if (name !== undefined && name !== '' && !PORT_NAME.test(name)) {
      wrong('invalid name of a port of an interface; KubeVirt rejects the machine', name, 'at most 15 characters a-z, 0-9 and single "-" between them; at least one letter', 'correct `name` of the port');
    }
    if (protocol !== undefined && !['', 'TCP', 'UDP'].includes(protocol)) {
      wrong('invalid protocol of a port of an interface; KubeVirt rejects the machine', protocol, 'TCP, UDP', 'correct `protocol` of the port');
    }
  }
  const wrongNumbers = ports.map(({ port }) => port).filter(port => !(Number.isInteger(port) && port >= 1 && port <= 65535));
  return [
    ...wrongNumbers.map((port): Problem => ({
      code: 'PORT_INVALID', message: 'a port of an interface is out of range; KubeVirt rejects the machine', got: quote(port), allowed: 'whole numbers from 1 to 65535', fix: 'correct the port',
    })),
    ...repeated(ports.flatMap(({ name }) => name ? [name] : [])).map((name): Problem => ({
      code: 'PORT_DUPLICATE', message: 'two ports of an interface have the same name; KubeVirt rejects the machine', got: quote(name), fix: 'rename one of them',
    })),
  ];
}

function checkDhcp({ ntpServers = [], privateOptions = [] }: DhcpOptionsSpec, wrong: Wrong): void {
  for (const server of ntpServers) {
    if (!isIPv4(server)) wrong('invalid NTP server in the DHCP options of an interface; KubeVirt rejects the machine', server, 'IPv4 addresses', 'use the IPv4 address of the server');
  }
  const options = privateOptions.map(({ option }) => option);
  for (const option of options) {
    if (!(option >= 224 && option <= 254)) wrong('invalid number of a private DHCP option; KubeVirt rejects the machine', option, '224 to 254', 'correct `option`');
  }
  for (const option of repeated(options.map(String))) wrong('duplicate private DHCP option; KubeVirt rejects the machine', option, 'each option once', 'remove one of them');
}

/** Checks the guest's address range behind masquerade. KubeVirt reads the range when the machine starts, and needs four addresses. */
export function podRangeProblems(network: NetworkSpec): Problem[] {
  if (network.kind !== 'pod' || nicOf(network)?.binding === 'bridge') return [];
  const { cidr, ipv6Cidr } = network;
  return ([['cidr', cidr, 'ipv4', '10.0.2.0/24'], ['ipv6Cidr', ipv6Cidr, 'ipv6', 'fd10:0:2::/120']] as const).flatMap(([property, text, family, example]): Problem[] => {
    if (text === undefined || text === '') return [];
    const range = Cidr.parse(text);
    if (range?.family === family && range.prefix <= (family === 'ipv4' ? 30 : 126)) return [];
    return [{
      code: 'CIDR_INVALID', message: `invalid \`${property}\` of Network.pod, so the machine never starts`, got: quote(text),
      allowed: `an ${family === 'ipv4' ? 'IPv4' : 'IPv6'} range of at least four addresses, e.g. ${example}`, fix: 'correct the range',
    }];
  });
}
