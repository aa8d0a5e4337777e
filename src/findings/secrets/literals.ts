/** Values of password fields that are not passwords: placeholders, and keywords of configuration files. */
const NOT_A_VALUE = new Set([
  'true', 'false', 'yes', 'no', 'on', 'off', 'none', 'null', 'nil', 'undefined', 'empty', 'default', 'required', 'requisite', 'sufficient', 'optional',
  'enabled', 'disabled', 'string', 'text', 'str', 'int', 'bool', 'boolean', 'env', 'file', 'prompt', 'ask', 'random', 'generated', 'redacted', 'hidden',
  'secret', 'password', 'passwd', 'token', 'key', 'basic', 'bearer', 'oauth2', 'oidc', 'ldap', 'pam', 'plain', 'login', 'trust', 'peer', 'ident', 'md5',
  'scram-sha-256', 'files', 'compat', 'systemd', 'sss', 'winbind', 'db', 'nis', 'never', 'always', 'value', 'name', 'username', 'user', 'changes',
]);

/** Values that another tool replaces before an object is applied: SOPS decrypts them, or a template engine fills them in. */
const REPLACED = /^\s*(?:ENC\[|<[^>\n]*>\s*$|\$\{?[\w.-]+\}?\s*$|\{\{.*\}\}\s*$)/;

export function isReplaced(text: string): boolean {
  return REPLACED.test(text);
}

/** Whether a text refers to a value that is filled in later, or to the place of a value. */
export function isReference(value: string): boolean {
  // The syntax of shells, templates and expressions; paths and addresses; masked values.
  return /^(?:[$%@&*<>{[(!#\\]|-{1,2}[a-z][\w-]{0,19}(?:[=\s]|$)|\.{0,2}\/[\w.-]|~\/|[a-z][a-z0-9+.-]{0,20}:\/\/|(?:env|vault|secret|ref\+|op|sops|file):)/i.test(value)
    || /\$\{[\w.:?@/-]{1,80}\}|\$\([\w ./-]{1,80}\)|\{\{[^{}]{0,200}\}\}|\{%|<%|%\(\w|^(?:x{3,}|X{3,}|\*+|\.+|-+|_+|=+|\?+|…)$/.test(value)
    || /^[a-z_$][\w$]{0,60}(?:(?:\.|->|::)[a-z_$][\w$]{0,60})*[([]/i.test(value)
    // A command of PowerShell.
    || /^(?:Get|Read|New|Import|ConvertTo|ConvertFrom|Invoke)-[A-Z][A-Za-z]{2,40}(?:\s|$)/.test(value)
    || /^(?:process|os|sys|self|this|config|settings|secrets|env|var|local|data|module|options|props|args|params|request|req)[.[]/i.test(value);
}

/** The value that a template or a shell uses if its variable is not set: `{{ pw | default('...') }}`, `${PW:-...}`. */
const FALLBACK = /\|[ \t]{0,5}d(?:efault)?[ \t(]{1,5}["']([^"'{}]{1,200})["']|^\$\{\w{1,80}:?[-=]([^{}$]{1,200})\}$/;

/** The default value in a reference to a variable; undefined if the reference has no default value. */
export function fallbackOf(value: string): string | undefined {
  const match = FALLBACK.exec(value);
  return match ? match[1] ?? match[2] : undefined;
}

/** Whether the value of a password field is a password: any text that is not a reference and not a configuration keyword. */
export function isPasswordLiteral(text: string): boolean {
  const value = fallbackOf(text) ?? text;
  return value !== '' && !NOT_A_VALUE.has(value.toLowerCase()) && !isReference(value);
}

/** The entropy per character, estimated from the text itself. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** A word, a number or a version, as in names and addresses. */
const WORDY = /^(?:[a-z]{1,20}\d{0,4}|[A-Z]?[a-z]{1,20}|[A-Z]{1,16}|\d{1,6}|v?\d{1,4}[a-z]?|[a-z]\d{1,3}[a-z]{0,3})$/;

/** Whether a text consists of words, as a name, a path or a sentence does. */
function isWordy(value: string): boolean {
  return value.split(/[-_./:@,+~ ]|(?<=[a-z])(?=[A-Z])/).every(part => part === '' || WORDY.test(part));
}

/** Whether a text looks generated: a token or key, not a name. */
export function isTokenLiteral(text: string): boolean {
  const value = fallbackOf(text) ?? text;
  if (value.length < 8 || isReference(value) || NOT_A_VALUE.has(value.toLowerCase()) || /\s/.test(value)) return false;
  if (/^\d+$/.test(value)) return value.length >= 12;
  // The fingerprint of a PGP key is public.
  if (/^(?:[0-9A-F]{16}|[0-9A-F]{40})$/.test(value)) return false;
  if (/^(?:\d{1,3}\.){3}\d{1,3}(?:[:/]\d+)?$|^\d{4}-\d\d-\d\d/.test(value)) return false;
  return !isWordy(value) && entropy(value) >= (value.length < 12 ? 2.2 : 2.5);
}

/**
 * Whether a text is almost certainly generated, for a value whose name shows little, e.g. `key`. A hexadecimal number does not count, because it
 * is usually a checksum or an identifier.
 */
export function isRandomLiteral(value: string): boolean {
  return value.length >= 20 && /\d/.test(value) && /[A-Za-z]/.test(value) && isTokenLiteral(value)
    && !HEXADECIMAL.test(value) && !/[/.:@]/.test(value) && !/^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(value) && entropy(value) >= 3.5;
}

/** Whether a text is a hexadecimal number with at least the length of a key. */
export function isHexKey(value: string): boolean {
  return value.length >= 48 && HEXADECIMAL.test(value);
}

const HEXADECIMAL = /^(?:0x)?[0-9a-f]+$/i;
