import { CheckContext, ConfigCheck, listOf, wrong } from './context';
import { Problem } from '../../../findings/problem';
import { show } from '../../../findings/secrets/show';
import { isMap } from '../plain';
import { ABSOLUTE_PATH, ACCOUNT, DATE, expect, GECOS, Rule, SSH_IMPORT_ID, SSH_PUBLIC_KEY, SUDO_RULE } from '../rules';
import { NameOf } from '../schema';

type User = Readonly<Record<string, unknown>>;

/** Texts with a required form. */
const TEXTS: readonly (readonly [string, Rule])[] = [
  ['name', ACCOUNT], ['gecos', GECOS], ['primary_group', ACCOUNT], ['shell', ABSOLUTE_PATH], ['homedir', ABSOLUTE_PATH], ['expiredate', DATE],
];

/** Keys that take a list of texts or one text. */
const LISTS: readonly (readonly [string, Rule])[] = [['ssh_authorized_keys', SSH_PUBLIC_KEY], ['ssh_import_id', SSH_IMPORT_ID]];

export const checkUsers: ConfigCheck = (document, context) => {
  const { users, user } = document;
  return [
    ...listOf(users).flatMap((each, index) => (isMap(each) ? userProblems(each, ['users', index], context) : [])),
    ...isMap(user) ? userProblems(user, ['user'], context) : [],
    ...topKeys(document, context),
  ];
};

function userProblems(user: User, path: readonly (string | number)[], { nameOf }: CheckContext): Problem[] {
  const problems = TEXTS.flatMap(([key, rule]) => (typeof user[key] === 'string' ? expect(nameOf([...path, key]), user[key], rule) : []));
  for (const [key, rule] of LISTS) {
    for (const [index, each] of listOf(user[key]).entries()) {
      if (typeof each === 'string') problems.push(...expect(nameOf([...path, key, index]), each, rule));
    }
  }
  // The map `user` changes the default user, so it needs no name.
  if (path[0] === 'users' && user.name === undefined && user.snapuser === undefined) {
    problems.push(wrong(`${nameOf(path)} has no name, so cloud-init creates no user`, 'a user with `name`', 'set `name`'));
  }
  if (user.sudo === true) problems.push(wrong(`${nameOf([...path, 'sudo'])} is true, which is not a sudo rule`, 'a text, a list of texts, or false', 'write a rule, e.g. "ALL=(ALL) NOPASSWD:ALL"'));
  if (user.uid !== undefined && user.uid !== null && !isUid(user.uid)) {
    problems.push(wrong(`${nameOf([...path, 'uid'])} is not a valid uid of a new user, so \`useradd\` fails`, '1 to 4294967294', 'correct it', show(user.uid)));
  }
  for (const each of [user.sudo].flat()) if (typeof each === 'string') problems.push(...expect(nameOf([...path, 'sudo']), each, SUDO_RULE));
  for (const group of groupsOf(user.groups)) problems.push(...expect(nameOf([...path, 'groups']), group, ACCOUNT));
  const locked = user.lock_passwd !== false && user['lock-passwd'] !== false;
  if (locked && ['passwd', 'plain_text_passwd', 'hashed_passwd'].some(key => isHash(user[key]))) {
    problems.push(wrong(`${nameOf(path)} has a password that has no effect: cloud-init locks passwords by default`, 'a password together with `lock_passwd` set to false',
      'set `lock_passwd` to false, or use SSH keys instead of the password'));
  }
  const isHomeless = user.system === true || user.no_create_home === true;
  if (isHomeless && LISTS.some(([key]) => listOf(user[key]).length > 0)) {
    problems.push(wrong(`${nameOf(path)} has SSH keys but no home directory to keep them in`, 'a user with a home directory', 'remove `system` and `no_create_home`, or remove the keys'));
  }
  return problems;
}

/** 0 is not allowed, because `root` has this number. */
function isUid(uid: unknown): boolean {
  const number = typeof uid === 'string' && /^\d+$/.test(uid) ? Number(uid) : uid;
  return Number.isInteger(number) && Number(number) > 0 && Number(number) < 4_294_967_295;
}

/** The groups of a user. cloud-init splits a text at commas. */
function groupsOf(groups: unknown): string[] {
  if (typeof groups === 'string') return groups.split(',').map(each => each.trim()).filter(each => each !== '');
  return listOf(groups).filter((each): each is string => typeof each === 'string');
}

/** Whether a value is the hash of a password. (A plain-text password is reported as a secret.) */
function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^\$\d?\w*\$/.test(value);
}

/** Checks the SSH keys of the default user, which are at the top level of the document. */
function topKeys({ ssh_authorized_keys: keys, ssh_import_id: accounts }: Readonly<Record<string, unknown>>, { nameOf }: CheckContext): Problem[] {
  const unknown = listOf(accounts).flatMap((each, index) => (typeof each === 'string' ? expect(nameOf(['ssh_import_id', index]), each, SSH_IMPORT_ID) : []));
  return [...unknown, ...topPublicKeys(keys, nameOf)];
}

function topPublicKeys(keys: unknown, nameOf: NameOf): Problem[] {
  if (keys === undefined || keys === null) return [];
  if (!Array.isArray(keys)) {
    return [wrong(`${nameOf(['ssh_authorized_keys'])} is not a list, so cloud-init reads each letter as a key`, 'a list of keys', 'write it as a list: `- ssh-ed25519 ...`')];
  }
  return keys.flatMap((key, index) => (typeof key === 'string' ? expect(nameOf(['ssh_authorized_keys', index]), key, SSH_PUBLIC_KEY) : []));
}
