/** One kind of secret that can be told from its text alone. */
interface SecretKind {
  readonly what: string;
  readonly pattern: RegExp;
}

/** A secret found in a text: what it is and where, never what it says. */
export interface Sighting {
  readonly what: string;
  /** Line within the text, from 1. */
  readonly line: number;
  /** A hash hides its password for a while: a warning. Everything else is an error. */
  readonly hash: boolean;
}

const key = '[./A-Za-z0-9]';

/**
 * Shapes that are documented by their issuers and that nothing else has. Values that are filled in at boot
 * (`$TOKEN`, `${TOKEN}`, `{{ token }}`, `<token>`) are no secrets, so a literal never starts with one of those characters.
 * What comes before the telling part is bounded, so that the time for a long text grows with its length and not its square.
 */
const KINDS: SecretKind[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g },
  { what: 'a private key', pattern: /^PuTTY-User-Key-File-\d+:/gm },
  { what: 'an age private key', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{20,}/g },
  { what: 'a WireGuard private key', pattern: /\bPrivateKey\s*=\s*[A-Za-z0-9+/]{43}=/g },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { what: 'an AWS secret access key', pattern: /\baws_secret_access_key["']?\s*[=:]\s*["']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])/gi },
  { what: 'a GitHub token', pattern: /\b(?:gh[opsru]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/g },
  { what: 'a GitLab token', pattern: /\bgl(?:pat|rt|dt|ptt)-[A-Za-z0-9_-]{20,}/g },
  { what: 'a Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g },
  { what: 'a HashiCorp Vault token', pattern: /\bhv[sb]\.[A-Za-z0-9_-]{24,}/g },
  { what: 'a JSON web token', pattern: /\beyJ[A-Za-z0-9_-]{10,1024}\.eyJ[A-Za-z0-9_-]{10,4096}\.[A-Za-z0-9_-]{10,}/g },
  { what: 'a token in an Authorization header', pattern: /\bAuthorization:\s*(?:Bearer|Basic|Token)\s+[A-Za-z0-9._~+/=-]{8,}/gi },
  { what: 'a cluster join token', pattern: /--(?:token|discovery-token|tls-bootstrap-token)[ =]["']?[a-z0-9]{6}\.[a-z0-9]{16}\b/g },
  { what: 'a cluster join token', pattern: /\bK10[0-9a-f]{64}::[^\s"']+/g },
  { what: 'a password in a URL', pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:'"<>]{0,256}:(?![${<%*])[^\s/@'"<>]{1,256}@/gi },
  { what: 'a password piped to chpasswd', pattern: /\b(?:echo|printf)\s+(?:-\w+\s+)?["']?[A-Za-z_][\w.-]*:(?![$`{<])[^\s"'|]+["']?\s*\|\s*(?:sudo\s+)?chpasswd\b(?!.*-e)/g },
  {
    what: 'a password or token assigned to a variable',
    pattern: /\b[A-Z0-9_]{0,64}(?:PASSWORD|PASSWD|SECRET_KEY|API_KEY|ACCESS_TOKEN|AUTH_TOKEN)=["']?(?![$`{</%*"'\s])[^\s"'#;]{4,}/g,
  },
];

/** crypt(5) hashes at full length, so that `$6` in a shell script is not one. */
const HASH_IN_TEXT = new RegExp(
  [
    `\\$6\\$(?:rounds=\\d+\\$)?${key}{1,16}\\$${key}{86}`,
    `\\$5\\$(?:rounds=\\d+\\$)?${key}{1,16}\\$${key}{43}`,
    `\\$1\\$${key}{1,8}\\$${key}{22}`,
    `\\$2[abxy]?\\$\\d\\d\\$${key}{53}`,
    `\\$(?:y|gy|7)\\$${key}+\\$${key}{1,86}\\$${key}{43}`,
    '\\$argon2(?:id|i|d)\\$v=\\d+\\$[^\\s$]+\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]{16,}',
  ].map(shape => `(?:${shape})(?!${key})`).join('|'),
  'g',
);

const ALL_KINDS = [...KINDS.map(kind => ({ ...kind, hash: false })), { what: 'a password hash', pattern: HASH_IN_TEXT, hash: true }];

/** No kind of secret is shorter: `ab://:c@`. */
const SHORTEST = 8;

/** What was found in short texts, which the machines of a fleet have in common. Cleared when it is full. */
const known = new Map<string, readonly Sighting[]>();
const MAX_KNOWN = 10_000;
const MAX_KNOWN_LENGTH = 1000;

/** Secrets and password hashes in a text, in the order of their lines, one of a kind for each line. */
export function secretsInText(text: string): readonly Sighting[] {
  if (text.length < SHORTEST) return [];
  if (text.length > MAX_KNOWN_LENGTH) return search(text);
  let found = known.get(text);
  if (!found) {
    found = search(text);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(text, found);
  }
  return found;
}

function search(text: string): Sighting[] {
  const matches = ALL_KINDS.flatMap(({ what, pattern, hash }) => [...text.matchAll(pattern)].map(({ index }) => ({ what, hash, index })));
  const sightings = new Map<string, Sighting>();
  let [line, from] = [1, 0];
  for (const { what, hash, index } of matches.sort((a, b) => a.index - b.index)) {
    line += text.slice(from, index).split('\n').length - 1;
    from = index;
    sightings.set(`${line} ${what}`, { what, hash, line });
  }
  return [...sightings.values()];
}

/** What the value of a password field is. */
export enum PasswordField {
  /** No password at all: empty, locked (`*`, `!`), or one that cloud-init makes up. */
  NONE,
  HASH,
  PLAIN_TEXT,
}

/** Tells a crypt(5) hash from a password. A field is known to hold one or the other, so a short prefix is enough. */
export function passwordField(value: string): PasswordField {
  if (/^[*!x]*$/.test(value) || /^(?:R|RANDOM)$/.test(value)) return PasswordField.NONE;
  return /^!*\$(?:1|2[abxy]?|5|6|7|y|gy|sha1|md5|argon2(?:id|i|d))\$[^\s$]+/.test(value) ? PasswordField.HASH : PasswordField.PLAIN_TEXT;
}
