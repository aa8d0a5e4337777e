import { HIDDEN, masked } from './mask';

/** A line with a name and a value. The name means that any value is a secret. */
const SECRET_KEY = /^(\s*(?:- )?["']?[\w.-]*(?:pass(?:wd|word|phrase)?|psk|secret|token|credentials?|(?:api|access|private|secret|auth|activation|registration)[-_]?key)["']?\s*[:=]\s*)(?![|>&]|$)\S.*$/i;

/** Lines of a private key or of encoded data. They contain a capital letter and a digit; names of Kubernetes objects have no capital letters. */
const ENCODED = /^(\s*(?:- )?(?:[\w.-]+: )?)(?=\S*[A-Z])(?=\S*\d)["']?[A-Za-z0-9+/_=-]{40,}["']?$/;

/** A line of YAML without its secrets. If the name means a secret, or if the line looks like a part of a private key, the whole value is hidden. */
export function maskedLine(line: string): string {
  if (SECRET_KEY.test(line)) return line.replace(SECRET_KEY, `$1${HIDDEN}`);
  if (ENCODED.test(line)) return line.replace(ENCODED, `$1${HIDDEN}`);
  return masked(line);
}
