import { printable } from '../../../findings/printable';
import { secretsInText } from '../../../findings/secrets';

const HIDDEN = '(not shown)';

/** Longer lines are cut. */
const MAX_LENGTH = 300;

/** Keys whose value is always a secret. */
const SECRET_KEY = /^(\s*(?:- )?["']?[\w.-]*(?:pass(?:wd|word|phrase)?|psk|secret|token|credentials?|(?:api|access|private|secret|auth|activation|registration)[-_]?key)["']?\s*[:=]\s*)(?![|>&]|$)\S.*$/i;

/** Lines inside a private key or encoded data, which tell a reader nothing. Names have no capital letters. */
const ENCODED = /^(\s*(?:- )?(?:[\w.-]+: )?)(?=\S*[A-Z])(?=\S*\d)["']?[A-Za-z0-9+/_=-]{40,}["']?$/;

/**
 * Lines of a manifest that are safe to print. A file of the folder may contain a secret that was added by hand, and CI keeps the output of
 * a check.
 */
export function concealed(lines: readonly string[]): string[] {
  const inSecret = new SecretObject();
  return lines.map(line => {
    const isValue = inSecret.hasValue(line);
    if (line.length > MAX_LENGTH * 100) return `${printable(line.slice(0, MAX_LENGTH))}... ${HIDDEN}`;
    return shorten(printable(conceal(line, isValue)));
  });
}

function conceal(line: string, isValue: boolean): string {
  if (isValue) return line.replace(/^([^:]*:\s*)\S.*$/, `$1${HIDDEN}`);
  if (SECRET_KEY.test(line)) return line.replace(SECRET_KEY, `$1${HIDDEN}`);
  if (ENCODED.test(line)) return line.replace(ENCODED, `$1${HIDDEN}`);
  if (secretsInText(line).length === 0) return line;
  return `${/^\s*(?:- )?/.exec(line)![0]}${HIDDEN}: ${secretsInText(line).map(({ what }) => what).join(', ')}`;
}

function shorten(line: string): string {
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}...` : line;
}

/** Follows the lines of documents and recognizes the values of a Secret. */
class SecretObject {
  private isSecret = false;
  private isData = false;

  public hasValue(line: string): boolean {
    if (line.startsWith('---')) this.isSecret = this.isData = false;
    else if (/^kind: Secret\b/.test(line)) this.isSecret = true;
    else if (/^\S/.test(line)) this.isData = /^(?:data|stringData):/.test(line);
    // A text of several lines, such as cloud-init, is searched line by line.
    return this.isSecret && this.isData && /^ {2}[^\s:]+:\s+(?![|>])\S/.test(line);
  }
}
