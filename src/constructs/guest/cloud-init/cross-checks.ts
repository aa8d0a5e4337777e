import { Contribution, nameOf } from './contributions';
import { Problem } from '../../../findings/problem';
import { show } from '../../../findings/secrets';
import { repeated } from '../../../model/repeated';
import { homeToCome, ownerOfHome } from '../../../model/user-data/checks/homes';
import { isMap, PlainMap } from '../../../model/user-data/plain';

/** The contributions to one property, by its name. */
type Given = (property: string) => readonly Contribution[];

/**
 * Checks across several contributions, e.g. a file and its owner. The reason for most checks is the order in which cloud-init runs its modules. The
 * order of the keys in the document does not change this order.
 */
const CHECKS: readonly ((given: Given, keepDefaultUser: boolean) => Problem[])[] = [
  ownersToCome, filesInHomes, filesUnderMounts, membersToCome, groupBeforeItsUser, keysWithoutUser, labelsTwice, uidsTwice,
];

/** Problems of contributions that are valid alone, but not together. */
export function crossProblems(given: Given, keepDefaultUser: boolean): Problem[] {
  return CHECKS.flatMap(check => check(given, keepDefaultUser));
}

const nameIn = ({ section, key }: Contribution): string => nameOf(section, key);
const map = ({ value }: Contribution): PlainMap => (isMap(value) ? value : {});
const keysOf = (contributions: readonly Contribution[]): Set<string> => new Set(contributions.map(({ key }) => key));

/** `write_files` runs before `users_groups`, and fails if the owner of a file does not exist yet. */
function ownersToCome(given: Given): Problem[] {
  const [users, groups] = [keysOf(given('users')), keysOf(given('groups'))];
  const early = given('files').filter(file => {
    const [user, group] = String(map(file).owner ?? '').split(':');
    return map(file).defer !== true && (users.has(user) || groups.has(group) || users.has(group));
  });
  return early.map(file => ({
    code: 'CLOUD_INIT_VALUE',
    message: `${nameIn(file)}.owner does not exist yet: cloud-init creates users and groups after it writes the file`,
    allowed: 'an owner that the image has, or `defer` set to true',
    fix: 'set `defer` to true',
  }));
}

/** Files in the home directories of users that do not exist yet. */
function filesInHomes(given: Given): Problem[] {
  const users = given('users').map(map);
  const commands = given('runCommands').map(({ value }) => value);
  return given('files').filter(file => map(file).defer !== true).flatMap(file => {
    const owner = ownerOfHome(file.key, users, commands);
    return owner === undefined ? [] : [homeToCome(nameIn(file), owner)];
  });
}

/** `write_files` runs before `mounts`, so the mounted file system hides the file. */
function filesUnderMounts(given: Given): Problem[] {
  return given('files').filter(file => map(file).defer !== true).flatMap(file => {
    const mount = given('mounts').find(({ value }) => Array.isArray(value) && `${file.key}/`.startsWith(`${String(value[1]).replace(/(?<!\/)\/+$/, '')}/`));
    return mount ? [{
      code: 'CLOUD_INIT_VALUE',
      message: `${nameIn(file)} is written before ${nameIn(mount)} is mounted over it`,
      allowed: 'a path outside of mount points, or `defer` set to true',
      fix: 'set `defer` to true',
    }] : [];
  });
}

/** cloud-init creates groups before users, and skips a member that does not exist yet. */
function membersToCome(given: Given): Problem[] {
  const users = keysOf(given('users'));
  return given('groups').flatMap(group => Object.values(map(group)).flat().filter(member => users.has(String(member))).map(member => ({
    code: 'CLOUD_INIT_VALUE' as const,
    message: `${nameIn(group)}.members has ${show(member)}, but this user does not exist yet: cloud-init creates users after groups`,
    allowed: 'users that the image has',
    fix: 'add the group to `groups` of the user',
  })));
}

/** `useradd` creates a group with the user's name, and fails if the group exists. */
function groupBeforeItsUser(given: Given): Problem[] {
  const groups = keysOf(given('groups'));
  const all = new Set([...groups, ...given('users').flatMap(user => [map(user).groups ?? []].flat().map(String))]);
  return given('users').filter(user => all.has(user.key) && map(user).primary_group === undefined).map(user => ({
    code: 'CLOUD_INIT_VALUE',
    message: `${nameIn(user)} has the name of a group of this config, so \`useradd\` cannot create the user's own group`,
    allowed: 'a user with `primaryGroup`, or with a name that is not the name of a group',
    fix: 'set `primaryGroup`, or remove the group',
  }));
}

/** cloud-init gives `ssh_authorized_keys` to the default user, and to root if root may log in. */
function keysWithoutUser(given: Given, keepDefaultUser: boolean): Problem[] {
  const hasReader = keepDefaultUser || given('disableRoot')[0]?.value === false;
  return given('sshAuthorizedKeys').filter(() => !hasReader).map(() => ({
    code: 'CLOUD_INIT_VALUE',
    message: 'no user gets sshAuthorizedKeys: the default user is not created, and root login is disabled',
    allowed: 'keys of a user, or `keepDefaultUser` set to true',
    fix: 'move the keys to `sshAuthorizedKeys` of a user',
  }));
}

/** If several file systems have the same label, `LABEL=...` in /etc/fstab selects the device that the kernel finds first. */
function labelsTwice(given: Given): Problem[] {
  const labels = given('fileSystems').map(fileSystem => map(fileSystem).label).filter(label => typeof label === 'string');
  return repeated(labels).map(label => ({
    code: 'CLOUD_INIT_DUPLICATE',
    message: `fileSystems has the label ${show(label)} more than once`,
    allowed: 'one file system for each label',
    fix: 'give each file system its own label',
  }));
}

/** `useradd` fails for the second user with the same uid, and cloud-init then skips all later users. */
function uidsTwice(given: Given): Problem[] {
  return repeated(given('users').map(user => map(user).uid).filter(uid => uid !== undefined)).map(uid => ({
    code: 'CLOUD_INIT_DUPLICATE',
    message: `users has the uid ${show(uid)} more than once, so \`useradd\` fails`,
    allowed: 'one user for each uid',
    fix: 'give each user its own uid, or no uid',
  }));
}
