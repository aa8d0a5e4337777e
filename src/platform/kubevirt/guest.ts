import { MachineModel } from '../../model/machine';
import { Manifest } from '../manifest';

export const CLOUD_INIT_SUFFIX = '-cloud-init';
export const SSH_KEYS_SUFFIX = '-ssh-keys';

/**
 * The Secrets that a machine's guest is configured from: its cloud-init document and its SSH keys.
 *
 * A document inside the machine may have 2,048 bytes only, so it is always a Secret: a line more never moves it.
 */
export function guestSecrets(model: MachineModel): Manifest[] {
  const userdata = userData(model);
  return [
    ...userdata === undefined ? [] : [secret('CloudInit', `${model.name}${CLOUD_INIT_SUFFIX}`, { userdata })],
    ...model.sshKeys.length === 0
      ? []
      : [secret('SshKeys', `${model.name}${SSH_KEYS_SUFFIX}`, Object.fromEntries(model.sshKeys.map((key, i) => [`key${i}`, key])))],
  ];
}

/** Whether the machine needs the volume that cloud-init reads. */
export function hasCloudInit({ cloudInit, sshKeys }: MachineModel): boolean {
  return cloudInit !== undefined || sshKeys.length > 0;
}

/** Keys reach the guest by cloud-init's metadata, for which there has to be a document. */
function userData({ cloudInit, sshKeys }: MachineModel): string | undefined {
  if (cloudInit !== undefined || sshKeys.length === 0) return cloudInit;
  return ['#cloud-config', 'ssh_authorized_keys:', ...sshKeys.map(key => `  - ${JSON.stringify(key)}`), ''].join('\n');
}

function secret(id: string, name: string, stringData: Record<string, string>): Manifest {
  return { id, apiVersion: 'v1', kind: 'Secret', name, body: { type: 'Opaque', stringData } };
}
