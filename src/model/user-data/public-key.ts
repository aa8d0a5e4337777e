/** Number of fields in OpenSSH's public key formats: the type itself, then its parameters. */
const FIELDS: Readonly<Record<string, number>> = {
  'ssh-ed25519': 2,
  'ssh-rsa': 3,
  'ecdsa-sha2-nistp256': 3,
  'ecdsa-sha2-nistp384': 3,
  'ecdsa-sha2-nistp521': 3,
  'sk-ssh-ed25519@openssh.com': 3,
  'sk-ecdsa-sha2-nistp256@openssh.com': 4,
};

export const KEY_TYPES: readonly string[] = Object.keys(FIELDS);

/** Options before a key in `authorized_keys`. Any other text in this position is the host of a `known_hosts` line. */
const OPTION = /^(?:no-|no_)?(?:agent-forwarding|cert-authority|command|environment|expiry-time|from|permitlisten|permitopen|port-forwarding|principals|pty|restrict|tunnel|user-rc|verify-required|touch-required|x11-forwarding|zos-key-ring-label)\b/i;

/** Whether a line with a key is a host key, as in `known_hosts` and the output of `ssh-keyscan`. */
export function isHostKey(line: string): boolean {
  const first = line.trim().split(/\s+/, 1)[0];
  return !KEY_NAME.test(first) && !OPTION.test(first);
}

const KEY_NAME = /^(?:ssh-|ecdsa-|sk-)/;

/** Why a line is not a valid public key of an `authorized_keys` file; undefined if it is valid. */
export function publicKeyFault(line: string): string | undefined {
  const words = line.trim().split(/\s+/);
  const at = words.findIndex(word => word in FIELDS);
  if (at < 0) return `it does not have one of the key types ${KEY_TYPES.join(', ')}`;
  if (isHostKey(line)) return 'it is a host key, as in known_hosts';
  const type = words[at];
  const encoded = words[at + 1] ?? '';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return `what follows ${type} is not base64`;
  const fields = wireFields(Buffer.from(encoded, 'base64'));
  if (!fields) return 'its base64 part is cut off or damaged';
  if (fields[0].toString('latin1') !== type) return `it begins with ${type}, but its base64 part is of another type`;
  return fields.length === FIELDS[type] ? undefined : 'its base64 part does not have the parameters of its type';
}

/** Whether the base64 part of a key of a known type is cut off, or is of another type. */
export function isDamagedKey(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const at = words.findIndex(word => word in FIELDS);
  return at >= 0 && wireFields(Buffer.from(words[at + 1] ?? '', 'base64'))?.[0].toString('latin1') !== words[at];
}

/** The length-prefixed fields of a key's wire format; undefined if the fields do not end exactly at the end of the bytes. */
function wireFields(bytes: Buffer): Buffer[] | undefined {
  const fields: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return fields.length > 0 ? fields : undefined;
}
