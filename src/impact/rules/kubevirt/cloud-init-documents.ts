import { inTemplate } from './values';
import { same } from '../../../model/same';
import { RuleContext } from '../rule';

/** A document of a cloud-init volume: its fields in the volume, and the keys of its Secret. */
const DOCUMENTS = [
  { text: 'userData', encoded: 'userDataBase64', secret: 'secretRef', keys: ['userdata', 'userData'] },
  { text: 'networkData', encoded: 'networkDataBase64', secret: 'networkDataSecretRef', keys: ['networkdata', 'networkData'] },
] as const;

/** Whether a cloud-init volume has the same documents before and after the change, e.g. first in the manifest and then in a Secret. */
export function hasSameDocuments(context: RuleContext, volume: string): boolean {
  const [old, now] = [documentsOf(context, 'before', volume), documentsOf(context, 'after', volume)];
  return old !== undefined && now !== undefined && same(old, now);
}

/** The documents of a volume. Undefined if one of them is in a Secret that is not in the manifests. */
function documentsOf(context: RuleContext, side: 'before' | 'after', volume: string): readonly string[] | undefined {
  const { cloudInitNoCloud: noCloud, cloudInitConfigDrive: configDrive } = inTemplate(context[side], 'volumes', volume) ?? {};
  const drive = noCloud ?? configDrive;
  if (drive === undefined) return undefined;
  const texts = DOCUMENTS.map(({ text, encoded, secret, keys }): string | undefined => {
    if (typeof drive[text] === 'string') return drive[text];
    if (typeof drive[encoded] === 'string') return decoded(drive[encoded]);
    const name: unknown = drive[secret]?.name;
    return typeof name === 'string' ? inSecret(context.find(side, 'Secret', name), keys) : '';
  });
  const found = texts.filter(text => text !== undefined);
  return found.length === texts.length ? [noCloud === undefined ? 'configDrive' : 'noCloud', ...found] : undefined;
}

function inSecret(secret: unknown, keys: readonly string[]): string | undefined {
  const { stringData = {}, data = {} } = (secret ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  for (const key of keys) {
    if (typeof stringData[key] === 'string') return stringData[key];
    if (typeof data[key] === 'string') return decoded(data[key]);
  }
  return undefined;
}

const decoded = (text: string) => Buffer.from(text, 'base64').toString();
