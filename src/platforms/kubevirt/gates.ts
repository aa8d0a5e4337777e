import { KubeVirtTarget } from './target';
import { atLeast, KubeVirtVersion } from './version';
import { Problem } from '../../findings/problem';

/**
 * Feature gates of KubeVirt that something here needs, with the first version that has them switched on by itself.
 * Read off `pkg/virt-config/featuregate` of each release: what is general there is on, and from 1.9 on what is beta too.
 */
const ON_SINCE = {
  /** Devices of the node. */
  HostDevices: undefined,
  /** Labels nodes by their CPU manager, which machines with dedicated CPUs are placed by. */
  CPUManager: undefined,
  /** Keeps the state of UEFI and TPM. */
  VMPersistentState: KubeVirtVersion.V1_6,
  /** Plugs in CPUs and memory while a machine runs. */
  VMLiveUpdateFeatures: KubeVirtVersion.V1_5,
  /** Gives the pods of machines the limits that a quota demands. */
  AutoResourceLimitsGate: KubeVirtVersion.V1_5,
  /** Snapshots, restores and clones. */
  Snapshot: KubeVirtVersion.V1_9,
  /** Sockets between guest and host. */
  VSOCK: undefined,
  /** Figures of the host in the guest. */
  DownwardMetrics: undefined,
  /** The model of the graphics card. */
  VideoConfig: KubeVirtVersion.V1_9,
  /** Devices that tell of a crash of the guest. */
  PanicDevices: KubeVirtVersion.V1_9,
  /** What a reboot by the guest does. */
  RebootPolicy: KubeVirtVersion.V1_9,
  /** Interfaces by a binding plugin. */
  NetworkBindingPlugins: KubeVirtVersion.V1_5,
  /** Interfaces by passt without a plugin. */
  PasstBinding: KubeVirtVersion.V1_9,
  /** Reservations of LUNs; general since 1.9, and still to be switched on in the KubeVirt resource. */
  PersistentReservation: undefined,
  /** Folders from volume claims in the guest. */
  EnableVirtioFsStorageVolumes: undefined,
  /** Folders from ConfigMaps, Secrets and service accounts in the guest. */
  EnableVirtioFsConfigVolumes: KubeVirtVersion.V1_8,
  /** Sidecar containers that change a machine. */
  Sidecar: undefined,
  /** Bounds how long a machine stands still while it is migrated. */
  MigrationStallDetection: undefined,
} as const satisfies Record<string, KubeVirtVersion | undefined>;

/** Those that are not general yet, and can be switched off. */
const BETA: readonly string[] = ['Snapshot', 'RebootPolicy', 'PasstBinding'];

/** The gate for several features before each had its own; it is gone since 1.8. */
const OLDER: Readonly<Partial<Record<FeatureGate, string>>> = {
  EnableVirtioFsStorageVolumes: 'ExperimentalVirtiofsSupport', EnableVirtioFsConfigVolumes: 'ExperimentalVirtiofsSupport',
};

/** A feature gate of KubeVirt. */
export type FeatureGate = keyof typeof ON_SINCE;

/** Warns of what a gate keeps from working that neither the version nor the user says to be on. */
export function checkGate(gate: FeatureGate, what: string, target: KubeVirtTarget, problems: Problem[]): void {
  const { label, version, featureGates, disabledFeatureGates } = target;
  const since = ON_SINCE[gate] as KubeVirtVersion | undefined;
  const isOff = BETA.includes(gate) && disabledFeatureGates.includes(gate);
  const older = OLDER[gate];
  if (older !== undefined && featureGates.includes(older) && !atLeast(version, KubeVirtVersion.V1_8)) return;
  if (!isOff && (featureGates.includes(gate) || (since !== undefined && atLeast(version, since)))) return;
  problems.push({
    code: 'FEATURE_GATE',
    message: `${what} needs the feature gate ${gate}, which ${isOff ? 'is among `disabledFeatureGates`' : `${label} disables by default`}`,
    got: gate,
    fix: isOff ? 'remove it from there and from the KubeVirt resource' : `enable the gate in the KubeVirt resource, and add "${gate}" to \`featureGates\` of Platform.kubevirt`,
  });
}
