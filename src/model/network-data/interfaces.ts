import { invalid } from './report';
import { matchedMacs } from './static-addresses';
import { Problem } from '../../findings/problem';
import { repeated } from '../repeated';
import { isMap } from '../user-data/plain';

type Map = Readonly<Record<string, unknown>>;

/** An interface of version 1 or 2. */
interface Link {
  readonly name: string;
  /** Names of the interfaces that belong to this bond or bridge. */
  readonly members: readonly unknown[];
  /** The number and the parent interface of a VLAN. */
  readonly vlan?: string;
}

/** Reports interfaces that cannot exist together: with the same name, network card, member or VLAN. */
export function interfaceConflicts(document: Map, problems: Problem[]): void {
  const links = document.version === 1 ? ofVersion1(document) : ofVersion2(document);
  const twice = (values: readonly string[], what: string, why: string, fix: string) => {
    for (const each of repeated(values)) problems.push(invalid(`has ${what} ${each} twice${why}`, 'each once', fix));
  };
  twice(links.map(({ name }) => name), 'the interface', ', so the guest uses only one of the two', 'rename or remove one of the two');
  twice(matchedMacs(document), 'the network card', ', so the guest uses only one of the two interfaces', 'correct the MAC address of one of the two');
  twice(links.flatMap(({ members }) => [...new Set(members.map(String))]), 'the member', '; an interface belongs to one bond or bridge', 'remove it from one of them');
  twice(links.flatMap(({ vlan }) => vlan ?? []), 'the VLAN', ', which the kernel rejects', 'correct the number of one of the two');
}

/** Kinds of version 2 whose entries are interfaces with the name of their key. */
const KINDS: readonly string[] = ['ethernets', 'bonds', 'bridges', 'vlans', 'wifis', 'tunnels', 'vrfs', 'dummy-devices'];

function ofVersion2(document: Map): Link[] {
  return KINDS.flatMap(kind => (isMap(document[kind]) ? Object.entries(document[kind]) : []).map(([key, value]): Link => {
    const each = isMap(value) ? value : {};
    return {
      name: typeof each['set-name'] === 'string' ? each['set-name'] : key,
      members: kind === 'bonds' || kind === 'bridges' ? list(each.interfaces) : [],
      ...kind === 'vlans' && { vlan: vlanOf(each.id, each.link) },
    };
  }));
}

function ofVersion1({ config }: Map): Link[] {
  return list(config).filter(isMap).filter(({ name }) => typeof name === 'string').map((each): Link => ({
    name: String(each.name),
    members: [...list(each.bond_interfaces), ...list(each.bridge_interfaces)],
    ...each.type === 'vlan' && { vlan: vlanOf(each.vlan_id, each.vlan_link) },
  }));
}

function vlanOf(id: unknown, link: unknown): string | undefined {
  return id === undefined || link === undefined ? undefined : `${String(id)} on ${String(link)}`;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
