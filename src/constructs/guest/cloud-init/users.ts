/**
 * Common sudo rules.
 */
export class Sudo {
  /** All commands, as any user, without a password. */
  public static readonly NOPASSWD_ALL = 'ALL=(ALL) NOPASSWD:ALL';

  /** All commands, as any user, with the user's own password. */
  public static readonly ALL = 'ALL=(ALL) ALL';

  private constructor() {}
}

/**
 * A user of the guest, created at first boot.
 *
 * There is no property for a plain-text password, because the document is committed to Git, and is readable in the cluster.
 */
export interface CloudUser {
  /** Login name, unique within the config. Becomes `users[].name`. */
  readonly name: string;

  /**
   * Real name or another comment. Becomes `users[].gecos`.
   * @default - none
   */
  readonly gecos?: string;

  /**
   * Numeric user id. Becomes `users[].uid`.
   * @default - the next free id
   */
  readonly uid?: number;

  /**
   * Further groups; cloud-init creates missing groups. Becomes `users[].groups`.
   * @default - none
   */
  readonly groups?: string[];

  /**
   * The user's first group. Becomes `users[].primary_group`.
   * @default - a group with the user's name
   */
  readonly primaryGroup?: string;

  /**
   * The user's sudo rules: each is a sudoers rule without the user name, e.g. `Sudo.NOPASSWD_ALL`. cloud-init before 24.3 applies several
   * rules, but logs a warning. Becomes `users[].sudo`.
   * @default - none
   */
  readonly sudo?: string[];

  /**
   * Absolute path of the login shell. Becomes `users[].shell`.
   * @default - the distribution's default for `useradd`
   */
  readonly shell?: string;

  /**
   * Absolute path of the home directory. Becomes `users[].homedir`.
   * @default - `/home/<name>`
   */
  readonly homeDir?: string;

  /**
   * Whether the home directory is created; `false` becomes `users[].no_create_home: true`.
   * @default true
   */
  readonly createHome?: boolean;

  /**
   * Whether the user is a system user. A system user has no home directory, and therefore no SSH keys. Becomes `users[].system`.
   * @default false
   */
  readonly system?: boolean;

  /**
   * Whether login with a password is locked. Becomes `users[].lock_passwd`.
   * @default - cloud-init's default: true
   */
  readonly lockPassword?: boolean;

  /**
   * The crypt(5) hash of the password, e.g. the output of `mkpasswd --method=SHA-512`. The hash causes a warning, because it would be
   * committed to Git. Needs `lockPassword: false`; otherwise cloud-init locks the password. Becomes `users[].passwd`.
   * @default - no password
   */
  readonly passwordHash?: string;

  /**
   * SSH public keys for logins as this user. Each key is one line of an `authorized_keys` file. Becomes `users[].ssh_authorized_keys`.
   * @default - none
   */
  readonly sshAuthorizedKeys?: string[];

  /**
   * Accounts whose public keys are fetched at first boot: `gh:<user>`, `lp:<user>`. Becomes `users[].ssh_import_id`.
   * @default - none
   */
  readonly sshImportIds?: string[];

  /**
   * Day on which the account is disabled, `YYYY-MM-DD`. Becomes `users[].expiredate`.
   * @default - never
   */
  readonly expireDate?: string;
}

/**
 * A group of the guest, created at first boot before the users.
 */
export interface CloudGroup {
  /** Name of the group, unique within the config. Becomes a key of `groups`. */
  readonly name: string;

  /**
   * Existing users of the image that become members of the group. For a user of this config, set `groups` of the user instead, because cloud-init
   * creates groups before users, and skips members that do not exist yet.
   * @default - none
   */
  readonly members?: string[];
}
