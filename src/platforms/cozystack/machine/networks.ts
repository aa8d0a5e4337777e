import { listNames, suggest } from '../../../findings/nearest';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec, NetworkSpec } from '../../../model/machine';
import { nicOf } from '../../../model/nic';
import { misreading } from '../../../model/yaml/plain';
import { NodeContext } from '../../context';
import { ApiTree, Joint, take } from '../../fields';
import { checkNetworkName, checkNetworkTwice, INTERFACE_NAME } from '../../resolve/networks';
import { notSupported, PLAIN_KUBEVIRT } from '../../resolve/problems';
import { SINCE, since } from '../capabilities';
import { CozystackTarget } from '../target';
import { subnetAttachmentName } from '../vpc/identifiers';
import { SUBNET_NAME } from '../vpc/ranges';

/** `networks` of the model becomes `networks` of the Helm chart. Before Cozystack 1.3, the field of the Helm chart is `subnets`. */
export const networks: Joint<MachineSpec, CozystackTarget> = {
  write: (spec, tree, context, target, problems) => {
    if (!spec.networks || spec.networks.length === 0) return;
    const field = target.capabilities.networkField;
    if (!field) problems.push(notSupported('additional networks', since(SINCE.subnets), target));
    if (spec.networks.some(({ kind }) => kind === 'pod')) problems.push(notSupported('an explicit position of the pod network (`Network.pod`)', PLAIN_KUBEVIRT, target));
    const names = spec.networks.filter(network => network.kind !== 'pod').map(network => attachmentName(network, spec.name, context, problems));
    checkNetworkTwice(names.filter(name => name !== undefined), problems);
    if (spec.networks.some(network => nicOf(network))) problems.push(notSupported('settings of network interfaces (`nic`)', PLAIN_KUBEVIRT, target));
    ((tree.spec ??= {}) as ApiTree)[field ?? 'networks'] = names.map(name => ({ name }));
  },
  read: (tree, _, target) => {
    const attached = ['networks', 'subnets'].flatMap(field => (
      field === target.capabilities.networkField ? take<readonly { readonly name: string }[]>(tree, ['spec', field]) ?? [] : []
    ));
    return attached.length === 0 ? {} : { networks: attached.map(({ name }) => ({ kind: 'named', name })) };
  },
};

function attachmentName(network: Exclude<NetworkSpec, { readonly kind: 'pod' }>, machine: string, context: NodeContext, problems: Problem[]): string | undefined {
  const { namespace } = context;
  if (network.kind === 'named') {
    checkNetworkName(network.name, problems);
    return network.name;
  }
  checkSubnet(network, machine, context, problems);
  for (const [what, name, pattern] of [['network', network.vpc, INTERFACE_NAME], ['subnet', network.subnet, SUBNET_NAME]] as const) {
    // A network with a name that YAML misreads is never created.
    if (pattern.test(name) && !name.startsWith('virtualprivatecloud-') && misreading(name) === undefined) continue;
    problems.push({
      code: 'NETWORK_INVALID',
      message: `a VPC ${what} has an invalid name`,
      got: quote(name),
      allowed: 'the declared name of the VirtualPrivateCloud or of the subnet, without the platform\'s prefix',
      fix: `correct the name of the ${what}`,
    });
  }
  if (namespace === undefined) {
    problems.push({
      code: 'NETWORK_INVALID',
      message: 'missing namespace: the name of a VPC subnet\'s attachment depends on the namespace',
      got: quote(`${network.vpc}/${network.subnet}`),
      fix: 'set `namespace` of the chart, e.g. to "tenant-prod"',
    });
    return undefined;
  }
  return subnetAttachmentName(namespace, network.vpc, network.subnet);
}

/** Checks a reference to a subnet: a private network of the model must declare the subnet. */
function checkSubnet(network: NetworkSpec & { kind: 'vpcSubnet' }, machine: string, context: NodeContext, problems: Problem[]): void {
  if (!network.declared || network.elsewhere?.otherCluster) return;
  const namespace = network.elsewhere ? network.elsewhere.namespace : context.namespace;
  const declared = context.findIn(namespace, 'privateNetwork', network.vpc)?.subnets.map(({ name }) => name);
  if (!declared || declared.includes(network.subnet)) return;
  problems.push({
    code: 'SUBNET_UNKNOWN',
    message: `private network "${network.vpc}" has no subnet "${network.subnet}", so machine "${machine}" would never start`,
    got: quote(network.subnet),
    allowed: listNames(declared),
    fix: suggest(network.subnet, declared, 'add the subnet: `addSubnet`'),
  });
}
