import { userDataKind } from './kind';
import { parseYaml } from './parse-yaml';
import { Problem } from '../../findings/problem';

/**
 * Problems of a text that the chart of Cozystack cannot write, or that the chart changes. The chart writes user data unescaped into a YAML block
 * scalar.
 *
 * The chart indents each line and removes white space at the end. Leading white space becomes the indentation of the block, and characters
 * that YAML does not allow make the release fail. The charts of all releases from 0.38 to 1.6.2 write the same text.
 */
export function chartTextProblems(text: string): Problem[] {
  const unwritable = UNWRITABLE.exec(withoutEnd(text));
  if (unwritable) {
    const line = text.slice(0, unwritable.index).split('\n').length;
    return [{
      code: 'CLOUD_INIT_INVALID',
      message: `line ${line} of the user data has the character ${codePoint(unwritable[0])}, which the platform's Helm chart cannot write, so the Helm release fails`,
      allowed: 'tab, line breaks, and printable characters',
      fix: 'escape it (`"\\e"` in double quotes of YAML, `printf \'\\033\'` in a script), or use `cloudConfig`, which escapes it',
    }];
  }
  // White space after leading empty lines is read as indentation too.
  if (/^(?:\r?\n)*[ \t]/.test(text)) {
    return [{
      code: 'CLOUD_INIT_INVALID',
      message: 'the user data begins with white space, which the platform\'s Helm chart reads as indentation, so the Helm release fails',
      allowed: 'a text that begins with its header',
      fix: 'remove the white space',
    }];
  }
  return isAltered(text) ? [{
    code: 'CLOUD_INIT_ALTERED',
    message: 'the platform\'s Helm chart changes the user data: it removes white space at the end, adds a line break there, and replaces each CR LF with LF',
    allowed: 'a document that these changes do not affect',
    fix: 'put the value in double quotes (`"...\\r\\n"`), write it as base64, or use `cloudConfig`; acknowledge this if the guest is not affected',
  }] : [];
}

/**
 * Characters that a YAML block scalar cannot contain, or that a reader treats as a line break. Lone surrogates are not in this list, because another
 * check reports them for all fields.
 */
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)/;

/** White space of Unicode, which Helm removes at the end of a document (`SplitManifests`, `strings.TrimSpace`). JavaScript's has other members. */
const SPACE = '[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const END = new RegExp(`(?<!${SPACE})${SPACE}+$`);

/** The text that the guest receives. */
export function asChartWrites(text: string): string {
  return `${withoutEnd(text).replace(/\r\n/g, '\n')}\n`;
}

function withoutEnd(text: string): string {
  return text.replace(END, '');
}

/** Whether the text ends in one line feed and has no other kind of line break. Nearly all texts do. */
function isAsWritten(text: string): boolean {
  return /[^\s\x85]\n$/.test(text.slice(-2)) && !text.includes('\r');
}

/** Whether the guest receives a different text in a way that matters. A script in which all lines end in CR LF works as well with LF. */
function isAltered(text: string): boolean {
  if (isAsWritten(text)) return false;
  const written = asChartWrites(text);
  if (written === text) return false;
  switch (userDataKind(text)) {
    case 'cloud-config': case 'jinja': case 'archive': case 'talos': return JSON.stringify(parseYaml(text).value) !== JSON.stringify(parseYaml(written).value);
    case 'ignition': case 'jsonp': return false;
    // Some tools write lines that end in CR LF.
    case 'mime': return false;
    case 'batch': return text.includes('\r\n');
    default: return text.includes('\r\n') && /(?<!\r)\n/.test(text);
  }
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
