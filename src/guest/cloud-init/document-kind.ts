/** What cloud-init takes a document for, by how it begins. */
export enum DocumentKind {
  CLOUD_CONFIG,
  ARCHIVE,
  SCRIPT,
  /** Headers after which we look at nothing but secrets. */
  OTHER,
  MIME,
  UNKNOWN,
}

/** Headers by which cloud-init tells documents apart: the longest that fits, in any case, after any white space. */
const HEADERS: readonly (readonly [string, DocumentKind])[] = [
  ['#cloud-config-archive', DocumentKind.ARCHIVE],
  ['#cloud-config-jsonp', DocumentKind.OTHER],
  ['## template: jinja', DocumentKind.OTHER],
  ['#cloud-boothook', DocumentKind.OTHER],
  ['#cloud-config', DocumentKind.CLOUD_CONFIG],
  ['#include-once', DocumentKind.OTHER],
  ['#part-handler', DocumentKind.OTHER],
  ['#include', DocumentKind.OTHER],
  ['#!', DocumentKind.SCRIPT],
];

/** The headers as a report lists them. */
export const ALLOWED_HEADERS = `${HEADERS.map(([header]) => `\`${header}\``).join(', ')}, or a MIME message with \`MIME-Version:\``;

/** What cloud-init takes a text for. It looks for a MIME version in the first 4096 bytes, wherever they stand. */
export function documentKind(text: string): DocumentKind {
  if (/mime-version:/i.test(text.slice(0, 4096))) return DocumentKind.MIME;
  // Python's `lstrip` leaves a byte order mark where it is, which JavaScript's `trimStart` would remove.
  const start = text.replace(/^[^\S\ufeff]+/, '').slice(0, 32).toLowerCase();
  return HEADERS.find(([header]) => start.startsWith(header))?.[1] ?? DocumentKind.UNKNOWN;
}
