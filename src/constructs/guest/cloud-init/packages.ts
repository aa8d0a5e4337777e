/**
 * A source of Debian packages.
 */
export interface CloudAptSource {
  /** Name of the source and of its file in `/etc/apt/sources.list.d`. Unique within the config. Becomes a key of `apt.sources`. */
  readonly name: string;

  /**
   * A line of sources.list, or an argument of `add-apt-repository` (`ppa:owner/name`). cloud-init fills in `$MIRROR`, `$PRIMARY`,
   * `$SECURITY`, `$RELEASE` and `$KEY_FILE` (for `signed-by`). Becomes `apt.sources.<name>.source`.
   * @default - only the key, without a source
   */
  readonly source?: string;

  /**
   * Fingerprint or id of the key that signs the packages. cloud-init fetches the key at the first boot. Becomes `apt.sources.<name>.keyid`.
   * @default - none
   */
  readonly keyId?: string;

  /**
   * The server from which the key is fetched. Becomes `apt.sources.<name>.keyserver`.
   * @default - cloud-init's default: keyserver.ubuntu.com
   */
  readonly keyServer?: string;

  /**
   * The public PGP key itself, armored. Becomes `apt.sources.<name>.key`.
   * @default - cloud-init fetches the key with the id `keyId`
   */
  readonly key?: string;

  /**
   * File name in `/etc/apt/sources.list.d`, or an absolute path; cloud-init adds `.list`. Becomes `apt.sources.<name>.filename`.
   * @default - the name
   */
  readonly fileName?: string;
}

/**
 * A source of RPM packages.
 */
export interface CloudYumRepository {
  /** Id of the repository and name of its file in `/etc/yum.repos.d`. Unique within the config. Becomes a key of `yum_repos`. */
  readonly id: string;

  /** URL of the directory that holds `repodata`. Becomes `yum_repos.<id>.baseurl`. */
  readonly baseUrl: string;

  /**
   * A readable name. Becomes `yum_repos.<id>.name`.
   * @default - none
   */
  readonly name?: string;

  /**
   * Whether packages are installed from the repository. Becomes `yum_repos.<id>.enabled`.
   * @default - the default of the package manager: true
   */
  readonly enabled?: boolean;

  /**
   * Whether the package manager checks signatures. Becomes `yum_repos.<id>.gpgcheck`.
   * @default - the default of the package manager
   */
  readonly gpgCheck?: boolean;

  /**
   * URL of the key that signs the packages. Becomes `yum_repos.<id>.gpgkey`.
   * @default - none
   */
  readonly gpgKey?: string;
}
