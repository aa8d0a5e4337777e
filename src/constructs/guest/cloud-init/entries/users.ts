import { Entry } from './entry';
import { Problem } from '../../../../findings/problem';
import { PasswordField, passwordField } from '../../../../findings/secrets/password';
import { given } from '../../../../model/user-data/plain';
import { ABSOLUTE_PATH, ACCOUNT, DATE, GECOS, expect, expectCount, expectEach, SSH_IMPORT_ID, SSH_PUBLIC_KEY, SUDO_RULE } from '../../../../model/user-data/rules';
import { CloudUser, CloudGroup } from '../users';

/** A user as cloud-init reads it. */
export function userEntry(user: CloudUser, where: string): Entry {
  const value = given({
    name: user.name,
    gecos: user.gecos,
    uid: user.uid,
    primary_group: user.primaryGroup,
    groups: user.groups,
    sudo: user.sudo?.length === 1 ? user.sudo[0] : user.sudo,
    shell: user.shell,
    homedir: user.homeDir,
    no_create_home: user.createHome === undefined ? undefined : !user.createHome,
    system: user.system,
    lock_passwd: user.lockPassword,
    passwd: user.passwordHash,
    ssh_authorized_keys: user.sshAuthorizedKeys,
    ssh_import_id: user.sshImportIds,
    expiredate: user.expireDate,
  });
  const problems = [
    ...expect(`${where}.name`, user.name, ACCOUNT),
    ...expect(`${where}.gecos`, user.gecos, GECOS),
    ...expectCount(`${where}.uid`, user.uid, 'an id'),
    ...expectEach(`${where}.groups`, user.groups, ACCOUNT),
    ...expect(`${where}.primaryGroup`, user.primaryGroup, ACCOUNT),
    ...expectEach(`${where}.sudo`, user.sudo, SUDO_RULE),
    ...expect(`${where}.shell`, user.shell, ABSOLUTE_PATH),
    ...expect(`${where}.homeDir`, user.homeDir, ABSOLUTE_PATH),
    ...expectEach(`${where}.sshAuthorizedKeys`, user.sshAuthorizedKeys, SSH_PUBLIC_KEY),
    ...expectEach(`${where}.sshImportIds`, user.sshImportIds, SSH_IMPORT_ID),
    ...expect(`${where}.expireDate`, user.expireDate, DATE),
    ...keysWithoutHome(user, where),
    ...lockedPassword(user, where),
  ];
  return { value, problems };
}

/** cloud-init raises an error for a user with keys but no home directory, and creates none of the later users. */
function keysWithoutHome(user: CloudUser, where: string): Problem[] {
  const homeless = user.system === true || user.createHome === false;
  if (!homeless || !(user.sshAuthorizedKeys?.length || user.sshImportIds?.length)) return [];
  return [{
    code: 'CLOUD_INIT_VALUE',
    message: `${where} has SSH keys but no home directory to keep them in`,
    fix: 'remove `system` and `createHome`, or remove the keys',
  }];
}

function lockedPassword(user: CloudUser, where: string): Problem[] {
  if (user.lockPassword === false || typeof user.passwordHash !== 'string' || passwordField(user.passwordHash) !== PasswordField.HASH) return [];
  return [{
    code: 'CLOUD_INIT_VALUE',
    message: `${where}.passwordHash has no effect while \`lockPassword\` is true, the default of cloud-init`,
    allowed: 'a password hash together with `lockPassword` set to false',
    fix: 'set `lockPassword` to false, or use SSH keys instead of the hash',
  }];
}

/** A group as cloud-init reads it. */
export function groupEntry(group: CloudGroup, where: string): Entry {
  const problems = [
    ...expect(`${where}.name`, group.name, ACCOUNT),
    ...expectEach(`${where}.members`, group.members, ACCOUNT),
  ];
  return { value: group.members?.length ? { [group.name]: group.members } : group.name, problems };
}
