import { readBytes } from './bytes';
import { isPasswordLiteral, isTokenLiteral } from './literals';
import { NameKind, nameKind } from './names';
import { SecretSearch, Sighting } from './text';

/** A file of cloud-init, Ignition or Butane, or another map. */
type File = Readonly<Record<string, unknown>>;

/** Secrets in the encoded content of a file. Everyone who can read the file can decode its content. */
export function encodedContent({ content, encoding }: File, search: SecretSearch): readonly Sighting[] {
  if (typeof content !== 'string' || !isBase64(encoding)) return [];
  // The search of a text also decodes long base64. Secrets that it finds are not reported again.
  const known = new Set(search(content).map(({ what }) => what));
  return inBytes(Buffer.from(content, 'base64'), search).filter(({ what }) => !known.has(what));
}

/** Secrets in bytes, which may be compressed. */
export function inBytes(bytes: Uint8Array, search: SecretSearch): readonly Sighting[] {
  const read = readBytes(bytes);
  if (!read) return search(Buffer.from(bytes).toString('utf8'));
  return read.binary === undefined ? search(read.text) : [{ what: read.binary, hash: false, line: 1 }];
}

/** The secret in a file whose name means that the content is a password or token. */
export function secretFile(file: File): readonly Sighting[] {
  if (typeof file.path !== 'string') return [];
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.(?:txt|secret|conf)$/, '');
  const kind = name === 'passwd' ? NameKind.OTHER : nameKind(name);
  if (kind !== NameKind.PASSWORD && kind !== NameKind.TOKEN) return [];
  const content = contentOf(file)?.trim() ?? '';
  if (!/^[^\s:]{4,512}$/.test(content)) return [];
  if (kind === NameKind.PASSWORD && isPasswordLiteral(content)) return [{ what: 'a plain-text password', hash: false, line: 1 }];
  return isTokenLiteral(content) ? [{ what: 'a token or password', hash: false, line: 1 }] : [];
}

function contentOf({ content, encoding, contents }: File): string | undefined {
  if (typeof content === 'string') return isBase64(encoding) ? readBytes(Buffer.from(content, 'base64'))?.text : content;
  if (content instanceof Uint8Array) return readBytes(content)?.text;
  const { source, inline } = (typeof contents === 'object' && contents !== null ? contents : {}) as File;
  if (typeof inline === 'string') return inline;
  const url = typeof source === 'string' ? /^data:([^,]{0,100}),(.{0,1024})$/.exec(source) : null;
  if (!url) return undefined;
  return url[1].endsWith('base64') ? readBytes(Buffer.from(url[2], 'base64'))?.text : url[2].replace(/%[0-9a-f]{2}/gi, code => String.fromCharCode(parseInt(code.slice(1), 16)));
}

function isBase64(encoding: unknown): boolean {
  return typeof encoding === 'string' && /^(?:gz(?:ip)?\+)?b(?:ase)?64$/i.test(encoding.trim());
}
