import { ChangeEffect } from '../../../model/change-effect';
import { MachineSpec } from '../../../model/machine';
import { WHEN_LISTED } from '../../codecs';
import { Codec, Effects } from '../../fields';
import { NO_RESOURCE_NAME } from '../../resolve/gpus';
import { PLAIN_KUBEVIRT } from '../../resolve/problems';
import { ChartFieldTable, SAFE, unquoted } from '../chart/writing';
import { requires } from '../requires';

const { LIVE, RESTART, RECREATE, NONE, REFUSED } = ChangeEffect;

const COZYSTACK = 'https://github.com/cozystack/cozystack/blob';
const PACKAGE = `${COZYSTACK}/v1.6.2/packages/apps/vm-instance/templates`;
/** The chart templates that use the values. */
const CHART = `${PACKAGE}/vm.yaml`;
const HELPERS = `${PACKAGE}/_helpers.tpl`;
const SECRET = `${PACKAGE}/secret.yaml`;
/** The hook of the Helm chart. For an existing release, the hook patches types, profiles and the Service. */
const HOOK = `${PACKAGE}/vm-update-hook.yaml`;
const API = `${COZYSTACK}/v1.6.2/pkg/registry/apps/application/rest.go#convertApplicationToHelmRelease`;

/** Sockets and memory are hotplugged by a live migration; a machine that cannot be migrated needs a restart. */
const TYPE: Effects = [
  { change: 'to a larger type of the same series', effect: LIVE },
  { change: 'instead of resources', effect: REFUSED },
  { effect: RESTART },
  { since: '1.0', change: 'instead of resources', effect: RESTART },
  { since: '1.0', effect: RESTART },
];

/** cloud-init applies user data and SSH keys only at the first boot. A machine without user data and without SSH keys has no cloud-init drive. */
const SEED: Effects = [{ change: 'from nothing or to nothing', effect: RESTART }, { effect: NONE }];

/**
 * Since 0.39.2, machines without exposure have a headless Service. The API server rejects a change of `clusterIP` from or to `None` (inferred
 * from the chart, not tested). From 1.0 on, the hook deletes the Service first. The new Service can have a different public address.
 */
const EXPOSURE: Effects = [
  { effect: LIVE },
  { since: '0.41', change: 'from none or to none', effect: REFUSED },
  { since: '0.41', effect: LIVE },
  { since: '1.0', change: 'from none or to none', effect: LIVE },
  { since: '1.0', effect: LIVE },
];

const GPUS: Codec<readonly string[]> = {
  write: names => names.map(name => ({ name })),
  read: devices => Array.isArray(devices) ? devices.map(({ name }) => name) : undefined,
};

const placement = (property: string) => ({ unsupported: `node placement (\`${property}\`)`, instead: PLAIN_KUBEVIRT });
const only = (unsupported: string, instead = PLAIN_KUBEVIRT) => ({ unsupported, instead });

/** The texts with the names of networks. The field of the chart is `networks`, and in older versions `subnets`. */
const NETWORK_NAMES = ['networks', 'subnets'].map(field => unquoted(`/spec/${field}/*/name`, 'the name of a network', { code: 'NETWORK_INVALID' }));

/** The place of each field of a machine in a `VMInstance`. */
export const MACHINE_FIELDS: ChartFieldTable<MachineSpec> = {
  name: { at: '/metadata/name', effect: RECREATE, source: HELPERS, chart: SAFE },
  labels: { at: '/metadata/labels', effect: LIVE, source: API, chart: SAFE },
  annotations: { at: '/metadata/annotations', effect: LIVE, source: API, chart: SAFE },
  instanceType: { joint: 'guest', effect: TYPE, source: HOOK, chart: [unquoted('/spec/instanceType', 'the instance type')] },
  resources: { joint: 'guest', effect: [{ change: 'more sockets', effect: LIVE }, { effect: RESTART }], source: HELPERS, chart: SAFE },
  instanceProfile: { joint: 'guest', effect: RESTART, source: HOOK, chart: [unquoted('/spec/instanceProfile', 'the instance profile')] },
  disks: { joint: 'guest', effect: RESTART, source: CHART, chart: [unquoted('/spec/disks/*/name', 'the name of a disk', { prefix: 'disk-' })] },
  exposure: { joint: 'exposure', effect: EXPOSURE, source: HOOK, chart: SAFE },
  runStrategy: { joint: 'runState', effect: LIVE, source: CHART, chart: SAFE },
  // An added network card is hotplugged by a migration, at any position in the list; a removed network card stays until the restart.
  networks: { joint: 'networks', effect: [{ change: 'add', effect: LIVE }, { effect: RESTART }], source: CHART, chart: NETWORK_NAMES },
  gpus: { at: '/spec/gpus', codec: GPUS, effect: RESTART, source: CHART, chart: [unquoted('/spec/gpus/*/name', 'the name of a GPU', { refused: NO_RESOURCE_NAME })] },
  cpuModel: { at: '/spec/cpuModel', unless: requires('cpuModel', 'a CPU model (`cpuModel`)'), effect: RESTART, source: HELPERS, chart: SAFE },
  sshKeys: { at: '/spec/sshKeys', codec: WHEN_LISTED, effect: SEED, source: SECRET, chart: SAFE },
  userData: { at: '/spec/cloudInit', effect: SEED, source: SECRET, chart: SAFE },
  // The chart derives the UUID from the seed. With a new UUID, cloud-init treats the machine as a new machine.
  cloudInitSeed: { at: '/spec/cloudInitSeed', effect: [{ change: 'to nothing', effect: NONE }, { effect: RESTART }], source: HELPERS, chart: SAFE },

  nodeSelector: placement('nodeSelector'),
  nodeAffinity: placement('nodeAffinity'),
  machineAffinity: placement('machineAffinity'),
  tolerations: placement('tolerations'),
  spread: placement('spread'),
  hardware: only('virtual hardware beyond instance type and profile (`hardware`)'),
  podResources: only('resource requests and limits of the pod (`podResources`)', `${PLAIN_KUBEVIRT}; on this platform the size of the machine decides`),
  filesystems: only('folders that the guest mounts (`filesystems`)'),
  networkInterface: only('settings of network interfaces (`networkInterface`)'),
  accessCredentials: only('keys and passwords in existing Secrets (`accessCredentials`)', `${PLAIN_KUBEVIRT}; on this platform use \`sshKeys\` and \`cloudConfig\``),
  cloudInitDrive: only('a choice of the cloud-init drive (`cloudInitDrive`)'),
  networkData: only('network data of cloud-init (`networkData`)'),
  evictionStrategy: only('an eviction strategy (`evictionStrategy`)'),
  podNetwork: only('a machine without the pod network (`podNetwork`)'),
  dnsPolicy: only('a DNS policy (`dnsPolicy`)'),
  dnsConfig: only('a DNS configuration (`dnsConfig`)'),
  schedulerName: only('another scheduler (`schedulerName`)'),
  serviceAccountName: only('a service account of the pod (`serviceAccountName`)'),
  priorityClassName: only('priority classes (`priorityClassName`)', `${PLAIN_KUBEVIRT}; on this platform use \`schedulingClass\` of the Tenant`),
  userDataSecret: only('user data in an existing Secret (`CloudInit.fromSecret`)', `${PLAIN_KUBEVIRT}; on this platform use \`cloudInit\` or \`cloudConfig\``),
  networkDataSecret: only('network data of cloud-init (`NetworkData.fromSecret`)'),
  cloudInitDelivery: only('a choice of where the cloud-init document is kept (`cloudInitDelivery`)', `${PLAIN_KUBEVIRT}; on this platform the Helm chart always writes the document into a Secret`),
  podLabels: only('labels of the pod (`podLabels`)'),
  podAnnotations: only('annotations of the pod (`podAnnotations`)'),
  running: only('the older property for the run strategy (`running`)', `${PLAIN_KUBEVIRT}; on this platform use \`runStrategy\``),
  apiVersion: only('an older API version (`apiVersion`)'),
  leaveToCluster: { joint: 'left', effect: RESTART, source: CHART, chart: SAFE },
  identity: only('an explicit identity (`identity`)', `${PLAIN_KUBEVIRT}; on this platform the Helm chart derives the identity from \`cloudInitSeed\``),
  hostname: only('a host name other than the name of the machine (`hostname`)', `${PLAIN_KUBEVIRT}; on this platform use \`cloudConfig.hostname\``),
  subdomain: only('a subdomain (`subdomain`)'),
  terminationGracePeriod: only('a termination grace period (`terminationGracePeriod`)'),
  readinessProbe: only('probes (`readinessProbe`)'),
  livenessProbe: only('probes (`livenessProbe`)'),
  pool: only('pools of machines (`MachinePool`)', `${PLAIN_KUBEVIRT}; on this platform use a Fleet, whose machines have names`),
  // The members of a fleet are ordinary machines.
  fleet: { joint: 'fleet', effect: NONE, source: CHART, chart: SAFE },
};
