/** The program in a guest that reads user data. */
export type GuestReader = 'cloud-init' | 'cloudbase-init' | 'ignition' | 'talos' | 'installer';

/** The package manager of a guest. */
export type PackageManager = 'apt' | 'dnf' | 'zypper' | 'apk';

/** Facts about a guest that matter for its user data. An absent fact is unknown, and rules that need it are skipped. */
export interface GuestFacts {
  /** The name in reports: `the image "talos-1.12"`. */
  readonly label?: string;
  readonly reads?: GuestReader;
  /** Oldest cloud-init version that the image may have, e.g. `22.4`. */
  readonly cloudInitVersion?: string;
  readonly packageManager?: PackageManager;
  /** The user that its cloud-init creates. */
  readonly defaultUser?: string;
  /** The guest is not Windows. */
  readonly isLinux?: true;
}
