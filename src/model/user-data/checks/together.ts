import { CheckContext, ConfigCheck, listOf, wrong } from './context';
import { Problem } from '../../../findings/problem';
import { show } from '../../../findings/secrets/show';
import { repeated } from '../../repeated';
import { isMap } from '../plain';

type Item = Readonly<Record<string, unknown>>;

/** The accounts that a document creates. */
interface Accounts {
  readonly users: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/** Reports parts that are valid alone, but not together. cloud-init runs its modules in a fixed order, not in the order of the document. */
export const checkTogether: ConfigCheck = (document, context) => {
  const accounts = accountsOf(document);
  return [
    ...ownersToCome(document, accounts, context), ...filesUnderMounts(document, context), ...membersToCome(document, accounts, context),
    ...groupsOfUsers(document, accounts, context), ...keptHostname(document, context), ...otherFilesystems(document, context), ...twice(document),
  ];
};

const itemsOf = (value: unknown): readonly Item[] => listOf(value).map(each => isMap(each) ? each : {});
const textsOf = (values: readonly unknown[]) => values.filter(each => typeof each === 'string');

/** `groups` is a text, a map from groups to their members, or a list of texts and maps. */
function accountsOf({ users, groups }: Item): Accounts {
  const lists = typeof groups === 'string' ? groups.split(',') : isMap(groups) ? [groups] : listOf(groups);
  return {
    users: new Set(textsOf(itemsOf(users).map(({ name }) => name))),
    groups: new Set(lists.flatMap(each => isMap(each) ? Object.keys(each) : typeof each === 'string' ? [each.trim()] : [])),
  };
}

/** Reports files that belong to the default user of the image. cloud-init writes files before it creates this user. */
export const checkDefaultOwner: ConfigCheck = (
  { write_files: files }, { facts: { defaultUser }, nameOf },
) => itemsOf(files).flatMap(({ owner, defer }, index) => {
  const isOfUser = defaultUser !== undefined && typeof owner === 'string' && owner.split(':')[0] === defaultUser;
  return isOfUser && defer !== true ? [ownerToCome(nameOf(['write_files', index, 'owner']))] : [];
});

function ownerToCome(where: string): Problem {
  return wrong(`${where} does not exist yet: cloud-init creates users and groups after it writes the file`, 'an owner that the image has, or `defer` set to true', 'set `defer` to true');
}

/** `write_files` runs before `users_groups`, and fails if an owner does not exist yet. */
function ownersToCome({ write_files: files }: Item, { users, groups }: Accounts, { nameOf }: CheckContext): Problem[] {
  return itemsOf(files).flatMap(({ owner, defer }, index) => {
    const [user, group] = typeof owner === 'string' ? owner.split(':') : [];
    if (user === undefined || defer === true || !users.has(user) && !groups.has(group) && !users.has(group)) return [];
    return [ownerToCome(nameOf(['write_files', index, 'owner']))];
  });
}

/** `write_files` runs before `mounts`, so the mounted file system hides the file. */
function filesUnderMounts({ write_files: files, mounts }: Item, { nameOf }: CheckContext): Problem[] {
  const points = textsOf(listOf(mounts).map(mount => Array.isArray(mount) ? mount[1] : undefined))
    .filter(point => /^\/./.test(point)).map(point => point.endsWith('/') ? point : `${point}/`);
  return itemsOf(files).flatMap(({ path, defer }, index) => {
    const point = typeof path === 'string' && defer !== true ? points.find(each => path.startsWith(each)) : undefined;
    return point === undefined ? [] : [wrong(`${nameOf(['write_files', index])} is written before ${show(point.slice(0, -1))} is mounted over it`,
      'a path outside of mount points, or `defer` set to true', 'set `defer` to true')];
  });
}

/** Groups are created before users, and a member that does not exist yet is skipped. */
function membersToCome({ groups }: Item, { users }: Accounts, { nameOf }: CheckContext): Problem[] {
  const entries = (isMap(groups) ? [groups] : itemsOf(groups)).flatMap(map => Object.entries(map));
  const early = entries.flatMap(([group, members]) => textsOf([members].flat()).filter(member => users.has(member)).map(member => [group, member]));
  return early.map(([group, member]) => wrong(
    `${nameOf(['groups'])} has ${show(member)} in ${show(group)}, but this user does not exist yet: cloud-init creates users after groups`,
    'users that the image has', 'add the group to `groups` of the user'));
}

/** `useradd` creates a group with the name of the user, and fails if the group exists. */
function groupsOfUsers({ users }: Item, { groups }: Accounts, { nameOf }: CheckContext): Problem[] {
  return itemsOf(users).flatMap(({ name, primary_group: primary, no_user_group: without }, index) => {
    if (typeof name !== 'string' || !groups.has(name) || primary !== undefined || without === true) return [];
    return [wrong(`${nameOf(['users', index])} has the name of a group of this document, so \`useradd\` cannot create the user's own group`,
      'a user with `primary_group`, or with a name that no group has', 'set `primary_group`, or remove the group')];
  });
}

/** With `preserve_hostname`, cloud-init does not set the host name. It only uses the name for `/etc/hosts`, if it manages that file. */
function keptHostname({ preserve_hostname: isKept, manage_etc_hosts: hosts, ...names }: Item, { nameOf }: CheckContext): Problem[] {
  if (isKept !== true || hosts !== undefined && hosts !== false) return [];
  return ['hostname', 'fqdn'].filter(key => typeof names[key] === 'string').slice(0, 1).map(key => wrong(
    `${nameOf([key])} has no effect with \`preserve_hostname\`: the guest keeps the host name of its image`, 'one of the two', 'remove `preserve_hostname`',
  ));
}

/** The device on which an entry of `fs_setup` creates its file system; undefined if cloud-init chooses the partition. */
function deviceOf({ device, partition }: Item): string | undefined {
  if (typeof device !== 'string' || partition === 'auto' || partition === 'any') return undefined;
  return partition === undefined || partition === null || partition === 'none' ? device : `${device}${/\d$/.test(device) ? 'p' : ''}${String(partition)}`;
}

/** The family of a file system type. Each type of a family can mount the file systems of the other types. */
const familyOf = (type: string) => type.toLowerCase().replace(/^ext[234]$/, 'ext').replace(/^(?:fat|vfat|msdos)\d*$/, 'fat');

/** Reports mounts with another type than the file system that `fs_setup` creates on the device. Such a mount fails. */
function otherFilesystems({ mounts, fs_setup: systems }: Item, { nameOf }: CheckContext): Problem[] {
  const made = new Map(itemsOf(systems).flatMap(system => {
    const device = deviceOf(system);
    return device !== undefined && typeof system.filesystem === 'string' ? [[device, system.filesystem] as const] : [];
  }));
  return listOf(mounts).flatMap((mount, index) => {
    const [device, , type] = Array.isArray(mount) ? mount as readonly unknown[] : [];
    const own = typeof device === 'string' ? made.get(device) : undefined;
    if (own === undefined || typeof type !== 'string' || type === 'auto' || familyOf(type) === familyOf(own)) return [];
    return [wrong(`${nameOf(['mounts', index])} has the type ${show(type)}, but \`fs_setup\` creates ${show(own)} on this device, so the mount fails`, own, 'use the same type in both')];
  });
}

/**
 * Reports entries that can exist only once. `useradd` fails for the second user with the same name. The second of two files with the same path
 * overwrites the first, and the second of two mounts hides the first.
 */
function twice({ users, write_files: files, mounts, fs_setup: systems }: Item): Problem[] {
  const lists: readonly (readonly [string, readonly unknown[]])[] = [
    ['users has the user', itemsOf(users).map(({ name }) => name)],
    ['users has the uid', itemsOf(users).map(({ uid }) => uid === undefined || uid === null ? undefined : String(uid))],
    ['write_files has the path', itemsOf(files).filter(({ append }) => append !== true).map(({ path }) => path)],
    ['mounts has the mount point', listOf(mounts).map(mount => Array.isArray(mount) ? mount[1] : undefined).filter(point => point !== 'none' && point !== 'swap')],
    ['fs_setup has the label', itemsOf(systems).map(({ label }) => label)],
    ['fs_setup has the device', itemsOf(systems).map(deviceOf)],
  ];
  return lists.flatMap(([what, values]) => repeated(textsOf(values)).map((value): Problem => ({
    code: 'CLOUD_INIT_DUPLICATE', message: `${what} ${show(value)} more than once`, allowed: 'each once', fix: 'remove one of them, or change it',
  })));
}
