/** The kind of user data, by how the text begins. */
export type UserDataKind =
  | 'cloud-config' | 'archive' | 'jsonp' | 'script' | 'boothook' | 'include' | 'part-handler' | 'jinja' | 'mime'
  | 'talos' | 'ignition' | 'butane' | 'powershell' | 'batch' | 'encoded' | 'empty' | 'unknown';

/**
 * Headers of cloud-init and Cloudbase-Init, in upper or lower case, after any white space. A longer header is before a header with the same
 * beginning.
 */
const HEADERS: readonly (readonly [string, UserDataKind])[] = [
  ['#cloud-config-archive', 'archive'],
  ['#cloud-config-jsonp', 'jsonp'],
  ['## template: jinja', 'jinja'],
  ['#cloud-boothook', 'boothook'],
  ['#cloud-config', 'cloud-config'],
  ['#include-once', 'include'],
  ['#part-handler', 'part-handler'],
  ['#include', 'include'],
  ['#ps1', 'powershell'],
  ['<powershell', 'powershell'],
  ['rem cmd', 'batch'],
  ['<script', 'batch'],
  ['#!', 'script'],
];

/** The headers as a report lists them. */
export const ALLOWED_HEADERS = `${HEADERS.filter(([, kind]) => kind !== 'powershell' && kind !== 'batch').map(([header]) => `\`${header}\``).join(', ')
}, or a MIME message with \`MIME-Version:\``;

/** The name of each kind in a report. */
export const KIND_NAMES: Readonly<Record<UserDataKind, string>> = {
  'cloud-config': 'a cloud-config',
  'archive': 'a cloud-config archive',
  'jsonp': 'a cloud-config patch',
  'script': 'a script',
  'boothook': 'a boot hook',
  'include': 'an include file',
  'part-handler': 'a part handler',
  'jinja': 'a Jinja template',
  'mime': 'a MIME message',
  'talos': 'a Talos machine configuration',
  'ignition': 'an Ignition configuration',
  'butane': 'a Butane configuration',
  'powershell': 'a PowerShell script',
  'batch': 'a batch file',
  'encoded': 'base64',
  'empty': 'nothing',
  'unknown': 'a text without a header',
};

/** The kind of a user data text. cloud-init searches the first 4096 bytes for a MIME version. */
export function userDataKind(text: string): UserDataKind {
  if (/mime-version:/i.test(text.slice(0, 4096))) return 'mime';
  // Python's `lstrip` keeps a byte order mark, which JavaScript's `trimStart` would remove.
  const start = text.slice(0, 8192).replace(/^[^\S\ufeff]+/, '');
  const header = HEADERS.find(([each]) => start.slice(0, 32).toLowerCase().startsWith(each));
  return header?.[1] ?? otherKind(text, start);
}

/** Documents of readers other than cloud-init have no header. */
function otherKind(text: string, start: string): UserDataKind {
  if (start === '') return 'empty';
  if (start.startsWith('{') && /"ignition"\s*:/.test(text)) return 'ignition';
  if (/^variant:[ \t]*["']?(?:fcos|flatcar|openshift|r4e|fiot)\b/m.test(start)) return 'butane';
  if (isTalos(start)) return 'talos';
  const head = text.slice(0, 4096).trim();
  return head.length >= 16 && /^[A-Za-z0-9+/\r\n]*={0,2}$/.test(head) ? 'encoded' : 'unknown';
}

/** Whether a text is a machine configuration of Talos, or one of the documents that may follow it. */
function isTalos(start: string): boolean {
  if (start.startsWith('{') && /"version"\s*:\s*"v1alpha1"/.test(start) && /"(?:machine|cluster)"\s*:/.test(start)) return true;
  return /^version:[ \t]*["']?v1alpha1\b/m.test(start) && /^(?:machine|cluster):/m.test(start)
    || /^apiVersion:[ \t]*["']?v1alpha1\b/m.test(start) && /^kind:[ \t]*["']?\w+Config\b/m.test(start);
}
