/** What the value of a password field is. */
export enum PasswordField {
  /** No password at all: empty, locked (`*`, `!`), one that cloud-init makes up, or one that a template fills in. */
  NONE,
  HASH,
  PLAIN_TEXT,
}

/** Tells a crypt(5) hash from a password. A field is known to hold one or the other, so a short prefix is enough. */
export function passwordField(value: string): PasswordField {
  if (/^[*!x]*$/.test(value) || /^(?:R|RANDOM)$/.test(value) || /^\{\{[^{}]*\}\}$/.test(value)) return PasswordField.NONE;
  return /^!*\$(?:1|2[abxy]?|5|6|7|y|gy|sha1|md5|argon2(?:id|i|d))\$[^\s$]+/.test(value) ? PasswordField.HASH : PasswordField.PLAIN_TEXT;
}
