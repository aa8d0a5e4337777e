import { isIP } from 'net';
import { isDamagedKey, isHostKey } from './public-key';
import { Problem } from '../../findings/problem';
import { show } from '../../findings/secrets/show';

/** The required form of a string, and the fix if it has another form. */
export interface Rule {
  readonly accepts: (value: string) => boolean;
  /** Completes the sentence `<where> ...`. */
  readonly wrong: string;
  readonly allowed: string;
  readonly fix: string;
}

const rule = (accepts: RegExp | ((value: string) => boolean), wrong: string, allowed: string, fix: string): Rule => ({
  accepts: value => (typeof accepts === 'function' ? accepts(value) : accepts.test(value)),
  wrong,
  allowed,
  fix,
});

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const SSH_TYPES = '(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-nistp(?:256|384|521)|sk-ssh-ed25519|sk-ecdsa-sha2-nistp256)(?:-cert-v01)?(?:@openssh\\.com)?';

/** A host name without domain: the kernel and DNS allow at most 63 letters, digits and hyphens in a label. */
export const HOST_NAME = rule(new RegExp(`^${LABEL}$`), 'is not a valid host name',
  'letters, digits and inner hyphens, at most 63 characters', 'correct the name; give a name with dots as `fqdn`');

/** A fully qualified domain name: DNS allows 253 characters, and 63 in a label. */
export const DOMAIN_NAME = rule(value => value.length <= 253 && DOMAIN.test(value), 'is not a valid domain name',
  'labels of letters, digits and inner hyphens (at most 63 characters each, 253 in all) with dots between them', 'correct the name');

/**
 * cloud-init's time zone module fails unless the name is a file below `/usr/share/zoneinfo`. All such names begin with a capital letter.
 * Node.js knows the names: it has the table of the tz database.
 */
export const TIME_ZONE = rule(value => /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*){0,2}$/.test(value) && isTimeZone(value), 'is not a time zone',
  'a name of the tz database: Area/City such as Europe/Paris, or UTC', 'use the name as `timedatectl list-timezones` prints it');

/** Short names that files of the tz database have. Node.js also knows other short names: old names of Java. */
const SHORT_ZONES: readonly string[] = ['CET', 'EET', 'EST', 'GMT', 'HST', 'MET', 'MST', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET'];

function isTimeZone(name: string): boolean {
  if (/^[A-Z]{3}$/.test(name) && !SHORT_ZONES.includes(name) || name.startsWith('SystemV/')) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** The locale module passes the name to `locale-gen` or `localectl`, which fail if it is not a locale name. */
export const LOCALE = rule(/^(?:C|POSIX|[a-z]{2,3}(?:_[A-Z]{2})?)(?:\.[A-Za-z0-9-]+)?(?:@[A-Za-z0-9]+)?$/, 'is not a locale',
  'language_COUNTRY.CHARSET such as en_GB.UTF-8, or C.UTF-8', 'use a name as `locale -a` prints it');

/** On at least one of Debian, Ubuntu, RHEL and distributions based on RHEL, `useradd` and `groupadd` reject any other name. */
export const ACCOUNT = rule(/^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/, 'is not a valid user or group name',
  'a letter or underscore, then letters, digits, `_`, `.` or `-`, at most 32 characters', 'use a name of that form');

/** Relative paths would be resolved against the working directory of cloud-init. */
export const ABSOLUTE_PATH = rule(/^\/[^\0\n]*$/, 'is not an absolute path', 'a path that begins with /', 'use an absolute path');

/**
 * If the file name of a swap file is a device, cloud-init deletes the node of the device, and writes a file in memory instead (`create_swapfile` of
 * `cc_mounts.py`). The kernel rejects a swap file in memory.
 */
export const SWAP_FILE = rule(/^\/(?!(?:dev|proc|sys|run)(?:\/|$))[^\0\n]*[^\0\n/]$/, 'is not a file for swap', 'the absolute path of a file on a disk, e.g. /swap.img',
  'use such a path; for swap on a device, use a file system and a mount of the type swap');

/** growpart skips a device without a partition number, and a path that is not a mount point. */
export const GROWN = rule(/^\/(?!dev\/(?:(?:[vsh]|xv)d[a-z]+|(?:nvme\d+n|mmcblk|sr)\d+)$)/, 'is not a partition or a mount point, so cloud-init skips it',
  'a mount point such as /, or a partition such as /dev/vda1', 'use the mount point of the file system');

/** A path that ends with `/` is a folder, not a file. */
export const FILE_PATH = rule(/^\/[^\0\n]*[^\0\n/]$/, 'is not the absolute path of a file', 'a path that begins with / and does not end with it', 'use an absolute path, with the name of the file');

/** Releases of cloud-init before 26 write mount points into `/etc/fstab` without escaping white space. */
export const MOUNT_POINT = rule(/^(?:\/\S*|none)$/, 'is not a mount point', 'an absolute path without white space, or none for swap', 'use an absolute path');

/** White space ends a field of `/etc/fstab`. */
export const MOUNT_DEVICE = rule(/^\S+$/, 'cannot be written into /etc/fstab', 'LABEL=..., UUID=..., a path or server:/path, without white space', 'correct it');

/** cloud-init reads the text after a dot in a device name as a partition number. */
export const FILE_SYSTEM_DEVICE = rule(/^(?:\/[^\s.]+|[A-Za-z0-9_]+(?:\.\d+)?)$/, 'is not a device', 'an absolute path without dots, or an alias',
  'use a path such as /dev/vdb');

/** cloud-init runs `mkfs.<type>`. */
export const FILE_SYSTEM_TYPE = rule(/^[a-z0-9_-]+$/, 'is not a file system type', 'xfs, ext4, ext3, btrfs, swap, vfat, ...', 'use CloudFileSystemType');

/** cloud-init splits the output of lsblk at white space, quotes and `=`. */
export const FILE_SYSTEM_LABEL = rule(/^[^\s="'\\]+$/, 'is a label that cloud-init cannot find again', 'text without white space, quotes and `=`',
  'use letters, digits and hyphens');

/** Mount options are joined with commas in one field. */
export const FSTAB_FIELD = rule(/^[^\s,]+$/, 'cannot be written into /etc/fstab', 'text without white space and commas', 'write each option as a separate item');

/**
 * If cloud-init cannot read the text, it logs "undecodable permissions" and uses 0644. It sets the owner after the permissions, and the kernel
 * then removes the setuid and setgid bits.
 */
export const PERMISSIONS = rule(
  /^(?:0o)?0?[01]?[0-7]{3}$/, 'are not file permissions that cloud-init can set', "octal digits in a string, such as '0640', without setuid and setgid",
  'write them as octal digits; set setuid or setgid with `chmod` in the run commands',
);

/** cloud-init splits the text at the colon, and looks up both names. The module fails if a name is unknown. */
export const OWNER = rule(/^[A-Za-z0-9_][A-Za-z0-9_.-]*(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?$/, 'is not an owner',
  'user or user:group', 'name a user, and a group after a colon');

/** Package managers split at white space and read a leading hyphen as an option. */
export const PACKAGE = rule(/^[^\s-]\S*$/, 'is not a package name', 'one name, with `=version` where the package manager knows it', 'write each package as a separate item');

/** NTP clients take one host per line. */
export const NTP_SERVER = rule(
  value => (value.length <= 253 && DOMAIN.test(value)) || /^[0-9A-Fa-f]*:[0-9A-Fa-f:.]+$/.test(value),
  'is not an NTP server', 'a host name or an IP address', 'remove the scheme and the port',
);

/**
 * sshd ignores a line of `authorized_keys` that does not have the form: options, a known key type, base64. sshd rejects DSA keys (`ssh-dss`) since
 * OpenSSH 7.0.
 */
export const SSH_PUBLIC_KEY = rule(value => AUTHORIZED_KEY.test(value) && !isHostKey(value) && !isDamagedKey(value), 'is not a public SSH key',
  'one line such as `ssh-ed25519 AAAA... comment`',
  'give the whole content of the .pub file; a line of known_hosts has the key of a host, and OpenSSH 7.0 and later reject DSA keys (`ssh-dss`)');

const AUTHORIZED_KEY = new RegExp(`^(?:[^\\r\\n]*\\s)?${SSH_TYPES} AAAA[0-9A-Za-z+/]+={0,3}(?: [^\\r\\n]*)?$`);

/** The resolver takes an address without a prefix; an IPv6 address can have a zone. */
export const NAME_SERVER = rule(value => isIP(value) !== 0, 'is not the address of a name server', 'an IPv4 or IPv6 address without a prefix', 'use the address of the server');

/** White space separates the domains of a line of `/etc/resolv.conf`. */
export const SEARCH_DOMAIN = rule(/^(?:\.|(?:[A-Za-z0-9_-]{1,63}\.)*[A-Za-z0-9_-]{1,63}\.?)$/, 'is not a domain', 'labels with dots between them', 'write each domain as a separate item');

/** `shutdown` accepts these delays. With any other delay, the module fails. */
export const DELAY = rule(/^(?:now|\+?\d+)$/, 'is not a delay of `shutdown`', '`now`, or a number of minutes such as `+5`', 'use one of them');

/** cloud-init accepts the units only in capital letters. */
export const SIZE = rule(/^(?:auto|(?:\d+(?:\.\d*)?|\.\d+)[BKMGT]?B?)$/, 'is not a size', '`auto`, or a number with B, K, M, G or T, such as 2G', 'correct it');

/** `update-ca-certificates` ignores a file without a certificate. */
export const CERTIFICATE = rule(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/, 'is not a certificate', 'PEM text: `-----BEGIN CERTIFICATE-----`', 'give the content of the .pem or .crt file');

/** With any other text, cloud-init does not change sshd. */
export const SSH_PASSWORDS = rule(/^(?:true|yes|on|1|false|no|off|0|unchanged)$/i, 'has no effect', 'true, false or unchanged', 'use one of them');

/** The second field of a line of `/etc/fstab`. */
export const FSTAB_POINT = rule(/^(?:\/\S*|none|swap)$/, 'is not a mount point', 'an absolute path without white space, or none for swap', 'use an absolute path');

/** `ssh-import-id` takes `service:account`, with Launchpad as the default service. */
export const SSH_IMPORT_ID = rule(/^(?:(?:lp|gh):)?[^\s:]+$/, 'is not an account to import keys from', 'gh:<user>, lp:<user> or <user>', 'use one account, e.g. `gh:octocat`');

const SUDO_FORM = /^[^\s=,]+(?:\s*,\s*[^\s=,]+)*\s*=\s*(?:\([^()]*\)\s*)?[^\s()][^()\r\n]*$/;

/** Tags without a colon. sudo reads such a tag as the name of a command. */
const SUDO_TAG = /\b(?:NO)?(?:PASSWD|EXEC|SETENV|LOG_INPUT|LOG_OUTPUT|MAIL|FOLLOW|INTERCEPT)\b(?!\s*:)/i;

/**
 * cloud-init writes `<user> <rule>` into sudoers. If the rule has no `=`, or repeats the user's name, or if a tag has no colon, sudo reports
 * a syntax error.
 */
export const SUDO_RULE = rule(value => SUDO_FORM.test(value) && !SUDO_TAG.test(value.replace(/\s\/.*$/, '')), 'is not a sudo rule', '`HOSTS=(RUNAS) COMMANDS`, for instance Sudo.NOPASSWD_ALL',
  'write the part of the sudoers line after the user name');

/** `useradd --comment` rejects a colon and a line break, which would end the field of `/etc/passwd`. */
export const GECOS = rule(/^[^:\r\n]*$/, 'cannot be written into /etc/passwd', 'text without a colon and without line breaks', 'remove the colon and the line breaks');

/** `useradd --expiredate` accepts only this form. */
export const DATE = rule(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'is not a date', 'YYYY-MM-DD', 'write it as YYYY-MM-DD');

/** An empty command does nothing. */
export const COMMAND = rule(/\S/, 'is an empty command', 'a shell command', 'remove it, or set a command');

/** A URL from which dnf and yum can read packages. */
export const REPOSITORY_URL = rule(/^(?:https?|ftp|file):\/\/\S+$/, 'is not a URL of packages', 'http://... or https://...', 'use the full URL');

/** cloud-init's schema for `yum_repos` allows these characters in an id, which also names a file. */
export const REPOSITORY_ID = rule(/^[0-9A-Za-z_.:-]+$/, 'is not a repository id', 'letters, digits, `_`, `.`, `:` and `-`', 'use an id of that form');

/** A file name in the directory of apt's sources. */
export const FILE_NAME = rule(/^[^\s\0]+$/, 'is not a file name', 'a name or an absolute path without white space', 'use a name of that form');

const APT_VARIABLES = ['MIRROR', 'PRIMARY', 'SECURITY', 'RELEASE', 'KEY_FILE'];

/**
 * Either lines of `sources.list` or an argument of `add-apt-repository` (`ppa:owner/name`). cloud-init treats a text that matches `^[\w-]+:\w` as
 * such an argument. The whole module fails at a variable that cloud-init does not know.
 */
export const APT_SOURCE = rule(
  value => (/^[\w-]+:\w\S*$/.test(value) || /^(?:Types|Enabled|URIs|Suites|Components):\s/m.test(value)
    || value.split('\n').every(line => /^\s*(?:#.*)?$|^deb(?:-src)?\s+(?:\[[^\]]*\]\s+)?(?:[a-z][a-z0-9+]*:\S+|\$\S+)\s+\S+/.test(line)))
    && [...value.matchAll(/\$\{?([A-Za-z0-9_.]+)/g)].every(([, name]) => APT_VARIABLES.includes(name.toUpperCase())),
  'is not a package source',
  `\`deb [options] URL suite component...\` or \`ppa:owner/name\`, with no variables but ${APT_VARIABLES.map(name => `$${name}`).join(', ')}`,
  'give the line as in sources.list',
);

/** `getkeybyid` accepts a key id or a fingerprint. */
export const PGP_KEY_ID = rule(/^(?:0x)?[0-9A-Fa-f]{8,40}$|^(?:[0-9A-Fa-f]{4} {1,2}){9}[0-9A-Fa-f]{4}$/, 'is not a PGP key id',
  'a fingerprint or key id in hexadecimal', 'give the fingerprint that `gpg --show-keys` prints');

/** Checks a value against a rule. An undefined value has no problem. */
export function expect(where: string, value: string | undefined, { accepts, wrong, allowed, fix }: Rule): Problem[] {
  if (value === undefined || (typeof value === 'string' && accepts(value))) return [];
  return [{ code: 'CLOUD_INIT_VALUE', message: `${where} ${wrong}`, got: show(value), allowed, fix }];
}

/** Checks each item of a list against a rule. */
export function expectEach(where: string, values: string[] | undefined, each: Rule): Problem[] {
  return (values ?? []).flatMap((value, index) => expect(`${where}[${index}]`, value, each));
}

/** Checks that a number is a non-negative integer. */
export function expectCount(where: string, value: number | undefined, unit: string): Problem[] {
  if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) return [];
  return [{
    code: 'CLOUD_INIT_VALUE',
    message: `${where} is not a whole number of ${unit}`,
    got: show(value),
    allowed: `a whole number of ${unit}, 0 or more`,
    fix: 'use a whole number',
  }];
}

export function expectOrder(where: string, order: number): Problem[] {
  if (Number.isFinite(order)) return [];
  return [{ code: 'CLOUD_INIT_VALUE', message: `${where} has an invalid order`, got: show(order), allowed: 'a finite number', fix: 'use a number such as 10' }];
}
