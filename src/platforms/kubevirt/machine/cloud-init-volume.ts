import { MachineSpec } from '../../../model/machine';

/** The name of the volume with the cloud-init documents. The volume is after the disks, unless the machine sets its position. */
export const CLOUD_INIT_VOLUME = 'cloudinit';

export const CLOUD_INIT_SUFFIX = '-cloud-init';

/** The fields of a machine from which its cloud-init documents are created. */
export type Documents = Pick<MachineSpec,
'name' | 'userData' | 'networkData' | 'userDataSecret' | 'networkDataSecret' | 'cloudInitDelivery' | 'cloudInitDrive' | 'sshKeys' | 'accessCredentials'>;

/** The source of the volume that cloud-init reads, if the machine needs one. */
export function cloudInitSource(model: Documents): object | undefined {
  const { userDataSecret, networkData, networkDataSecret, cloudInitDelivery: delivery = 'secret' } = model;
  const hasUserData = userDataSecret !== undefined || needsUserData(model);
  if (!hasUserData && networkData === undefined && networkDataSecret === undefined) return undefined;
  const reference = { name: `${model.name}${CLOUD_INIT_SUFFIX}` };
  const inline = (field: string, text: string | undefined) => text === undefined ? {}
    : delivery === 'inline' ? { [field]: text } : { [`${field}Base64`]: Buffer.from(text).toString('base64') };
  const userData = userDataSecret !== undefined ? { secretRef: { name: userDataSecret } }
    : delivery === 'secret' ? { secretRef: hasUserData ? reference : undefined } : inline('userData', userDataOf(model));
  const network = networkDataSecret !== undefined ? { networkDataSecretRef: { name: networkDataSecret } }
    : delivery === 'secret' ? { networkDataSecretRef: networkData === undefined ? undefined : reference } : inline('networkData', networkData);
  return { [driveField(model)]: { ...userData, ...network } };
}

/** The field of a volume for the machine's kind of cloud-init drive. */
export function driveField({ cloudInitDrive }: Pick<MachineSpec, 'cloudInitDrive'>): 'cloudInitConfigDrive' | 'cloudInitNoCloud' {
  return cloudInitDrive === 'configDrive' ? 'cloudInitConfigDrive' : 'cloudInitNoCloud';
}

/** Whether the volume needs user data. KubeVirt passes SSH keys in cloud-init's metadata, and a drive with metadata needs user data too. */
export function needsUserData({ userData, userDataSecret, sshKeys = [], accessCredentials = [] }: Documents): boolean {
  return userData !== undefined || userDataSecret === undefined && (sshKeys.length > 0 || accessCredentials.some(({ kind }) => kind === 'sshKeys'));
}

/** The user data that this library writes. */
export function userDataOf(model: Documents): string | undefined {
  if (model.userData !== undefined || !needsUserData(model)) return model.userData;
  return keysDocument(model.sshKeys ?? []);
}

/** User data with only the SSH keys. */
export function keysDocument(keys: readonly string[]): string {
  const lines = keys.length === 0 ? [] : ['ssh_authorized_keys:', ...keys.map(each => `  - ${JSON.stringify(each)}`)];
  return ['#cloud-config', ...lines, ''].join('\n');
}
