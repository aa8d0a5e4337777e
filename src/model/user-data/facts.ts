/** What in a guest reads user data. */
export type GuestReader = 'cloud-init' | 'cloudbase-init' | 'ignition' | 'talos' | 'installer';

/** How a guest installs packages. */
export type PackageManager = 'apt' | 'dnf' | 'zypper' | 'apk';

/** What is known of a guest that matters for its user data; what is absent is not known, and nothing is said that needs it. */
export interface GuestFacts {
  /** How reports call it: `the image "talos-1.12"`. */
  readonly label?: string;
  readonly reads?: GuestReader;
  /** Oldest cloud-init that the image may have, `22.4`. */
  readonly cloudInitVersion?: string;
  readonly packageManager?: PackageManager;
}
