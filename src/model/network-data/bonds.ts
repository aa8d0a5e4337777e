import { invalid } from './report';
import { Problem, quote } from '../../findings/problem';

/** Modes of a bond by name, in the order of their numbers, and two modes of Open vSwitch. */
const MODES: readonly unknown[] = ['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb', 'balance-alb', 'balance-tcp', 'balance-slb'];

/** Parameters of a bond in version 2: those of cloud-init (`NET_CONFIG_TO_V2`) and of netplan. */
export const BOND_PARAMETERS: readonly string[] = ['mode', 'lacp-rate', 'mii-monitor-interval', 'min-links', 'transmit-hash-policy', 'ad-select', 'all-slaves-active',
  'all-members-active', 'arp-interval', 'arp-ip-target', 'arp-ip-targets', 'arp-validate', 'arp-all-targets', 'up-delay', 'down-delay', 'fail-over-mac-policy', 'gratuitous-arp',
  'gratuitious-arp', 'packets-per-slave', 'packets-per-member', 'primary', 'primary-reselect-policy', 'resend-igmp', 'learn-packet-interval'];

/** Parameters of a bridge in version 2. */
export const BRIDGE_PARAMETERS: readonly string[] = ['ageing-time', 'aging-time', 'priority', 'port-priority', 'forward-delay', 'hello-time', 'max-age', 'path-cost', 'stp'];

/** Checks the mode of a bond. The kernel also takes its number. */
export function bondMode(what: string, mode: unknown, problems: Problem[]): void {
  if (mode === undefined || MODES.includes(mode) || /^[0-6]$/.test(String(mode))) return;
  problems.push(invalid(`${what} that does not exist`, MODES.join(', '), 'correct it', quote(mode)));
}
