import { CloudFile } from './files';
import { CloudAptSource, CloudYumRepository } from './packages';
import { CloudFileSystem, CloudMount, CloudSwap } from './storage';
import { CloudNtp, CloudPowerState } from './system';
import { CloudGroup, CloudUser } from './users';

/**
 * The configuration of a guest at its first boot. cloud-init reads the configuration once. If `cloudInitSeed` changes, cloud-init treats the
 * machine as new and runs again.
 */
export interface CloudConfigProps {
  /**
   * Host name without domain. Becomes `hostname`.
   * Changing this: has no effect after creation
   * @default - the host name in the platform's metadata: the machine's name; on Cozystack and Hikube, this name with the prefix `vm-instance-`
   */
  readonly hostname?: string;

  /**
   * Fully qualified domain name. Becomes `fqdn`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly fqdn?: string;

  /**
   * Whether cloud-init writes `/etc/hosts` from its template. Becomes `manage_etc_hosts`.
   * Changing this: has no effect after creation
   * @default - cloud-init's default: false
   */
  readonly manageEtcHosts?: boolean;

  /**
   * Name of the time zone in the tz database, e.g. `Europe/Paris`. Becomes `timezone`.
   * Changing this: has no effect after creation
   * @default - the time zone of the image, usually UTC
   */
  readonly timezone?: string;

  /**
   * Name of the locale, e.g. `en_GB.UTF-8`. Becomes `locale`.
   * Changing this: has no effect after creation
   * @default - the locale of the image
   */
  readonly locale?: string;

  /**
   * The guest's time service. Becomes `ntp`.
   * Changing this: has no effect after creation
   * @default - the time service of the image
   */
  readonly ntp?: CloudNtp;

  /**
   * Groups to create. Becomes `groups`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly groups?: CloudGroup[];

  /**
   * Users to create. Becomes `users`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly users?: CloudUser[];

  /**
   * Whether cloud-init creates the default user of the image (`ubuntu`, `debian`, `rocky`, ...). The platform adds the machine's SSH keys to this
   * user. If the config has `users`, `true` becomes `- default` at the head of `users`. If the config has no `users`, `false` becomes an empty list.
   * Changing this: has no effect after creation
   * @default true
   */
  readonly keepDefaultUser?: boolean;

  /**
   * Whether SSH login of root is disabled. Becomes `disable_root`.
   * Changing this: has no effect after creation
   * @default - cloud-init's default: true
   */
  readonly disableRoot?: boolean;

  /**
   * Whether sshd accepts passwords. Becomes `ssh_pwauth`.
   * Changing this: has no effect after creation
   * @default - the setting of the image, usually false
   */
  readonly sshPasswordAuth?: boolean;

  /**
   * SSH public keys for logins as the image's default user. Each key is one line of an `authorized_keys` file. Becomes `ssh_authorized_keys`.
   * Changing this: has no effect after creation
   * @default - the keys that the platform adds
   */
  readonly sshAuthorizedKeys?: string[];

  /**
   * Further sources of Debian packages. Becomes `apt.sources`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly aptSources?: CloudAptSource[];

  /**
   * Further sources of RPM packages. Becomes `yum_repos`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly yumRepositories?: CloudYumRepository[];

  /**
   * Whether cloud-init refreshes the lists of packages. Becomes `package_update`.
   * Changing this: has no effect after creation
   * @default - cloud-init's default: only if `packages` or `packageUpgrade` needs the lists
   */
  readonly packageUpdate?: boolean;

  /**
   * Whether cloud-init upgrades all packages. Becomes `package_upgrade`.
   * Changing this: has no effect after creation
   * @default - cloud-init's default: false
   */
  readonly packageUpgrade?: boolean;

  /**
   * Whether the guest restarts if an installed or upgraded package requires a restart. Becomes `package_reboot_if_required`.
   * Changing this: has no effect after creation
   * @default - cloud-init's default: false
   */
  readonly packageRebootIfRequired?: boolean;

  /**
   * Packages to install; duplicates are installed once. Becomes `packages`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly packages?: string[];

  /**
   * File systems to create on data disks and to mount. Becomes `fs_setup` and `mounts`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly fileSystems?: CloudFileSystem[];

  /**
   * Lines of `/etc/fstab`. Becomes `mounts`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly mounts?: CloudMount[];

  /**
   * A swap file. Becomes `swap`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly swap?: CloudSwap;

  /**
   * Files to write. Becomes `write_files`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly files?: CloudFile[];

  /**
   * Shell commands that run early in every boot, before almost all other modules of cloud-init. The commands must be idempotent. The commands run
   * before the groups that `addBootCommands` adds with order 0. Becomes `bootcmd`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly bootCommands?: string[];

  /**
   * Shell commands that run at the end of the first boot, after users, packages and files. The commands run before the groups that `addRunCommands`
   * adds with order 0. Becomes `runcmd`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly runCommands?: string[];

  /**
   * What the guest does after its first boot: power off, reboot or halt. Becomes `power_state`.
   * Changing this: has no effect after creation
   * @default - the guest keeps running
   */
  readonly powerState?: CloudPowerState;

  /**
   * Top-level keys of cloud-config that have no property here, with values as cloud-init documents them. `apt` must not contain `sources`.
   * Changing this: has no effect after creation
   * @default - none
   */
  readonly raw?: { [key: string]: any };
}
