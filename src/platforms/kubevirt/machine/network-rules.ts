import { behindMasquerade } from './masquerade-address';
import { nicProblems, podRangeProblems } from './nic-rules';
import { interfaceName } from './nics';
import { duplicateDeviceProblems } from './unique-rules';
import { Problem, quote } from '../../../findings/problem';
import { MachineSpec } from '../../../model/machine';
import { networksOf, NetworkSpec, nicOf } from '../../../model/nic';
import { repeated } from '../../../model/repeated';
import { DNS_LABEL, DNS_SUBDOMAIN } from '../../kubernetes/names';
import { checkNetworkTwice } from '../../resolve/networks';
import { notSupported } from '../../resolve/problems';
import { KubeVirtTarget } from '../target';

/** Whether a text is a valid reference to a network attachment: `name`, or `namespace/name` for another namespace. */
function isAttachment(name: string): boolean {
  const [last, ...before] = name.split('/').reverse();
  return DNS_SUBDOMAIN.test(last) && before.length < 2 && before.every(namespace => DNS_LABEL.test(namespace));
}

const INTERFACE = /^[A-Za-z0-9_-]+$/;

/** Reports networks that KubeVirt's webhooks reject, or that have no effect. */
export function checkNetworks(spec: MachineSpec, target: KubeVirtTarget, problems: Problem[]): void {
  const { networks = [], networkInterface, podNetwork } = spec;
  const wrong = (message: string, got: unknown, allowed: string, fix: string) => problems.push({ code: 'NETWORK_INVALID', message, got: quote(got), allowed, fix });
  const all = networksOf(spec);
  for (const network of all) {
    const { alias, binding } = nicOf(network) ?? {};
    problems.push(...nicProblems(network), ...podRangeProblems(network));
    if (alias !== undefined && !INTERFACE.test(alias)) wrong('an interface has an invalid name; KubeVirt rejects the machine', alias, 'A-Z, a-z, 0-9, "_" and "-"', 'correct its `alias`');
    if (binding === 'masquerade' && network.kind !== 'pod') {
      wrong('wrong binding: only interfaces of the pod network can use masquerade', binding, 'bridge, sriov or a plugin', 'use another `binding`');
    }
    if (binding === 'sriov' && network.kind === 'pod') wrong('wrong binding: interfaces of the pod network cannot use sriov', binding, 'masquerade, bridge or a plugin', 'use another `binding`');
    if (network.kind === 'named' && !isAttachment(network.name)) {
      wrong('a network attachment has an invalid name', network.name, 'name or namespace/name, of a-z, 0-9, "-" and "."', 'use the name of the NetworkAttachmentDefinition');
    }
  }
  if (networkInterface && (podNetwork === false || networks.some(({ kind }) => kind === 'pod'))) {
    wrong('`networkInterface` has no effect: it describes the default interface of the pod network, which the machine does not have',
      'networkInterface', '`networkInterface` of a machine that has no Network.pod in `networks` and does not set `podNetwork` to false', 'set the interface in Network.pod, or remove `networkInterface`');
  }
  if (podNetwork === false && networks.some(({ kind }) => kind === 'pod')) {
    wrong('contradictory networks: `podNetwork` is false, and `networks` has Network.pod', '`podNetwork` is false', 'one of the two', 'remove `podNetwork` or Network.pod');
  }
  if (networks.some(({ kind }) => kind === 'vpcSubnet')) {
    problems.push(notSupported('virtual private clouds (`Network.vpcSubnet`)', 'Network.fromName, with a NetworkAttachmentDefinition', target));
  }
  problems.push(...duplicateDeviceProblems(spec), ...behindMasquerade(spec, all));
  checkInterfaceNames(all.filter(({ kind }) => kind !== 'vpcSubnet'), problems);
}

/**
 * An interface has the name of its network, or its `alias`. Without an `alias`, two interfaces with the same name are on the same network, or on
 * networks whose names differ only in characters that an interface cannot have.
 */
function checkInterfaceNames(networks: readonly NetworkSpec[], problems: Problem[]): void {
  for (const name of repeated(networks.map(interfaceName))) {
    const attached = networks.filter(network => interfaceName(network) === name);
    if (new Set(attached.map(attachmentOf)).size === 1) {
      checkNetworkTwice([name, name], problems);
    } else {
      problems.push({
        code: 'NETWORK_INVALID',
        message: 'two interfaces of the machine have the same name; KubeVirt rejects the machine',
        got: `${quote(name)}, of ${attached.map(attachmentOf).join(' and ')}`,
        allowed: 'a different name for each interface',
        fix: 'set another `alias` for one of them',
      });
    }
  }
}

function attachmentOf(network: NetworkSpec): string {
  return network.kind === 'named' ? quote(network.name) : 'the pod network';
}
