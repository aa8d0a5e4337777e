import { CLOUD_INIT_SUFFIX, userDataOf } from './cloud-init-volume';
import { AccessCredentialSpec, MachineSpec } from '../../../model/machine';
import { Joint, put } from '../../fields';
import { Manifest } from '../../manifest';
import { KubeVirtTarget } from '../target';

export const CREDENTIALS = ['spec', 'template', 'spec', 'accessCredentials'];

/** Writes keys and passwords as credentials. The documents of cloud-init are written as a volume among the disks, and as separate Secrets. */
export const guest: Joint<MachineSpec, KubeVirtTarget> = {
  write: (spec, tree) => {
    const credentials = credentialFields(spec);
    if (credentials) put(tree, CREDENTIALS, credentials);
  },
  read: () => ({}),
};

export const SSH_KEYS_SUFFIX = '-ssh-keys';

/** The longest name of a Secret with keys. KubeVirt adds a suffix, and the result is the name of a volume of the pod (kubevirt/kubevirt#16277). */
export const ACCESS_CREDENTIAL_SECRET = 63 - '-access-cred'.length;

/**
 * The Secrets with the configuration of a machine's guest: the cloud-init documents and the SSH keys.
 *
 * A document in the manifest of the machine can have at most 2,048 bytes. By default, the document is in a Secret, which has room for more.
 */
export function guestSecrets(model: MachineSpec): Manifest[] {
  const { name, sshKeys = [], networkData, cloudInitDelivery = 'secret' } = model;
  const userdata = userDataOf(model);
  const documents = { ...userdata !== undefined && { userdata }, ...networkData !== undefined && { networkdata: networkData } };
  return [
    ...Object.keys(documents).length === 0 || cloudInitDelivery !== 'secret' ? [] : [secret('CloudInit', `${name}${CLOUD_INIT_SUFFIX}`, documents)],
    ...sshKeys.length === 0
      ? []
      : [secret('SshKeys', `${name}${SSH_KEYS_SUFFIX}`, Object.fromEntries(sshKeys.map((key, i) => [`key${i}`, key])))],
  ];
}

export function readCredential(field: any): AccessCredentialSpec | undefined {
  const { sshPublicKey, userPassword } = field;
  const name = (sshPublicKey ?? userPassword)?.source?.secret?.secretName;
  if (userPassword) return { kind: 'passwordsByAgent', secret: name };
  const users = sshPublicKey?.propagationMethod?.qemuGuestAgent?.users;
  return users ? { kind: 'sshKeysByAgent', secret: name, users } : sshPublicKey && { kind: 'sshKeys', secret: name };
}

/** The sources of keys and passwords that are not in a document. */
export function credentialFields(
  { name, sshKeys = [], accessCredentials = [], cloudInitDrive }: Pick<MachineSpec, 'name' | 'sshKeys' | 'accessCredentials' | 'cloudInitDrive'>,
): object[] | undefined {
  const drive = { [cloudInitDrive ?? 'noCloud']: {} };
  const keys = (secretName: string, propagationMethod: object) => ({ sshPublicKey: { source: { secret: { secretName } }, propagationMethod } });
  const fields = [
    ...sshKeys.length === 0 ? [] : [keys(`${name}${SSH_KEYS_SUFFIX}`, drive)],
    ...accessCredentials.map(credential => {
      switch (credential.kind) {
        case 'sshKeys': return keys(credential.secret, drive);
        case 'sshKeysByAgent': return keys(credential.secret, { qemuGuestAgent: { users: credential.users } });
        case 'passwordsByAgent':
          return { userPassword: { source: { secret: { secretName: credential.secret } }, propagationMethod: { qemuGuestAgent: {} } } };
      }
    }),
  ];
  return fields.length === 0 ? undefined : fields;
}

function secret(id: string, name: string, stringData: Record<string, string>): Manifest {
  return { id, apiVersion: 'v1', kind: 'Secret', name, body: { type: 'Opaque', stringData } };
}
