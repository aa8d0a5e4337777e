import { enablingField, ON_SINCE } from './gates';
import { KubeVirtTarget } from './target';
import { atLeast, KubeVirtVersion } from './version';
import { suggest } from '../../findings/nearest';
import { Problem, quote } from '../../findings/problem';

const { V1_4, V1_5, V1_6, V1_8, V1_9 } = KubeVirtVersion;

/** The gates that are always on (GA), with the first release that has the gate as GA. Source: `pkg/virt-config/featuregate` of KubeVirt 1.4 to 1.9. */
const ALWAYS_ON: Readonly<Record<string, KubeVirtVersion>> = {
  ...of(V1_4, 'BochsDisplayForEFIGuests CPUNodeDiscovery CommonInstancetypesDeploymentGate GPU HotplugNICs LiveMigration NUMA NonRoot PSA SRIOVLiveMigration'),
  ...of(V1_5, 'AutoResourceLimitsGate DisableCustomSELinuxPolicy DynamicPodInterfaceNaming NetworkBindingPlugins VMLiveUpdateFeatures VolumeMigration VolumesUpdateStrategy'),
  ...of(V1_6, 'ClusterProfiler InstancetypeReferencePolicy VMPersistentState'),
  ...of(V1_8, 'EnableVirtioFsConfigVolumes'),
  ...of(V1_9, 'ExpandDisks LiveUpdateNADRef MigrationPriorityQueue PanicDevices SecureExecution VMExport VideoConfig'),
};

/** The other gates of KubeVirt 1.4 to 1.9. */
const OTHERS: readonly string[] = (
  'AlignCPUs CPUManager ConfigurableHypervisor ContainerPathVolumes CrossArchitectureVirtualization DecentralizedLiveMigration DeclarativeHotplugVolumes '
  + 'DisableMDEVConfiguration DockerSELinuxMCSWorkaround DownwardMetrics EnableVirtioFsStorageVolumes ExperimentalIgnitionSupport ExperimentalVirtiofsSupport '
  + 'ExternalNetResourceInjection FirmwareAutoSelection GPUsWithDRA GraceIOVirtualization HostDevices HostDevicesWithDRA HostDisk HotplugVolumes HypervStrictCheck '
  + 'IOMMUFD ImageVolume IncrementalBackup KubevirtSeccompProfile LibvirtHooksServerAndClient Macvtap MigrationStallDetection MultiArchitecture NetworkDevicesWithDRA '
  + 'NodeRestriction OCIExport ObjectGraph OptOutRoleAggregation PCINUMAAwareTopology Passt PasstBinding PasstIPStackMigration Plugins PodSecondaryInterfaceNamingUpgrade '
  + 'PortRangesSpec RebootPolicy ReservedOverheadMemlock Root Sidecar Snapshot Template UtilityVolumes VGPULiveMigration VMStatsCollector VSOCK VmiMemoryOverheadReport '
  + 'WorkloadEncryptionSEV WorkloadEncryptionTDX'
).split(' ');

const KNOWN: readonly string[] = [...new Set([...Object.keys(ALWAYS_ON), ...OTHERS, ...Object.keys(ON_SINCE)])].sort();

function of(version: KubeVirtVersion, names: string): Record<string, KubeVirtVersion> {
  return Object.fromEntries(names.split(' ').map(name => [name, version]));
}

/** Checks the lists of feature gates of a cluster. */
export function gateListProblems({ label, version, featureGates, disabledFeatureGates }: KubeVirtTarget): Problem[] {
  const both = disabledFeatureGates.filter(gate => featureGates.includes(gate));
  return [
    ...unknown('featureGates', featureGates, label),
    ...both.map((gate): Problem => ({
      code: 'SAID_TWICE',
      message: 'a feature gate is in `featureGates` and in `disabledFeatureGates`; KubeVirt rejects a KubeVirt resource with such a gate',
      got: quote(gate),
      fix: 'remove the gate from one of the two lists',
    })),
    ...disabledFeatureGates.length > 0 && !atLeast(version, V1_8) ? [ignored(
      '`disabledFeatureGates`', `${label} does not have this list, because it enables no beta gate by default`, quote(disabledFeatureGates[0]), 'remove the list')]
      : [...unknown('disabledFeatureGates', disabledFeatureGates, label), ...disabledFeatureGates.flatMap(gate => cannotDisable(gate, label, version))],
  ];
}

/** Reports a gate whose feature stays enabled although the gate is in `disabledFeatureGates`. */
function cannotDisable(gate: string, label: string, version: KubeVirtVersion): Problem[] {
  const field = enablingField(gate, version);
  const isAlwaysOn = Object.hasOwn(ALWAYS_ON, gate) && atLeast(version, ALWAYS_ON[gate]);
  if (field === undefined && !isAlwaysOn) return [];
  const why = field === undefined ? 'always enables the gate' : `enables and disables the feature with the field \`${field}\` of the KubeVirt resource`;
  return [ignored('a disabled feature gate', `${label} ${why}`, quote(gate), 'remove the gate from `disabledFeatureGates`')];
}

function unknown(list: string, gates: readonly string[], label: string): Problem[] {
  return gates.filter(gate => !KNOWN.includes(gate)).map(gate => ignored(
    `a name in \`${list}\``, `${label} has no feature gate with this name`, quote(gate),
    suggest(gate, KNOWN, 'correct the name, or acknowledge this if your own build of KubeVirt has the gate')));
}

function ignored(what: string, why: string, got: string, fix: string): Problem {
  return { code: 'FEATURE_GATE', message: `${what} has no effect: ${why}`, got, fix };
}
