import { API_VERSION, PROBE, TOLERATIONS } from './codecs';
import { POOL_PARTS } from './pool-effects';
import { ChangeEffect } from '../../../model/change-effect';
import { MachineSpec } from '../../../model/machine';
import { UNLESS_ZERO, withoutZeros } from '../../codecs';
import { Effects, FieldTable, Parts } from '../../fields';
import { KUBERNETES, KUBEVIRT } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, RESTART, RECREATE, REFUSED, NONE } = ChangeEffect;

const WATCH = `${KUBEVIRT}/pkg/virt-controller/watch/vm`;
/** KubeVirt compares the whole template with the copy from which the running machine was started. */
const TEMPLATE_CHANGE = `${WATCH}/vm.go#syncRestartRequired`;
const METADATA = `${WATCH}/vm.go#SetupVMIFromVM`;
/** Up to 1.4, if only the name of the type changes, the name of the stored revision stays, and the webhook rejects the change. */
const MATCHER = 'https://github.com/kubevirt/kubevirt/blob/v1.4.1/pkg/virt-api/webhooks/mutating-webhook/mutators/vm-mutator.go#validateMatcherUpdate';
const AFFINITY = `${WATCH}/vm.go#handleAffinityChangeRequest`;
const NICS = `${KUBEVIRT}/pkg/network/vmliveupdate/restart.go#IsRestartRequired`;
/** KubeVirt creates the cloud-init drive when the machine starts. cloud-init applies the documents once for each identity of the machine. */
const DRIVE = `${KUBEVIRT}/pkg/cloud-init/cloud-init.go#ReadCloudInitVolumeDataSource`;
const SERVICE = `${KUBERNETES}/pkg/apis/core/validation/validation.go#ValidateServiceClusterIPsRelatedFields`;

/** The rollout strategy LiveUpdate, which is the default since 1.6, applies the change to the running machine. */
const ROLLED_OUT: Effects = [{ effect: RESTART }, { since: '1.6', effect: LIVE }];

/** A live migration applies the change. The cluster starts the migration if `workloadUpdateMethods` of the KubeVirt resource contains LiveMigrate. */
const GROWN: Effects = [
  { effect: RESTART }, { since: '1.6', change: 'increase up to the maximum', effect: LIVE }, { since: '1.6', effect: RESTART },
];

const LARGER_TYPE: Effects = [
  { effect: REFUSED },
  { since: '1.5', effect: RESTART },
  { since: '1.6', change: 'to a type that only has more sockets and memory', effect: LIVE },
  { since: '1.6', effect: RESTART },
];

const RESOURCES: Parts = {
  cores: { effect: RESTART, source: TEMPLATE_CHANGE },
  sockets: { effect: GROWN, source: `${WATCH}/vm.go#handleCPUChangeRequest` },
  memory: { effect: GROWN, source: `${WATCH}/vm.go#handleMemoryHotplugRequest` },
};

/** A headless Service cannot get a cluster IP, and any other Service cannot become headless. */
const EXPOSED: Effects = [{ change: 'other ports, or between a list of ports and a whole address', effect: LIVE }, { effect: REFUSED }];

const TEMPLATE = '/spec/template/spec';

/** The change applies at the next start of the machine. Before this start, the machine has the condition RestartRequired. */
const restarted = { effect: RESTART, source: TEMPLATE_CHANGE } as const;

/** The place of each field of a machine in a `VirtualMachine` and the objects that belong to it. */
export const MACHINE_FIELDS: FieldTable<MachineSpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: METADATA },
  // The API server stores the object in the newest version, even if the manifest has another version.
  apiVersion: { at: '/apiVersion', codec: API_VERSION, effect: NONE, source: `${KUBEVIRT}/staging/src/kubevirt.io/api/core/v1/register.go#ApiLatestVersion` },
  labels: { at: '/metadata/labels', effect: LIVE, source: METADATA },
  annotations: { at: '/metadata/annotations', effect: LIVE, source: METADATA },
  instanceType: { joint: 'size', effect: LARGER_TYPE, source: MATCHER },
  resources: { joint: 'size', ...restarted, parts: RESOURCES },
  instanceProfile: { joint: 'size', effect: [{ effect: REFUSED }, { since: '1.5', effect: RESTART }], source: MATCHER },
  hardware: { joint: 'hardware', ...restarted },
  podResources: { at: `${TEMPLATE}/domain/resources`, codec: withoutZeros('overcommitGuestOverhead'), ...restarted },
  filesystems: { joint: 'disks', ...restarted },
  cpuModel: { at: `${TEMPLATE}/domain/cpu/model`, codec: UNLESS_ZERO, ...restarted },
  runStrategy: { joint: 'runState', effect: LIVE, source: `${WATCH}/vm.go#syncRunStrategy` },
  running: { joint: 'runState', effect: LIVE, source: `${WATCH}/vm.go#syncRunStrategy` },
  evictionStrategy: { joint: 'eviction', ...restarted },
  hostname: { at: `${TEMPLATE}/hostname`, ...restarted },
  subdomain: { at: `${TEMPLATE}/subdomain`, ...restarted },
  terminationGracePeriod: { at: `${TEMPLATE}/terminationGracePeriodSeconds`, ...restarted },
  readinessProbe: { at: `${TEMPLATE}/readinessProbe`, codec: PROBE, ...restarted },
  livenessProbe: { at: `${TEMPLATE}/livenessProbe`, codec: PROBE, ...restarted },
  nodeSelector: { at: `${TEMPLATE}/nodeSelector`, codec: UNLESS_ZERO, effect: ROLLED_OUT, source: AFFINITY },
  nodeAffinity: { joint: 'affinity', effect: ROLLED_OUT, source: AFFINITY },
  machineAffinity: { joint: 'affinity', effect: ROLLED_OUT, source: AFFINITY },
  tolerations: { at: `${TEMPLATE}/tolerations`, codec: TOLERATIONS, effect: ROLLED_OUT, source: `${WATCH}/vm.go#handleTolerationsChangeRequest` },
  // Changed labels and annotations of the template do not set RestartRequired, but the pod keeps the old labels and annotations until the next start.
  podLabels: { joint: 'fleet', ...restarted },
  podAnnotations: { joint: 'fleet', ...restarted },
  fleet: { joint: 'fleet', ...restarted },
  spread: { joint: 'fleet', ...restarted },
  gpus: { joint: 'hardware', ...restarted },
  // This is the effect for volumes without `hotpluggable`. `src/impact` has the rules for hotpluggable volumes.
  disks: { joint: 'disks', ...restarted },
  networks: { joint: 'nics', effect: [{ change: 'add', effect: LIVE }, { effect: RESTART }], source: NICS },
  networkInterface: { joint: 'nics', effect: RESTART, source: NICS },
  podNetwork: { joint: 'nics', effect: RESTART, source: NICS },
  dnsPolicy: { at: `${TEMPLATE}/dnsPolicy`, ...restarted },
  dnsConfig: { at: `${TEMPLATE}/dnsConfig`, ...restarted },
  schedulerName: { at: `${TEMPLATE}/schedulerName`, ...restarted },
  serviceAccountName: { at: `${TEMPLATE}/serviceAccountName`, effect: [{ effect: NONE }, { since: '1.9', effect: RESTART }], source: TEMPLATE_CHANGE },
  priorityClassName: { at: `${TEMPLATE}/priorityClassName`, ...restarted },
  sshKeys: { joint: 'guest', effect: NONE, source: `${KUBEVIRT}/pkg/cloud-init/cloud-init.go#resolveSSHPublicKeys` },
  userData: { joint: 'guest', effect: NONE, source: DRIVE },
  networkData: { joint: 'guest', effect: NONE, source: DRIVE },
  userDataSecret: { joint: 'guest', effect: NONE, source: DRIVE },
  networkDataSecret: { joint: 'guest', effect: NONE, source: DRIVE },
  cloudInitDrive: { joint: 'guest', ...restarted },
  cloudInitDelivery: { joint: 'guest', ...restarted },
  accessCredentials: { joint: 'guest', ...restarted },
  // After the restart the guest sees a different machine.
  cloudInitSeed: { joint: 'identity', effect: RESTART, source: `${WATCH}/firmware.go#CalculateLegacyUUID` },
  identity: { joint: 'identity', effect: RESTART, source: `${WATCH}/firmware.go#CalculateLegacyUUID` },
  // A machine without exposure has a headless Service.
  exposure: { joint: 'exposure', effect: EXPOSED, source: SERVICE },
  leaveToCluster: { joint: 'left', ...restarted },
  pool: { joint: 'pool', effect: LIVE, source: `${KUBEVIRT}/pkg/virt-controller/watch/pool/pool.go#update`, parts: POOL_PARTS },
};
