import { encodedContent, inBytes, secretFile } from './file';
import { isPasswordLiteral, isReference, isTokenLiteral } from './literals';
import { NameKind, nameKind } from './names';
import { PasswordField, passwordField } from './password';
import { show } from './show';
import { SecretSearch, secretsInText, Sighting } from './text';

/** A place in plain data, and its name. */
export interface Place {
  readonly name: string;
  /** Keys from the top; items of lists have their index. */
  readonly path: readonly (string | number)[];
}

/** A secret at a place. */
export interface PlacedSecret extends Sighting {
  readonly place: Place;
}

/**
 * Every secret in plain data: values whose name in a map means a password, texts in the format of a secret, and both in encoded form.
 *
 * @param value the data of a JSON or YAML document; it can contain bytes and dates
 * @param name the name of the data in reports
 * @param search the function that finds the secrets in a text
 */
export function findSecrets(value: unknown, name: string, search: SecretSearch = secretsInText): PlacedSecret[] {
  const place = { name, path: [] };
  const byShape = secretsByShape(value, place, search);
  const shaped = new Set(byShape.map(each => each.place.path.join('\0')));
  return [...byShape, ...secretsByKey(value, place, search).filter(each => !shaped.has(each.place.path.join('\0')))];
}

/** Secrets that are found by their name in a map, or in encoded content. `secretsByShape` finds secrets by their format. */
export function secretsByKey(value: unknown, place: Place, search: SecretSearch = secretsInText, parent?: unknown): PlacedSecret[] {
  const patches = isMap(value) && typeof value.op === 'string' ? patched(value, search) : [];
  const own = [...secretsAt(value, place, parent, search), ...patches].map(sighting => ({ ...sighting, place }));
  return [...own, ...children(value, place).flatMap(child => secretsByKey(child.value, child.place, search, value))];
}

/** Secrets in the texts of a value, by their format. */
export function secretsByShape(value: unknown, place: Place, search: SecretSearch = secretsInText): PlacedSecret[] {
  const own = typeof value === 'string' ? search(value).map(sighting => ({ ...sighting, place })) : [];
  const keys = isMap(value) ? Object.keys(value).flatMap(key => search(key).map(sighting => ({ ...sighting, place }))) : [];
  return [...own, ...keys, ...children(value, place).flatMap(child => secretsByShape(child.value, child.place, search))];
}

type Map = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Date);
}

function children(value: unknown, { name, path }: Place): { value: unknown; place: Place }[] {
  if (Array.isArray(value)) return value.map((item, index) => ({ value: item, place: { name: `${name}[${itemName(item, index)}]`, path: [...path, index] } }));
  if (!isMap(value)) return [];
  return Object.entries(value).map(([key, member]) => ({ value: member, place: { name: memberName(name, key), path: [...path, key] } }));
}

/** An item is identified by its name or path, e.g. a user or a file; otherwise by its index. */
function itemName(item: unknown, index: number): string {
  const name = isMap(item) ? item.name ?? item.path : undefined;
  return typeof name === 'string' ? show(name) : String(index);
}

function memberName(name: string, key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? `${name}${name === '' ? '' : '.'}${key}` : `${name}[${show(key)}]`;
}

/** Fields of cloud-init, at any depth, whose value is a password or its hash. */
const PASSWORD_KEYS = new Set(['passwd', 'hashed_passwd', 'hashed-passwd', 'plain_text_passwd', 'plain-text-passwd', 'password']);

/** Paths in cloud-init data whose value is a credential without a known format. */
const CREDENTIALS = new Set(['ubuntu_pro.token', 'ubuntu_advantage.token', 'ubuntu-advantage.token', 'landscape.client.registration_key',
  'lxd.init.trust_password', 'puppet.csr_attributes.custom_attributes.1.2.840.113549.1.9.7', 'rh_subscription.activation-key', 'rh_subscription.activation_key', 'spacewalk.activation_key']);

/** Fields of network data whose value is a private or shared key of WireGuard. */
const WIREGUARD_KEYS = new Set(['key', 'private', 'shared', 'private-key', 'preshared-key']);

/** The field of Ignition with the key of an encrypted disk. */
const KEY_FILE = /luks\.keyFile\.source$/;

/** Headers of HTTP whose value is a credential. */
const HEADERS = /^(?:proxy-)?authorization$|^cookie$|^x-auth|^(?:x-)?(?:[a-z]+-)?(?:api-?key|token)$/i;

function secretsAt(value: unknown, { path }: Place, parent: unknown, search: SecretSearch): readonly Sighting[] {
  if (value instanceof Uint8Array) {
    const found = inBytes(value, search);
    if (found.length > 0) return found;
  }
  if (isMap(value)) return [...encodedContent(value, search), ...secretFile(value), ...namedValue(value)];
  if (Array.isArray(value)) return commandLine(value, search);
  const text = literal(value);
  if (text === undefined) return [];
  const key = String(path.at(-1));
  const keys = path.filter(step => typeof step === 'string').join('.');
  // With `type: text`, cloud-init uses each value of `chpasswd.users` as a password, even if the value looks like a hash.
  if (PASSWORD_KEYS.has(key)) return password(text, 1, key.startsWith('plain') || (isMap(parent) && parent.type === 'text'));
  if (keys.startsWith('chpasswd.list.')) return password(text, 1, false);
  if (keys === 'chpasswd.list') return text.split('\n').flatMap((line, index) => password(line.slice(line.indexOf(':') + 1), index + 1, false));
  if (CREDENTIALS.has(keys)) return text === '' || isReference(text) ? [] : [TOKEN];
  if (KEY_FILE.test(keys) && text.startsWith('data:,') && isPasswordLiteral(text.slice(6))) return [TOKEN];
  if (WIREGUARD_KEYS.has(key) && /^[A-Za-z0-9+/]{43}=$/.test(text)) return [{ what: 'a WireGuard private key', hash: false, line: 1 }];
  if (/headers$/i.test(String(path.at(-2))) && HEADERS.test(key)) return header(text);
  return valueOf(key, text);
}

const TOKEN: Sighting = { what: 'a token or password', hash: false, line: 1 };

/** The secret in a value, if the name of the value means a password or token. */
function valueOf(name: string, text: string): Sighting[] {
  switch (nameKind(name)) {
    case NameKind.PASSWORD: return isPasswordLiteral(text) ? password(text, 1, false) : [];
    case NameKind.TOKEN: return isTokenLiteral(text) ? [TOKEN] : [];
    default: return [];
  }
}

/** A value as text. YAML reads a password that has only digits as a number, and some passwords as dates. */
function literal(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return value instanceof Date && Number.isFinite(value.getTime()) ? value.toISOString() : undefined;
}

function password(value: string, line: number, isText: boolean): Sighting[] {
  const field = passwordField(value.trim());
  if (field === PasswordField.NONE) return [];
  const hash = field === PasswordField.HASH && !isText;
  return [{ what: hash ? 'a password hash' : 'a plain-text password', hash, line }];
}

/** The secret in an environment variable, a header or a patch: a map with a name and a value. */
function namedValue(map: Map): Sighting[] {
  const name = [map.name, map.key, map.path].find(each => typeof each === 'string') as string | undefined;
  const text = literal(map.value);
  if (name === undefined || text === undefined || text === '') return [];
  if (HEADERS.test(name)) return header(text);
  return valueOf(name.slice(name.lastIndexOf('/') + 1), text);
}

function header(text: string): Sighting[] {
  return text === '' || isReference(text.replace(/^[A-Za-z]{1,10} +/, '')) ? [] : [{ what: 'a token in a header', hash: false, line: 1 }];
}

/** Searches the value of a JSON patch as if the value were at the path that the patch changes. */
function patched(patch: Map, search: SecretSearch): Sighting[] {
  if (typeof patch.path !== 'string' || namedValue(patch).length > 0) return [];
  const steps = patch.path.split('/').slice(1).map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return inPatch(patch.value, { name: '', path: steps }, undefined, search);
}

/** Patches in the value of a patch have no effect, and are not searched as patches. */
function inPatch(value: unknown, place: Place, parent: unknown, search: SecretSearch): Sighting[] {
  return [...secretsAt(value, place, parent, search), ...children(value, place).flatMap(child => inPatch(child.value, child.place, value, search))];
}

/** Secrets in a command that is a list of words: an option such as `--password` shows that the next word is a secret. */
function commandLine(items: readonly unknown[], search: SecretSearch): Sighting[] {
  if (items.length < 2 || !items.every(item => typeof item === 'string' && !item.includes('\n'))) return [];
  const alone = new Set(items.flatMap(item => search(item as string).map(({ what }) => what)));
  return search(items.join(' ')).filter(({ what, unsure }) => !unsure && !alone.has(what));
}
