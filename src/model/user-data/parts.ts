import { UserDataKind, userDataKind } from './kind';
import { mimeParts } from './mime';
import { parseYaml } from './parse-yaml';
import { isMap } from './plain';

/** A part of user data that cloud-init handles separately: usually the whole text. A MIME message or an archive has several parts. */
export interface UserDataPart {
  readonly kind: UserDataKind;
  /** The decoded text. */
  readonly text: string;
  /** The name in a report; empty for the whole text. */
  readonly name: string;
  /** The line of the whole text at which the part begins, from 1. */
  readonly line: number;
  /** Whether the part was encoded. Then its lines are not lines of the whole text. */
  readonly encoded?: boolean;
}

/** The parts of MIME messages and archives, recursively. */
export function userDataParts(text: string, depth = 4): UserDataPart[] {
  const kind = userDataKind(text);
  const whole: UserDataPart = { kind, text, name: '', line: 1 };
  if (depth === 0) return [whole];
  const inner = kind === 'mime' ? messageParts(text) : kind === 'archive' ? archiveParts(text) : [];
  return [whole, ...inner.flatMap(part => {
    const below = part.kind === 'mime' || part.kind === 'archive' ? userDataParts(part.text, depth - 1).slice(1) : [];
    return [part, ...below.map(each => ({ ...each, name: `${part.name}, ${each.name}`, line: part.line + each.line - 1, encoded: part.encoded || each.encoded }))];
  })];
}

/** The kind of a part by its MIME type in a message or an archive. */
const TYPES: Readonly<Record<string, UserDataKind>> = {
  'text/cloud-config': 'cloud-config', 'text/cloud-config-archive': 'archive', 'text/cloud-config-jsonp': 'jsonp', 'text/x-shellscript': 'script',
  'text/x-shellscript-per-boot': 'script', 'text/x-shellscript-per-instance': 'script', 'text/x-shellscript-per-once': 'script',
  'text/cloud-boothook': 'boothook', 'text/part-handler': 'part-handler', 'text/x-include-url': 'include', 'text/x-include-once-url': 'include', 'text/jinja2': 'jinja',
};

function kindOfPart(type: string | undefined, text: string): UserDataKind {
  const told = TYPES[type?.toLowerCase().split(';')[0].trim() ?? ''];
  const kind = userDataKind(text);
  // Cloudbase-Init reads the header of a script too, which shows that a part is for Windows.
  if (told !== undefined) return told === 'script' && (kind === 'powershell' || kind === 'batch') ? kind : told;
  // cloud-init writes a part of an unknown type to a file. Like the code of a part handler, the part is not checked.
  return kind === 'unknown' ? 'part-handler' : kind;
}

/** The decoded parts of a MIME message. */
function messageParts(text: string): UserDataPart[] {
  return mimeParts(text).map(({ type, ...part }, index) => ({ ...part, kind: kindOfPart(type, part.text), name: `part ${index + 1}` }));
}

/** The documents of an archive: texts, or maps with a type and a content. */
function archiveParts(text: string): UserDataPart[] {
  const { value, lineOf } = parseYaml(text);
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index) => {
    const content = isMap(item) ? item.content : item;
    if (typeof content !== 'string') return [];
    const line = lineOf(isMap(item) ? [index, 'content'] : [index]) ?? 1;
    return [{ kind: kindOfPart(isMap(item) ? String(item.type ?? '') : undefined, content), text: content, name: `document ${index + 1}`, line, encoded: true }];
  });
}
