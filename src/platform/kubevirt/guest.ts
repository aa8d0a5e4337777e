import { Problem, quote } from '../../findings/problem';
import { MachineModel } from '../../model/machine';
import { repeated } from '../../model/repeated';
import { DNS_LABEL } from '../kubernetes/names';
import { Manifest } from '../manifest';

const CLOUD_INIT_SUFFIX = '-cloud-init';
export const SSH_KEYS_SUFFIX = '-ssh-keys';

/** A Secret of keys becomes a volume of the launcher's pod, under its name and a suffix that KubeVirt does not cut (kubevirt#16277). */
export const ACCESS_CREDENTIAL_SECRET = 63 - '-access-cred'.length;

/**
 * The Secrets that a machine's guest is configured from: its cloud-init documents and its SSH keys.
 *
 * A document inside the machine may have 2,048 bytes only, so it is always a Secret: a line more never moves it.
 */
export function guestSecrets(model: MachineModel): Manifest[] {
  const { name, sshKeys, networkData } = model;
  const userdata = userData(model);
  const documents = { ...userdata !== undefined && { userdata }, ...networkData !== undefined && { networkdata: networkData } };
  return [
    ...Object.keys(documents).length === 0 ? [] : [secret('CloudInit', `${name}${CLOUD_INIT_SUFFIX}`, documents)],
    ...sshKeys.length === 0
      ? []
      : [secret('SshKeys', `${name}${SSH_KEYS_SUFFIX}`, Object.fromEntries(sshKeys.map((key, i) => [`key${i}`, key])))],
  ];
}

/** The volume that cloud-init reads, if the machine needs one. */
export function cloudInitVolume(model: MachineModel): object | undefined {
  const hasUserData = needsUserData(model);
  if (!hasUserData && model.networkData === undefined) return undefined;
  const reference = { name: `${model.name}${CLOUD_INIT_SUFFIX}` };
  return {
    [model.cloudInitDrive === 'configDrive' ? 'cloudInitConfigDrive' : 'cloudInitNoCloud']: {
      secretRef: hasUserData ? reference : undefined,
      networkDataSecretRef: model.networkData === undefined ? undefined : reference,
    },
  };
}

/** Where the guest gets keys and passwords from that no document holds. */
export function credentialFields({ name, sshKeys, accessCredentials = [], cloudInitDrive }: MachineModel): object[] | undefined {
  const drive = { [cloudInitDrive ?? 'noCloud']: {} };
  const keys = (secretName: string, propagationMethod: object) => ({ sshPublicKey: { source: { secret: { secretName } }, propagationMethod } });
  const fields = [
    ...sshKeys.length === 0 ? [] : [keys(`${name}${SSH_KEYS_SUFFIX}`, drive)],
    ...accessCredentials.map(credential => {
      switch (credential.kind) {
        case 'sshKeys': return keys(credential.secret, drive);
        case 'sshKeysByAgent': return keys(credential.secret, { qemuGuestAgent: { users: [...credential.users] } });
        case 'passwordsByAgent':
          return { userPassword: { source: { secret: { secretName: credential.secret } }, propagationMethod: { qemuGuestAgent: {} } } };
      }
    }),
  ];
  return fields.length === 0 ? undefined : fields;
}

/** What KubeVirt refuses of credentials, or the machine's pod does not start with. */
export function checkCredentials({ accessCredentials = [] }: MachineModel, problems: Problem[]): void {
  const wrong = (message: string, got: unknown, allowed: string) => problems.push({
    code: 'CREDENTIAL_INVALID', message, got: quote(got), allowed, fix: 'give what is allowed',
  });
  for (const credential of accessCredentials) {
    const { secret: name } = credential;
    if (!DNS_LABEL.test(name) || name.length > ACCESS_CREDENTIAL_SECRET) {
      wrong('the name of a Secret of credentials is one that the pod of the machine cannot have as a volume', name,
        `a DNS label of at most ${ACCESS_CREDENTIAL_SECRET} characters`);
    }
    if (credential.kind === 'sshKeysByAgent' && (credential.users.length === 0 || credential.users.some(user => user.trim() === ''))) {
      wrong(`the keys in "${name}" are for nobody; KubeVirt refuses the machine`, credential.users, 'at least one user');
    }
  }
  // The pod has one volume of each Secret, whatever it is read for.
  for (const twice of repeated(accessCredentials.map(({ secret: name }) => name))) {
    wrong('a Secret of credentials is listed twice', twice, 'each once');
  }
}

/** Keys reach the guest by cloud-init's metadata, for which there has to be a document. */
function needsUserData({ cloudInit, sshKeys, accessCredentials = [] }: MachineModel): boolean {
  return cloudInit !== undefined || sshKeys.length > 0 || accessCredentials.some(({ kind }) => kind === 'sshKeys');
}

function userData(model: MachineModel): string | undefined {
  const { cloudInit, sshKeys } = model;
  if (cloudInit !== undefined || !needsUserData(model)) return cloudInit;
  const keys = sshKeys.length === 0 ? [] : ['ssh_authorized_keys:', ...sshKeys.map(each => `  - ${JSON.stringify(each)}`)];
  return ['#cloud-config', ...keys, ''].join('\n');
}

function secret(id: string, name: string, stringData: Record<string, string>): Manifest {
  return { id, apiVersion: 'v1', kind: 'Secret', name, body: { type: 'Opaque', stringData } };
}
