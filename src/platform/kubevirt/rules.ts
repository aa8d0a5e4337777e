import { KubeVirtTarget } from './target';
import { CLOUD_INIT_VOLUME } from './virtual-machine';
import { Problem, quote } from '../../findings/problem';
import { MachineModel } from '../../model/machine';
import { checkAttachments } from '../resolve/attachments';
import { checkNetworkName, checkNetworkTwice } from '../resolve/networks';
import { notSupported } from '../resolve/problems';

/** What KubeVirt's webhooks refuse of a machine's disks, and what keeps it from booting. */
export function checkDisks({ disks }: MachineModel, problems: Problem[]): void {
  checkAttachments(disks, 63, problems);
  for (const { name, tuning } of disks) {
    if (tuning?.serial !== undefined && !/^[A-Za-z0-9_.+-]{0,256}$/.test(tuning.serial)) {
      problems.push({
        code: 'HARDWARE_INVALID',
        message: `the serial number of disk "${name}" is one that KubeVirt refuses`,
        got: quote(tuning.serial),
        allowed: 'at most 256 of A-Z, a-z, 0-9, "_", ".", "+", "-"',
        fix: 'give what is allowed, or leave it out',
      });
    }
    if (name === CLOUD_INIT_VOLUME) {
      problems.push({
        code: 'NAME_INVALID', message: 'a disk has the name of the volume of cloud-init', got: quote(name), fix: 'give the disk another `name`',
      });
    }
  }
}

/** Six bytes, the first of them even: an odd one is a group's. */
export const MAC_ADDRESS = /^[0-9a-f][02468ace](:[0-9a-f]{2}){5}$/i;

export function checkNetworks({ networks, card }: MachineModel, target: KubeVirtTarget, problems: Problem[]): void {
  const macAddresses = [card, ...networks.map(network => network.kind === 'named' ? network.card : undefined)].map(each => each?.macAddress);
  for (const macAddress of macAddresses) {
    // KubeVirt keeps this one for itself.
    if (macAddress === undefined || MAC_ADDRESS.test(macAddress) && macAddress !== '02:00:00:00:00:00') continue;
    problems.push({
      code: 'NETWORK_INVALID', message: 'a MAC address is none of a machine\'s', got: quote(macAddress), allowed: 'e.g. 02:00:00:00:00:01', fix: 'correct it',
    });
  }
  const names = networks.flatMap(network => network.kind === 'named' ? [network.name] : []);
  if (names.length < networks.length) {
    problems.push(notSupported('virtual private clouds (`Network.vpcSubnet`)', 'Network.named, with a NetworkAttachmentDefinition', target));
  }
  for (const name of names) checkNetworkName(name, problems);
  checkNetworkTwice(names, problems);
}
