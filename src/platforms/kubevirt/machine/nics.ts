import { isLeft } from './left';
import type { MachineSpec, NetworkSpec, NicSpec } from '../../../model/machine';
import { MachineDefault } from '../../../model/machine-default';
import { networksOf, nicOf } from '../../../model/nic';
import { same } from '../../../model/same';
import { UNLESS_ZERO } from '../../codecs';
import { ApiTree, at, Joint, put, take } from '../../fields';
import { Parts, unlessEmpty } from '../../parts';
import { POD_NETWORK } from '../../resolve/networks';
import { KubeVirtTarget } from '../target';

const DEVICES = ['spec', 'template', 'spec', 'domain', 'devices'];
const INTERFACES = [...DEVICES, 'interfaces'];
const NETWORKS = ['spec', 'template', 'spec', 'networks'];
const AUTOATTACH = [...DEVICES, 'autoattachPodInterface'];

/** `networks`, `networkInterface` and `podNetwork` become interfaces and their networks. */
export const nics: Joint<MachineSpec, KubeVirtTarget> = {
  write: (spec, tree) => {
    if (isLeft(spec, MachineDefault.POD_INTERFACE) && !spec.networks && !spec.networkInterface && spec.podNetwork === undefined) return;
    const networks = networksOf(spec);
    // If a machine has no interface, KubeVirt creates one on the pod network, unless `autoattachPodInterface` is false.
    if (networks.length === 0) {
      put(tree, AUTOATTACH, false);
      return;
    }
    put(tree, INTERFACES, networks.map(interfaceOf));
    put(tree, NETWORKS, networks.map(networkOf));
  },
  read: tree => {
    const interfaces = at(tree, INTERFACES) as readonly ApiTree[] | undefined;
    const networks = at(tree, NETWORKS) as readonly ApiTree[] | undefined;
    if (interfaces === undefined && networks === undefined) return take(tree, AUTOATTACH) === false ? { podNetwork: false } : {};
    const read = interfaces?.map(each => readNetwork(each, networks?.find(({ name }) => name === each.name)));
    // Interfaces and networks in a form that this library does not write stay in the tree.
    if (!read || read.some(each => each === undefined)) return {};
    const all = read as NetworkSpec[];
    if (!same(all.map(interfaceOf), interfaces) || !same(all.map(networkOf), networks)) return {};
    take(tree, INTERFACES);
    take(tree, NETWORKS);
    return settled(all);
  },
};

/** The shortest properties for a list of networks. By default, the pod network is the first network, and is then left out of the list. */
function settled(networks: readonly NetworkSpec[]): Partial<MachineSpec> {
  const [first, ...others] = networks;
  if (networks.every(({ kind }) => kind !== 'pod')) return { networks, podNetwork: false };
  if (first.kind !== 'pod' || first.cidr !== undefined || first.ipv6Cidr !== undefined || others.some(({ kind }) => kind === 'pod')) return { networks };
  return { ...others.length > 0 && { networks: others }, ...first.nic && { networkInterface: first.nic } };
}

type Rest = Omit<Required<NicSpec>, 'alias' | 'binding' | 'plugin'>;

/** The fields other than the name and the binding. */
const SETTINGS = new Parts<Rest>({
  model: { at: '/model' },
  macAddress: { at: '/macAddress' },
  ports: { at: '/ports', codec: UNLESS_ZERO },
  bootOrder: { at: '/bootOrder' },
  acpiIndex: { at: '/acpiIndex', codec: UNLESS_ZERO },
  pciAddress: { at: '/pciAddress', codec: UNLESS_ZERO },
  dhcpOptions: { at: '/dhcpOptions' },
  tag: { at: '/tag', codec: UNLESS_ZERO },
  state: { at: '/state' },
});

/** The core bindings of KubeVirt. */
export const BINDINGS: readonly string[] = ['masquerade', 'bridge', 'sriov', 'passtBinding'];

function interfaceOf(network: NetworkSpec): ApiTree {
  const { binding = bindingOf(network), plugin } = nicOf(network) ?? {};
  const tree: ApiTree = { name: interfaceName(network), ...plugin === undefined ? { [binding]: {} } : { binding: { name: plugin } } };
  SETTINGS.write((nicOf(network) ?? {}) as Rest, tree);
  return tree;
}

/** The default binding of an interface. Live migration needs masquerade on the pod network. */
function bindingOf({ kind }: NetworkSpec): string {
  return kind === 'pod' ? 'masquerade' : 'bridge';
}

function networkOf(network: NetworkSpec): object {
  const name = interfaceName(network);
  if (network.kind !== 'pod') return { name, multus: { networkName: network.kind === 'named' ? network.name : '' } };
  const { cidr, ipv6Cidr } = network;
  return { name, pod: { ...cidr !== undefined && { vmNetworkCIDR: cidr }, ...ipv6Cidr !== undefined && { vmIPv6NetworkCIDR: ipv6Cidr } } };
}

/** The name of an interface in the machine. The name of a network can have a slash (`namespace/name`) and dots, which an interface cannot have. */
export function interfaceName(network: NetworkSpec): string {
  return nicOf(network)?.alias ?? (network.kind === 'pod' ? POD_NETWORK : network.kind === 'named' ? network.name.replace(/[^A-Za-z0-9_-]/g, '-') : '');
}

function readNetwork(device: ApiTree, network: ApiTree | undefined): NetworkSpec | undefined {
  const { name, ...rest } = structuredClone(device);
  const settings = SETTINGS.read(rest);
  const { binding: pluggedIn, ...bindings } = rest as { binding?: { name?: string } } & Record<string, object>;
  const [binding, ...more] = Object.keys(bindings);
  const { pod, multus } = (network ?? {}) as Readonly<Record<string, any>>;
  const place: NetworkSpec | undefined = pod
    ? { kind: 'pod', ...pod.vmNetworkCIDR !== undefined && { cidr: pod.vmNetworkCIDR }, ...pod.vmIPv6NetworkCIDR !== undefined && { ipv6Cidr: pod.vmIPv6NetworkCIDR } }
    : multus && { kind: 'named', name: multus.networkName };
  const isPlugged = pluggedIn?.name !== undefined;
  if (!place || more.length > 0 || isPlugged === (binding !== undefined) || !isPlugged && !BINDINGS.includes(binding)) return undefined;
  const nic: NicSpec = {
    ...name !== interfaceName(place) && { alias: name as string },
    ...!isPlugged && binding !== bindingOf(place) && { binding },
    ...isPlugged && { plugin: pluggedIn.name },
    ...settings,
  };
  return { ...place, ...unlessEmpty(nic) && { nic } } as NetworkSpec;
}
