import { UserDataKind, userDataKind } from './kind';
import { parseYaml } from './parse-yaml';
import { isMap } from './plain';

/** A part of user data that cloud-init handles separately: usually the whole text, or one of several in a MIME message or an archive. */
export interface UserDataPart {
  readonly kind: UserDataKind;
  /** The decoded text. */
  readonly text: string;
  /** The name in a report; undefined for the whole text. */
  readonly name: string;
  /** Its first line in the whole text, from 1. */
  readonly line: number;
  /** The part was encoded, so that its lines are not lines of the whole text. */
  readonly encoded?: boolean;
}

/** The parts of MIME messages and archives, recursively. */
export function userDataParts(text: string, depth = 4): UserDataPart[] {
  const kind = userDataKind(text);
  const whole: UserDataPart = { kind, text, name: '', line: 1 };
  if (depth === 0) return [whole];
  const inner = kind === 'mime' ? mimeParts(text) : kind === 'archive' ? archiveParts(text) : [];
  return [whole, ...inner.flatMap(part => {
    const below = part.kind === 'mime' || part.kind === 'archive' ? userDataParts(part.text, depth - 1).slice(1) : [];
    return [part, ...below.map(each => ({ ...each, name: `${part.name}, ${each.name}`, line: part.line + each.line - 1, encoded: part.encoded || each.encoded }))];
  })];
}

/** The kind of a part by its MIME type in a message or an archive. */
const TYPES: Readonly<Record<string, UserDataKind>> = {
  'text/cloud-config': 'cloud-config', 'text/cloud-config-archive': 'archive', 'text/cloud-config-jsonp': 'jsonp', 'text/x-shellscript': 'script',
  'text/cloud-boothook': 'boothook', 'text/part-handler': 'part-handler', 'text/x-include-url': 'include', 'text/x-include-once-url': 'include', 'text/jinja2': 'jinja',
};

function kindOfPart(type: string | undefined, text: string): UserDataKind {
  const told = TYPES[type?.toLowerCase().split(';')[0].trim() ?? ''];
  if (told !== undefined) return told;
  const kind = userDataKind(text);
  // cloud-init writes a part without a content type to a file.
  return kind === 'unknown' ? 'part-handler' : kind;
}

/** The decoded parts of a MIME message. */
function mimeParts(text: string): UserDataPart[] {
  const boundary = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*?boundary="?([^"\s;]{1,70})"?/im.exec(text)?.[1];
  if (boundary === undefined) return [];
  const parts: UserDataPart[] = [];
  let line = 1;
  for (const [index, section] of text.split(`--${boundary}`).entries()) {
    if (index > 0 && !section.startsWith('--')) parts.push(mimePart(section, line, parts.length + 1));
    line += section.split('\n').length - 1;
  }
  return parts;
}

function mimePart(section: string, line: number, number: number): UserDataPart {
  const start = /^[^\S\n]*\r?\n/.exec(section)?.[0] ?? '';
  const [head] = section.slice(start.length).split(/^\r?\n/m, 1);
  const headers = new Map(head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/).map(each => {
    const colon = each.indexOf(':');
    return [each.slice(0, colon).trim().toLowerCase(), each.slice(colon + 1).trim()] as const;
  }));
  const body = section.slice(start.length + head.length).replace(/^\r?\n/, '');
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  const decoded = encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : encoding === 'quoted-printable' ? quotedPrintable(body) : body;
  return {
    kind: kindOfPart(headers.get('content-type'), decoded),
    text: decoded,
    name: `part ${number}`,
    line: line + `${start}${head}`.split('\n').length,
    encoded: encoding === 'base64',
  };
}

function quotedPrintable(body: string): string {
  const bytes = body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
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
