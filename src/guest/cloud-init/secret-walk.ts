import { gunzipSync } from 'zlib';
import { isMap, Plain, PlainMap } from './plain';
import { PasswordField, passwordField, secretsInText, Sighting } from './secrets';
import { show } from './show';
import { Problem } from '../../findings/problem';

const INSTEAD = 'The file is committed, and the platforms keep cloud-init readable; '
  + 'on plain KubeVirt `accessCredentials` and `ConfigDisk.secret` refer to a Secret';

/** A problem for a secret, which says what and where, and never the secret. */
export function secretProblem(where: string, { what, hash }: Pick<Sighting, 'what' | 'hash'>): Problem {
  return hash
    ? { code: 'PASSWORD_HASH', message: `${where} has ${what}`, fix: 'use an SSH key instead; a hash in Git can be attacked offline' }
    : {
      code: 'SECRET_IN_PLAIN_TEXT',
      message: `${where} has ${what}. ${INSTEAD}`,
      fix: 'fetch the secret at first boot from a secret store; to log in, use an SSH key, or at least the hash of a password',
    };
}

/** Keys whose text is a password, wherever they stand: in `users`, `user`, `chpasswd.users`, `rh_subscription`, at the top, ... */
const PASSWORD_KEYS = new Set(['passwd', 'hashed_passwd', 'hashed-passwd', 'plain_text_passwd', 'plain-text-passwd', 'password']);

/** Keys of cloud-init's modules that hold a credential of no particular shape. */
const CREDENTIALS = ['ubuntu_pro.token', 'ubuntu_advantage.token', 'landscape.client.registration_key', 'lxd.init.trust_password',
  'rh_subscription.activation-key', 'rh_subscription.activation_key', 'spacewalk.activation_key'];

/** A place in a document, and how to call it. */
export interface Place {
  readonly name: string;
  /** Keys from the top; items of lists have their index. */
  readonly path: readonly (string | number)[];
}

/** A secret at a place. */
export interface PlacedSecret extends Sighting {
  readonly place: Place;
}

/** Everything in a value that is a password because of its key, or is hidden in encoded file content; what shows by its shape is found by `secretsByShape`. */
export function secretsByKey(value: Plain, place: Place, parent?: Plain): PlacedSecret[] {
  const own = credentialAt(value, place, parent).map(sighting => ({ ...sighting, place }));
  return [...own, ...children(value, place).flatMap(child => secretsByKey(child.value, child.place, value))];
}

/** Secrets that any text in a value shows by their shape. */
export function secretsByShape(value: Plain, place: Place): PlacedSecret[] {
  const own = typeof value === 'string' ? secretsInText(value).map(sighting => ({ ...sighting, place })) : [];
  const keys = isMap(value) ? Object.keys(value).flatMap(key => secretsInText(key).map(sighting => ({ ...sighting, place }))) : [];
  return [...own, ...keys, ...children(value, place).flatMap(child => secretsByShape(child.value, child.place))];
}

function children(value: Plain, { name, path }: Place): { value: Plain; place: Place }[] {
  if (Array.isArray(value)) return value.map((item, index) => ({ value: item, place: { name: `${name}[${itemName(item, index)}]`, path: [...path, index] } }));
  if (!isMap(value)) return [];
  return Object.entries(value).map(([key, member]) => ({ value: member, place: { name: memberName(name, key), path: [...path, key] } }));
}

/** People know a user by name and a file by path, not by their position. */
function itemName(item: Plain, index: number): string {
  const name = isMap(item) ? item.name ?? item.path : undefined;
  return typeof name === 'string' ? show(name) : String(index);
}

function memberName(name: string, key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `${name}${name === '' ? '' : '.'}${key}` : `${name}[${show(key)}]`;
}

function credentialAt(value: Plain, { path }: Place, parent?: Plain): readonly Sighting[] {
  // What YAML tags as `!!binary` arrives as bytes.
  if ((value as unknown) instanceof Uint8Array) return secretsInText(Buffer.from(value as unknown as Uint8Array).toString('utf8'));
  if (isMap(value)) return encodedContent(value);
  if (typeof value !== 'string') return [];
  const key = String(path.at(-1));
  const keys = path.filter(step => typeof step === 'string').join('.');
  // `chpasswd.users` says with `type: text` that it means what looks like a hash.
  if (PASSWORD_KEYS.has(key)) return password(value, 1, key.startsWith('plain') || (isMap(parent ?? null) && (parent as PlainMap).type === 'text'));
  if (keys === 'chpasswd.list') return value.split('\n').flatMap((line, index) => password(line.slice(line.indexOf(':') + 1), index + 1, false));
  return value !== '' && CREDENTIALS.includes(keys) ? [{ what: 'a token or password', hash: false, line: 1 }] : [];
}

function password(value: string, line: number, isText: boolean): Sighting[] {
  const field = passwordField(value.trim());
  if (field === PasswordField.NONE) return [];
  const hash = field === PasswordField.HASH && !isText;
  return [{ what: hash ? 'a password hash' : 'a plain-text password', hash, line }];
}

/** Encoding hides nothing: whoever reads the file can decode it. */
function encodedContent({ content, encoding }: PlainMap): readonly Sighting[] {
  if (typeof content !== 'string' || !/^(?:gz(?:ip)?\+)?b(?:ase)?64$/.test(String(encoding))) return [];
  const bytes = Buffer.from(content, 'base64');
  return secretsInText((/^gz/.test(String(encoding)) ? unzip(bytes) : bytes).toString('utf8'));
}

function unzip(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: 16 * 1024 * 1024 });
  } catch {
    // What cannot be unzipped shows nothing, and cloud-init writes it as it is.
    return bytes;
  }
}
