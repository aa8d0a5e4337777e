import { isMap } from './plain';

type Config = Readonly<Record<string, unknown>>;

/** Words in files and commands that can mean a login, although the cloud-config lists no keys for it. */
const BY_HAND = /authorized_keys|ssh-import-id|chpasswd|\bpasswd\b|useradd|adduser|usermod|tailscale|teleport|sssd|realm join|ipa-client|autologin|rancher|cloud-init/i;

/** Whether a cloud-config gives someone a login, or may do so. */
export function grantsLogin(config: Config): boolean {
  const { users, user, ssh_authorized_keys: keys, ssh_import_id: imports, password, chpasswd, disable_root: disableRoot } = config;
  const keepsDefault = keepsDefaultUser(config);
  if ((hasItems(keys) || hasItems(imports)) && (keepsDefault || disableRoot === false)) return true;
  if ((given(password) && keepsDefault) || hasPasswords(chpasswd)) return true;
  const all = [...Array.isArray(users) ? users : [], ...isMap(user) ? [user] : []];
  if (all.some(each => isMap(each) && canLogIn(each))) return true;
  return [config.runcmd, config.bootcmd, config.write_files].some(each => each !== undefined && BY_HAND.test(JSON.stringify(each)));
}

/** Whether cloud-init creates the default user, to whom the platform adds its keys. A list of users without `default` replaces this user. */
export function keepsDefaultUser({ users }: Config): boolean {
  if (users === undefined || users === null) return true;
  if (typeof users === 'string') return users.split(',').some(name => name.trim() === 'default');
  if (isMap(users)) return 'default' in users;
  return Array.isArray(users) && users.some(user => user === 'default' || (isMap(user) && (user.name === 'default' || 'default' in user)));
}

/** Whether the users of a text may replace the default user. A typed cloud config writes `default` in this form to keep that user. */
export function mayReplaceDefaultUser(text: string): boolean {
  return text.includes('users') && !text.includes('\nusers:\n  - default\n');
}

function canLogIn(user: Config): boolean {
  if (['ssh_authorized_keys', 'ssh-authorized-keys', 'ssh_import_id', 'ssh-import-id', 'ssh_redirect_user', 'ssh-redirect-user', 'snapuser'].some(key => hasItems(user[key]))) return true;
  const isUnlocked = user.lock_passwd === false || user['lock-passwd'] === false;
  return isUnlocked && ['passwd', 'hashed_passwd', 'hashed-passwd', 'plain_text_passwd', 'plain-text-passwd'].some(key => given(user[key]));
}

function hasPasswords(chpasswd: unknown): boolean {
  return isMap(chpasswd) && (hasItems(chpasswd.list) || hasItems(chpasswd.users));
}

function hasItems(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : given(value);
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && value !== false;
}
