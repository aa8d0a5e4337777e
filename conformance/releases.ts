/** The tested KubeVirt releases, each with the CDI of its time. */
import { BuildName } from './cluster/builds';
import { CdiVersion, KubeVirtVersion } from '../src';

export interface Release {
  readonly version: KubeVirtVersion;
  readonly kubevirt: BuildName;
  /** The newest CDI version of that time that Go's module proxy has. */
  readonly cdi: BuildName;
  readonly cdiVersion: CdiVersion;
  /** Whether its controllers are tested. This is the case for releases with changed behavior. */
  readonly isControlled?: boolean;
  /** Preferences that a later patch release added. */
  readonly laterPreferences?: readonly string[];
}

const { V1_4, V1_5, V1_6, V1_7, V1_8, V1_9 } = KubeVirtVersion;

/** Oldest first. */
export const RELEASES: readonly Release[] = [
  { version: V1_4, kubevirt: 'kubevirt-1.4', cdi: 'cdi-1.61', cdiVersion: CdiVersion.V1_61, isControlled: true },
  {
    version: V1_5, kubevirt: 'kubevirt-1.5', cdi: 'cdi-1.61', cdiVersion: CdiVersion.V1_61,
    laterPreferences: ['debian', 'legacy', 'linux', 'linux.efi'],
  },
  { version: V1_6, kubevirt: 'kubevirt-1.6', cdi: 'cdi-1.61', cdiVersion: CdiVersion.V1_61, isControlled: true },
  { version: V1_7, kubevirt: 'kubevirt-1.7', cdi: 'cdi-1.61', cdiVersion: CdiVersion.V1_61 },
  { version: V1_8, kubevirt: 'kubevirt-1.8', cdi: 'cdi-1.65', cdiVersion: CdiVersion.V1_65 },
  { version: V1_9, kubevirt: 'kubevirt-1.9', cdi: 'cdi-1.65', cdiVersion: CdiVersion.V1_65, isControlled: true },
];

export const NEWEST = RELEASES[RELEASES.length - 1];

/** The releases that are tested without `--all`: the oldest, the newest, and one release between them. */
export const SOME = RELEASES.filter(({ version }) => version === V1_9 || version === V1_6 || version === V1_4).reverse();
