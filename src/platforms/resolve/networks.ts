import { Problem, quote } from '../../findings/problem';
import { repeated } from '../../model/repeated';

/** The form of the names of networks on Cozystack, because its chart uses the name of a network as the name of the machine's interface. */
export const INTERFACE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** The name of the interface on the pod network, unless the machine sets another name. */
export const POD_NETWORK = 'default';

/** Checks the name of a network attachment. */
export function checkNetworkName(name: string, problems: Problem[]): void {
  if (INTERFACE_NAME.test(name) && name !== POD_NETWORK) return;
  problems.push({
    code: 'NETWORK_INVALID',
    message: name === POD_NETWORK ? `the name "${POD_NETWORK}" is reserved for the interface of the pod network` : 'invalid name of a network attachment',
    got: quote(name),
    allowed: `a-z, 0-9 and "-"; not "${POD_NETWORK}"`,
    fix: 'give the name of the NetworkAttachmentDefinition in the same namespace',
  });
}

/** A machine can have only one interface on a network. */
export function checkNetworkTwice(names: readonly string[], problems: Problem[]): void {
  for (const name of repeated(names)) {
    problems.push({ code: 'NETWORK_DUPLICATE', message: 'the machine is attached twice to one network', got: quote(name), fix: 'list each network once' });
  }
}
