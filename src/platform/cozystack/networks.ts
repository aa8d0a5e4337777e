import { SINCE, since } from './capabilities';
import { CozystackTarget } from './target';
import { subnetAttachmentName } from './vpc';
import { Problem, quote } from '../../findings/problem';
import { MachineModel, NetworkModel } from '../../model/machine';
import { notSupported } from '../resolve/problems';

/** KubeVirt takes the attachment's name as the interface's name too. */
const INTERFACE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** The chart calls the machine's first interface so. */
const POD_NETWORK = 'default';

/** The additional networks in the field that the version has for them. */
export function resolveNetworks(model: MachineModel, target: CozystackTarget, problems: Problem[]): object {
  if (model.networks.length === 0) return {};
  const field = target.capabilities.networkField;
  if (!field) problems.push(notSupported('additional networks', since(SINCE.subnets), target));
  const names = model.networks.map(network => attachmentName(network, model.namespace, problems));
  for (const name of new Set(names.filter((candidate, i) => candidate !== undefined && names.indexOf(candidate) !== i))) {
    problems.push({ code: 'NETWORK_DUPLICATE', message: 'the machine is attached twice to one network', got: quote(name), fix: 'name each network once' });
  }
  return { [field ?? 'networks']: names.map(name => ({ name })) };
}

function attachmentName(network: NetworkModel, namespace: string | undefined, problems: Problem[]): string | undefined {
  if (network.kind === 'named') {
    if (network.name === POD_NETWORK || !INTERFACE_NAME.test(network.name)) {
      problems.push({
        code: 'NETWORK_INVALID',
        message: network.name === POD_NETWORK ? 'every machine has an interface "default" already' : 'a network attachment has a name that KubeVirt refuses',
        got: quote(network.name),
        allowed: 'a-z, 0-9 and "-"; not "default"',
        fix: 'give the name of the NetworkAttachmentDefinition in the same namespace',
      });
    }
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
