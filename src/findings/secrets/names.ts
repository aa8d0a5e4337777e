/** The kind of value that a name indicates. */
export enum NameKind {
  /** The name indicates nothing. */
  OTHER,
  /** A password. Any text can be a password. */
  PASSWORD,
  /** A generated token or key. The value can also be only the name of a Secret. */
  TOKEN,
  /** The word `key` without a preceding word, or a word such as `auth`. */
  KEY,
  /** The word `key` with a preceding word, e.g. `backup_key`. */
  NAMED_KEY,
}

/** The last word of a name, if this word can indicate a secret. */
const LAST_WORD = /(password|passwd|passphrase|passcode|passwort|sshpass|bindpw|authtok|shared[_-]?secret|pass|pwd|pw|psk|secret|token|keys?|credentials?|creds|auth|login|signature)(?:[_-]?(?:base|string|value|plain|text|b64|\d{1,3}))?$/i;

/** Words before `key` in names of secret keys. */
const SECRET_KEY = /(?:api|access|secret|auth|private|account|encryption|encrypt|signing|master|shared|license|client|app|application|activation|registration|storage|subscription|consumer|deploy|webhook|bot|admin|session|service|jwt|hmac|cookie|unseal|root|recovery|pre[_-]?shared|setup)[ _.-]?$/i;

/** Words before `key` in names of public keys. */
const PUBLIC_KEY = /(?:public|pub|ssh|host|authorized|gpg|pgp|foreign|primary|partition|sort|cache|sign|signed[_-]?by|trusted|known|verify|repo|repository|apt|map|object|index|row|dict|group|label|selector|match|ssl|tls|cert|certificate)[ _.-]?$/i;

/** The part before the last word in names whose value is not a secret: `no-password`, or `checksum/secret`, an annotation of Helm charts. */
const NOT_ITSELF = /(?:^|[^A-Za-z])(?:no[_-]?$|(?:checksum|fingerprint|sha\d{1,3}(?:sum)?|md5(?:sum)?)[^A-Za-z])/i;

/** The kind of value that the name of a variable, a property or a header indicates. */
export function nameKind(name: string): NameKind {
  const match = LAST_WORD.exec(name);
  if (!match) return NameKind.OTHER;
  const word = match[1].toLowerCase();
  const before = name.slice(0, match.index);
  if (NOT_ITSELF.test(before)) return NameKind.OTHER;
  switch (word.replace(/[_-]/, '')) {
    case 'password': case 'passwd': case 'passphrase': case 'passcode': case 'passwort': case 'sshpass': case 'bindpw': case 'authtok': case 'sharedsecret':
      return NameKind.PASSWORD;
    case 'pass': case 'pwd': case 'pw': case 'psk':
      return beginsWord(before, match[1]) ? NameKind.PASSWORD : NameKind.OTHER;
    case 'secret': case 'token':
      return NameKind.TOKEN;
    case 'key': case 'keys':
      if (SECRET_KEY.test(before)) return NameKind.TOKEN;
      return !beginsWord(before, match[1]) || PUBLIC_KEY.test(before) ? NameKind.OTHER : /[A-Za-z0-9]{2}[ _-]?$/.test(before) ? NameKind.NAMED_KEY : NameKind.KEY;
    case 'signature': case 'login': case 'auth':
      return beginsWord(before, match[1]) ? NameKind.KEY : NameKind.OTHER;
    default:
      return beginsWord(before, match[1]) ? NameKind.TOKEN : NameKind.OTHER;
  }
}

/** Whether a word is a separate word in a name: `DB_PASS` and `dbPass`, not `compass`. */
function beginsWord(before: string, word: string): boolean {
  return !/[A-Za-z]$/.test(before) || (/[a-z]$/.test(before) && /^[A-Z]/.test(word));
}
