import { CLOUD_INIT_SUFFIX, cloudInitSource, keysDocument, needsUserData } from './cloud-init-volume';
import { VOLUMES } from './disks';
import { CREDENTIALS, credentialFields, readCredential, SSH_KEYS_SUFFIX } from './guest';
import { READ_CLOUD_INIT } from './inline-volume';
import { AccessCredentialSpec, MachineSpec } from '../../../model/machine';
import { same } from '../../../model/same';
import { ApiTree, at, put, take } from '../../fields';
import { ObjectIndex } from '../../reading';

type Texts = Readonly<Record<string, string>>;
type GuestSpec = Partial<Pick<MachineSpec, 'sshKeys' | 'userData' | 'networkData' | 'userDataSecret' | 'networkDataSecret' | 'cloudInitDelivery' | 'accessCredentials' | 'cloudInitDrive'>>;

const FIELDS = ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const;

/**
 * Reads a machine's cloud-init volume, credentials and Secrets. The volume keeps its position among the disks. A volume
 * or a credential in a form that this library does not write stays in the tree.
 */
export function readGuest(name: string, namespace: string | undefined, tree: ApiTree, index: ObjectIndex): GuestSpec {
  const volumes = (at(tree, VOLUMES) ?? []) as ApiTree[];
  const given = volumes.filter(volume => FIELDS.some(field => field in volume));
  const fields = at(tree, CREDENTIALS) as readonly object[] | undefined;
  const textsOf = (suffix: string) => (index.find('Secret', namespace, `${name}${suffix}`)?.stringData ?? {}) as Texts;
  const sshKeys = Object.values(textsOf(SSH_KEYS_SUFFIX));
  const others = fields?.map(readCredential).filter(each => each !== undefined && each.secret !== `${name}${SSH_KEYS_SUFFIX}`);
  const keys: GuestSpec = {
    ...sshKeys.length > 0 && { sshKeys },
    ...others && others.length > 0 && { accessCredentials: others as AccessCredentialSpec[] },
    ...usesConfigDrive(given[0], fields) && { cloudInitDrive: 'configDrive' },
  };
  const texts = given.length === 1 ? readDocuments(name, given[0], textsOf(CLOUD_INIT_SUFFIX), keys) : {};
  const source = cloudInitSource({ name, ...keys, ...texts });
  const hasVolume = source !== undefined && given.length === 1 && same(given[0], { name: given[0].name, ...source });
  if (hasVolume) put(tree, VOLUMES, volumes.map(volume => volume === given[0] ? { name: volume.name, [READ_CLOUD_INIT]: {} } : volume));
  const hasKeys = (hasVolume || source === undefined) && same(credentialFields({ name, ...keys }), fields);
  if (hasKeys) take(tree, CREDENTIALS);
  return { ...hasKeys && keys, ...hasVolume && { ...texts, ...keys.cloudInitDrive && { cloudInitDrive: keys.cloudInitDrive } } };
}

/** Reads documents from the manifest or from the Secret that this library writes. For a document in another Secret, reads the name of the Secret. */
function readDocuments(name: string, volume: ApiTree, ours: Texts, keys: GuestSpec): GuestSpec {
  const given = (volume.cloudInitNoCloud ?? volume.cloudInitConfigDrive) as Readonly<Record<string, any>>;
  const texts: { -readonly [K in keyof GuestSpec]: GuestSpec[K] } = {};
  const secret = `${name}${CLOUD_INIT_SUFFIX}`;
  const isText = (field: string) => typeof given[field] === 'string';
  if (isText('userData') || isText('networkData')) texts.cloudInitDelivery = 'inline';
  else if (isText('userDataBase64') || isText('networkDataBase64')) texts.cloudInitDelivery = 'inlineBase64';
  for (const [field, key, reference, external] of [
    ['userData', 'userdata', 'secretRef', 'userDataSecret'], ['networkData', 'networkdata', 'networkDataSecretRef', 'networkDataSecret'],
  ] as const) {
    if (isText(field)) texts[field] = given[field];
    else if (isText(`${field}Base64`)) texts[field] = Buffer.from(given[`${field}Base64`], 'base64').toString();
    else if (given[reference]?.name === secret && ours[key] !== undefined) texts[field] = ours[key];
    else if (typeof given[reference]?.name === 'string') texts[external] = given[reference].name;
  }
  const { userData, ...others } = texts;
  const isKeysOnly = needsUserData({ name, ...keys }) && userData === keysDocument(keys.sshKeys ?? []);
  return isKeysOnly ? others : texts;
}

/** Whether the guest reads a config drive: the volume decides; without a volume, the credentials decide. */
function usesConfigDrive(volume: ApiTree | undefined, credentials: readonly any[] = []): boolean {
  if (volume) return volume.cloudInitConfigDrive !== undefined;
  return credentials.some(({ sshPublicKey }) => sshPublicKey?.propagationMethod?.configDrive !== undefined);
}
