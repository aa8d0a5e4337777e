import { KubeVirtTarget } from './target';
import { atLeast, KubeVirtVersion } from './version';
import { Problem } from '../../findings/problem';

/**
 * Feature gates of KubeVirt that the library needs, with the first version that enables each gate by default; `undefined` if no version does.
 * Source: `pkg/virt-config/featuregate` of each release. GA gates are on by default. From 1.9 on, beta gates are on by default too.
 */
export const ON_SINCE = {
  /** Devices of the node. */
  HostDevices: undefined,
  /** Adds a label to each node that has a CPU manager. Machines with dedicated CPUs run only on nodes with this label. */
  CPUManager: undefined,
  /** Keeps the state of UEFI and TPM. */
  VMPersistentState: KubeVirtVersion.V1_6,
  /** CPU and memory hotplug. */
  VMLiveUpdateFeatures: KubeVirtVersion.V1_5,
  /** Sets limits on the pods of machines, if a quota requires limits. */
  AutoResourceLimitsGate: KubeVirtVersion.V1_5,
  /** Snapshots, restores and clones. */
  Snapshot: KubeVirtVersion.V1_9,
  /** Sockets between guest and host. */
  VSOCK: undefined,
  /** Metrics of the host in the guest. */
  DownwardMetrics: undefined,
  /** The model of the graphics card. */
  VideoConfig: KubeVirtVersion.V1_9,
  /** Panic devices. */
  PanicDevices: KubeVirtVersion.V1_9,
  /** The reboot policy. */
  RebootPolicy: KubeVirtVersion.V1_9,
  /** Interfaces that use a binding plugin. */
  NetworkBindingPlugins: KubeVirtVersion.V1_5,
  /** Interfaces that use passt without a plugin. */
  PasstBinding: KubeVirtVersion.V1_9,
  /** Persistent reservations of LUNs. */
  PersistentReservation: undefined,
  /** Folders from volume claims in the guest. */
  EnableVirtioFsStorageVolumes: undefined,
  /** Folders from ConfigMaps, Secrets and service accounts in the guest. */
  EnableVirtioFsConfigVolumes: KubeVirtVersion.V1_8,
  /** Sidecar containers that change a machine. */
  Sidecar: undefined,
  /** Limits the downtime of a machine during a live migration. */
  MigrationStallDetection: undefined,
} as const satisfies Record<string, KubeVirtVersion | undefined>;

/** Gates that are not GA yet, and can be disabled. */
const BETA: readonly string[] = ['Snapshot', 'RebootPolicy', 'PasstBinding'];

/** Older gates that also enable a feature. One older gate enables several features. KubeVirt 1.8 removed the older gates. */
const OLDER: Readonly<Partial<Record<FeatureGate, string>>> = {
  EnableVirtioFsStorageVolumes: 'ExperimentalVirtiofsSupport', EnableVirtioFsConfigVolumes: 'ExperimentalVirtiofsSupport',
};

/** A feature gate of KubeVirt. */
export type FeatureGate = keyof typeof ON_SINCE;

/**
 * GA gates whose feature is not on by default, because a field below `spec.configuration` of the KubeVirt resource enables it. If the field is
 * not set, the gate in `featureGates` still enables the feature. Source: `pkg/virt-config/virt-config.go#PersistentReservationEnabled` of 1.9.
 */
const FIELDS: Readonly<Record<string, { readonly since: KubeVirtVersion; readonly field: string }>> = {
  PersistentReservation: { since: KubeVirtVersion.V1_9, field: 'persistentReservationConfiguration.enabled' },
};

/** The field of the KubeVirt resource that enables the feature of a gate; undefined if only the gate enables the feature. */
export function enablingField(gate: string, version: KubeVirtVersion): string | undefined {
  const found = Object.hasOwn(FIELDS, gate) ? FIELDS[gate] : undefined;
  return found !== undefined && atLeast(version, found.since) ? found.field : undefined;
}

/** Warns if a feature needs a gate that is neither on by default in the version nor set by the user. */
export function checkGate(gate: FeatureGate, what: string, target: KubeVirtTarget, problems: Problem[]): void {
  const { label, version, featureGates, disabledFeatureGates } = target;
  const since = ON_SINCE[gate] as KubeVirtVersion | undefined;
  const isOff = BETA.includes(gate) && disabledFeatureGates.includes(gate);
  const older = OLDER[gate];
  if (older !== undefined && featureGates.includes(older) && !atLeast(version, KubeVirtVersion.V1_8)) return;
  if (!isOff && (featureGates.includes(gate) || (since !== undefined && atLeast(version, since)))) return;
  const field = enablingField(gate, version);
  problems.push(field !== undefined ? {
    code: 'FEATURE_GATE',
    message: `${what} needs the field \`${field}\` of the KubeVirt resource; this field is false by default in ${label}`,
    got: gate,
    fix: `set \`spec.configuration.${field}\` of the KubeVirt resource to true, and add "${gate}" to \`featureGates\` of Platform.kubevirt`,
  } : {
    code: 'FEATURE_GATE',
    message: `${what} needs the feature gate ${gate}, which ${isOff ? 'is among `disabledFeatureGates`' : `${label} disables by default`}`,
    got: gate,
    fix: isOff ? 'remove the gate from `disabledFeatureGates` of Platform.kubevirt and of the KubeVirt resource' : `enable the gate in the KubeVirt resource, and add "${gate}" to \`featureGates\` of Platform.kubevirt`,
  });
}
