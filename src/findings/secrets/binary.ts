/** The first bytes after the header of the outermost DER sequence, in hexadecimal, for each kind of secret. */
const AFTER_HEADER: readonly (readonly [string, string])[] = [
  // PKCS #12: version 3, then a sequence that begins with the type "data".
  ['a PKCS #12 key store', '0201033082'],
  // PKCS #8: version 0, then the algorithms of RSA, elliptic curves and Ed25519.
  ['a private key', '020100300d06092a864886f70d010101'],
  ['a private key', '020100301306072a8648ce3d0201'],
  ['a private key', '020100300506032b6570'],
  // PKCS #1: version 0 and a modulus of 1024 to 4096 bits.
  ['a private key', '02010002820'],
  ['a private key', '0201000281'],
];

/** The kind of secret, by the first bytes. */
export function binarySecret(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 15).toString('latin1') === 'openssh-key-v1\0') return 'a private key';
  if (bytes[0] !== 0x30) return undefined;
  const header = bytes[1] < 0x80 ? 2 : 2 + (bytes[1] % 0x80);
  const hex = bytes.subarray(header, header + 32).toString('hex');
  return AFTER_HEADER.find(([, start]) => hex.startsWith(start))?.[0];
}
