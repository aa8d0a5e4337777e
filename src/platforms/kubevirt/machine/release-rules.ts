import { Problem, quote } from '../../../findings/problem';
import { MachineSpec, NicSpec } from '../../../model/machine';
import { networksOf, nicOf } from '../../../model/nic';
import { referenceProblems } from '../../kubernetes/names';
import { ResolvedCompute } from '../../resolve/compute';
import { notSupported } from '../../resolve/problems';
import { checkGate, FeatureGate } from '../gates';
import { KubeVirtTarget } from '../target';
import { atLeast, KubeVirtVersion } from '../version';

const { V1_5, V1_6, V1_7, V1_8, V1_9 } = KubeVirtVersion;

/** A property of a machine that only some releases have, or that needs a feature gate. */
interface ReleaseRule {
  readonly what: string;
  readonly isUsed: (spec: MachineSpec) => boolean;
  /** The first release whose API has the field. The API of an older release drops the field. */
  readonly since?: KubeVirtVersion;
  /** The feature gate without which the webhook rejects the machine. */
  readonly gate?: FeatureGate;
  /** The first release that requires the gate. */
  readonly gatedSince?: KubeVirtVersion;
}

const isStorage = (kind: string) => kind === 'claim' || kind === 'dataVolume';

/** Whether a file system has its content from a volume (`ofStorage`), or from a ConfigMap, Secret or service account (not `ofStorage`). */
function hasFilesystem({ filesystems = [] }: MachineSpec, ofStorage: boolean): boolean {
  return filesystems.some(({ source }) => source !== undefined && isStorage(source.kind) === ofStorage);
}

function hasNic(spec: MachineSpec, is: (nic: NicSpec) => boolean): boolean {
  return networksOf(spec).some(network => is(nicOf(network) ?? {}));
}

/** The properties and their releases. Source: `core/v1/schema.go` and `vmi-create-admitter.go` of each release. */
const RULES: readonly ReleaseRule[] = [
  { what: '`hardware.hostDevices`', isUsed: ({ hardware }) => (hardware?.hostDevices?.length ?? 0) > 0, gate: 'HostDevices' },
  { what: '`hardware.headroom`', isUsed: ({ hardware }) => hardware?.headroom?.maxSockets !== undefined || hardware?.headroom?.maxMemory !== undefined, gate: 'VMLiveUpdateFeatures' },
  { what: '`hardware.vsock`', isUsed: ({ hardware }) => hardware?.vsock === true, gate: 'VSOCK' },
  { what: '`hardware.downwardMetrics`', isUsed: ({ hardware }) => hardware?.downwardMetrics === true, gate: 'DownwardMetrics' },
  { what: '`hardware.video`', isUsed: ({ hardware }) => hardware?.video !== undefined, since: V1_6, gate: 'VideoConfig' },
  { what: '`hardware.panicDevices`', isUsed: ({ hardware }) => (hardware?.panicDevices?.length ?? 0) > 0, since: V1_6, gate: 'PanicDevices' },
  { what: '`hardware.rebootPolicy`', isUsed: ({ hardware }) => hardware?.rebootPolicy !== undefined, since: V1_8, gate: 'RebootPolicy' },
  { what: 'a pool of I/O threads', isUsed: ({ hardware }) => hardware?.ioThreadCount !== undefined || hardware?.ioThreads === 'supplementalPool', since: V1_5 },
  {
    what: '`direct` and `extended` of `hardware.hyperv.tlbflush`',
    isUsed: ({ hardware }) => hardware?.hyperv?.tlbflush?.direct !== undefined || hardware?.hyperv?.tlbflush?.extended !== undefined,
    since: V1_8,
  },
  { what: 'a reservation of a LUN', isUsed: ({ disks = [] }) => disks.some(({ reservation }) => reservation === true), gate: 'PersistentReservation' },
  { what: 'a binding plugin', isUsed: spec => hasNic(spec, ({ plugin }) => plugin !== undefined), gate: 'NetworkBindingPlugins' },
  { what: '`state` of an interface', isUsed: spec => hasNic(spec, ({ state }) => state !== undefined), since: V1_5 },
  { what: '`maxUnavailable` of a pool', isUsed: ({ pool }) => pool?.maxUnavailable !== undefined, since: V1_6 },
  { what: 'a scale-in strategy of a pool', isUsed: ({ pool }) => pool?.scaleInOrder !== undefined || pool?.statePreservation !== undefined, since: V1_7 },
  { what: 'an update strategy of a pool', isUsed: ({ pool }) => pool?.update !== undefined, since: V1_7 },
  { what: '`autohealing` of a pool', isUsed: ({ pool }) => (pool?.autohealing?.failures ?? pool?.autohealing?.after) !== undefined, since: V1_7 },
  { what: 'NetworkBinding.PASST', isUsed: spec => hasNic(spec, ({ binding }) => binding === 'passtBinding'), since: V1_8, gate: 'PasstBinding' },
  { what: 'a file system from a volume', isUsed: spec => hasFilesystem(spec, true), gate: 'EnableVirtioFsStorageVolumes' },
  { what: 'a file system from a ConfigMap, Secret or service account', isUsed: spec => hasFilesystem(spec, false), gate: 'EnableVirtioFsConfigVolumes', gatedSince: V1_5 },
  { what: 'a hook sidecar (hooks.kubevirt.io/hookSidecars)', isUsed: ({ podAnnotations }) => podAnnotations?.['hooks.kubevirt.io/hookSidecars'] !== undefined, gate: 'Sidecar' },
  { what: '`serviceAccountName`', isUsed: ({ serviceAccountName }) => serviceAccountName !== undefined, since: V1_9 },
];

/** Reports properties that this release of KubeVirt does not have, or disables by default. */
export function checkReleases(spec: MachineSpec, { type }: ResolvedCompute, target: KubeVirtTarget, problems: Problem[]): void {
  for (const { what, isUsed, since, gate, gatedSince } of RULES) {
    if (!isUsed(spec)) continue;
    if (since !== undefined && !atLeast(target.version, since)) problems.push(notSupported(what, `KubeVirt ${since} and later`, target));
    else if (gate !== undefined && (gatedSince === undefined || atLeast(target.version, gatedSince))) checkGate(gate, what, target, problems);
  }
  if (spec.hardware?.dedicatedCpu) checkGate('CPUManager', '`hardware.dedicatedCpu`', target, problems);
  else if (type?.dedicatedCpu) checkGate('CPUManager', `instance type "${type.name}", which has dedicated CPUs,`, target, problems);
}

/** Checks the names of existing objects, e.g. Secrets and ConfigMaps that become volumes. Without these objects the machine does not start. */
export function checkExisting({ userDataSecret, networkDataSecret, priorityClassName, filesystems = [] }: MachineSpec, problems: Problem[]): void {
  const names: readonly (readonly [string, string | undefined])[] = [
    ['the Secret with the user data', userDataSecret], ['the Secret with the network data', networkDataSecret],
    ['the priority class of the pod', priorityClassName === '' ? undefined : priorityClassName],
    ...filesystems.map(({ name, source }) => [`the content of file system "${name}"`, source?.name] as const),
  ];
  for (const [what, name] of names) if (name !== undefined) problems.push(...referenceProblems(what, name));
}

/** Checks the service account of the pod. A file system can have only the token of this service account. */
export function checkServiceAccount({ serviceAccountName, filesystems = [] }: MachineSpec, problems: Problem[]): void {
  if (serviceAccountName === undefined) return;
  problems.push(...referenceProblems('the service account of the pod', serviceAccountName));
  const other = filesystems.find(({ source }) => source?.kind === 'serviceAccount' && source.name !== serviceAccountName)?.source;
  if (other === undefined) return;
  problems.push({
    code: 'SAID_TWICE',
    message: '`serviceAccountName` and a file system have different service accounts; KubeVirt rejects the machine',
    got: `${quote(serviceAccountName)} and ${quote(other.name)}`,
    fix: 'set the same service account in both',
  });
}
