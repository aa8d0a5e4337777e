import { SINCE, since } from './capabilities';
import { CozystackTarget } from './target';
import { subnetAttachmentName } from './vpc/identifiers';
import { Problem, quote } from '../../findings/problem';
import { MachineModel, NetworkModel } from '../../model/machine';
import { checkNetworkName, checkNetworkTwice, INTERFACE_NAME } from '../resolve/networks';
import { notSupported } from '../resolve/problems';

/** The additional networks in the field that the version has for them. */
export function resolveNetworks(model: MachineModel, target: CozystackTarget, problems: Problem[]): object {
  if (model.networks.length === 0) return {};
  const field = target.capabilities.networkField;
  if (!field) problems.push(notSupported('additional networks', since(SINCE.subnets), target));
  const names = model.networks.map(network => attachmentName(network, model.namespace, problems));
  checkNetworkTwice(names.filter(name => name !== undefined), problems);
  return { [field ?? 'networks']: names.map(name => ({ name })) };
}

function attachmentName(network: NetworkModel, namespace: string | undefined, problems: Problem[]): string | undefined {
  if (network.kind === 'named') {
    checkNetworkName(network.name, problems);
    return network.name;
  }
  for (const [what, name] of [['network', network.vpc], ['subnet', network.subnet]]) {
    if (INTERFACE_NAME.test(name) && !name.startsWith('virtualprivatecloud-')) continue;
    problems.push({
      code: 'NETWORK_INVALID',
      message: `a VPC ${what} has a name that cannot exist`,
      got: quote(name),
      allowed: 'the name of the VirtualPrivateCloud and of its subnet as they are declared, without the platform\'s prefix',
      fix: `correct the name of the ${what}`,
    });
  }
  if (namespace === undefined) {
    problems.push({
      code: 'NETWORK_INVALID',
      message: 'the attachment of a VPC subnet has a name computed from the namespace, and the chart has none',
      got: quote(`${network.vpc}/${network.subnet}`),
      fix: 'give the chart its `namespace`, e.g. "tenant-prod"',
    });
    return undefined;
  }
  return subnetAttachmentName(namespace, network.vpc, network.subnet);
}
