import { printable } from '../../../findings/printable';
import { HIDDEN, maskedLine } from '../../../findings/secrets';

/** Longer lines are cut. */
const MAX_LENGTH = 300;

/**
 * Lines of a manifest in a form that is safe to print, without secrets. A file of the folder may contain a secret that was added by hand, and CI
 * keeps the output of a check.
 */
export function concealed(lines: readonly string[]): string[] {
  const inSecret = new SecretObject();
  const inKey = linesOfKeys(lines);
  return lines.map((line, i) => {
    const isValue = inSecret.hasValue(line);
    const isLong = line.length > MAX_LENGTH * 100;
    const text = isLong ? line.slice(0, MAX_LENGTH * 2) : line;
    if (inKey.has(i)) return hidden(text, 0);
    const shown = shorten(printable(isValue ? hidden(text, /^ {2}\S/.test(text) ? text.indexOf(':') + 1 : 0) : maskedLine(text)));
    return isLong ? `${shown} ${HIDDEN}` : shown;
  });
}

/** The line up to the index `from` and the white space after this index. The rest is hidden. */
function hidden(line: string, from: number): string {
  return `${line.slice(0, line.length - line.slice(from).trimStart().length)}${HIDDEN}`;
}

/** The indexes of the lines in private keys. The shown lines can begin or end in the middle of a key, without its first or last line. */
function linesOfKeys(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  let isInKey = false;
  lines.forEach((line, i) => {
    if (/-----END[ A-Z0-9]{0,40} PRIVATE KEY/.test(line)) {
      for (let before = i - 1; before >= 0 && !found.has(before) && /^\s*[A-Za-z0-9+/=]+$/.test(lines[before]); before--) found.add(before);
      isInKey = false;
    }
    if (isInKey) found.add(i);
    if (/-----BEGIN[ A-Z0-9]{0,40} PRIVATE KEY/.test(line) && !line.includes('-----END')) isInKey = true;
  });
  return found;
}

function shorten(line: string): string {
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}...` : line;
}

/** Follows the lines of documents and recognizes the values of a Secret. */
class SecretObject {
  private isSecret = false;
  private isData = false;
  private isDocument = false;

  public hasValue(line: string): boolean {
    if (line.startsWith('---')) this.isSecret = this.isData = false;
    else if (/^kind: Secret\b/.test(line)) this.isSecret = true;
    else if (/^\S/.test(line)) this.isData = /^(?:data|stringData):/.test(line);
    if (!this.isSecret || !this.isData) return false;
    const [, key, value] = /^ {2}([^\s:][^:]*):(.*)$/.exec(line) ?? [];
    if (key === undefined) return !this.isDocument && /^\s/.test(line);
    // A cloud-init document of several lines is searched line by line, like any other text.
    this.isDocument = /^(?:user|network)-?data$/i.test(key);
    return value.trim() !== '' && !/^[|>][-+\d]*$/.test(value.trim());
  }
}
