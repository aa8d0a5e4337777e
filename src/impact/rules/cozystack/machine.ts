import { defaultBusOf } from '../../../platforms/cozystack/profiles';
import { ApiObjectData } from '../../../platforms/reading';
import { Change } from '../../compare/changes';
import { valueAt } from '../../compare/path';
import { ImpactEffect } from '../../effect';
import { isSince, Target } from '../../target';
import { growthOf } from '../growth';
import { Reach, reachEffects, way } from '../kubernetes/reach';
import { ONLY_MORE } from '../kubevirt/values';
import { Rule, RuleContext, RuleSet } from '../rule';
import { runStateRules } from '../run-state';
import { COZYSTACK, LABELS } from '../sources';

const { LIVE, NEXT_RESTART, IGNORED, REFUSED, UNKNOWN, ADDRESS, IDENTITY, NOTHING } = ImpactEffect;

const PACKAGE = `${COZYSTACK}/packages/apps/vm-instance/templates`;
const CHART = `${PACKAGE}/vm.yaml`;
const HELPERS = `${PACKAGE}/_helpers.tpl`;
const HOOK = `${PACKAGE}/vm-update-hook.yaml`;
const SERVICE = `${PACKAGE}/service.yaml`;
const PROFILES = `${COZYSTACK}/packages/system/kubevirt-instancetypes/templates/preferences.yaml`;
const SECRET = `${PACKAGE}/secret.yaml`;
const OLD = 'https://github.com/cozystack/cozystack/blob/v0.41.11/packages/apps/vm-instance/templates';

const RESTART = 'restart the machine at a convenient time: `virtctl restart vm-instance-NAME` (tenants have the permission from Cozystack 1.5); on older releases, halt the machine, and start it again';
const BY_MIGRATION = 'by a live migration; on a machine that cannot be migrated, the change applies at the next start';

type Spec = Readonly<Record<string, any>>;
const specOf = ({ spec }: ApiObjectData): Spec => (spec ?? {}) as Spec;
const isExternal = (machine: ApiObjectData): boolean => specOf(machine).external === true;
const method = (machine: ApiObjectData): string => specOf(machine).externalMethod ?? 'PortList';
/** If the field is missing, Cozystack's Helm chart sets its default type. An empty text means that the machine has no instance type. */
const typeOf = (machine: ApiObjectData): string => specOf(machine).instanceType ?? 'u1.medium';
const hasGpus = (machine: ApiObjectData): boolean => (specOf(machine).gpus ?? []).length > 0;

/**
 * Whether only the listed ports are open. Before Cozystack 1.4, every port is open. (In 1.2.0 and 1.2.1, only the listed ports are open, but a
 * version of Cozystack has no patch number here.) According to its documentation, Hikube opens only the listed ports, so the result is true for
 * Hikube if the user gives no version.
 */
const filters = ({ ref, version }: Target): boolean => isSince(version, '1.4') || ref.name === 'hikube' && ref.version === undefined;

/** The clients that can reach a machine from outside its cluster. */
export function machineReach(machine: ApiObjectData | undefined, target: Target): Reach {
  if (!machine || !isExternal(machine)) return new Set();
  if (method(machine) === 'WholeIP' || !filters(target)) return new Set([way('*', '*', '*')]);
  const ports = (specOf(machine).externalPorts ?? [22]) as readonly unknown[];
  const icmp = specOf(machine).externalAllowICMP !== false;
  return new Set([...ports.map(port => way('*', 'TCP', String(port))), ...icmp ? [way('*', 'ICMP', '*')] : []]);
}

const reach = (_: Change, { before, after, formerTarget, target }: RuleContext) => (
  reachEffects(machineReach(before, formerTarget), machineReach(after, target))
);

const exposure = (at: string, rule: string): RuleSet => [
  { at, when: (_, { before, after }) => !isExternal(before) && !isExternal(after), effects: [NOTHING], property: 'exposure', rule: 'no effect: the machine has no public address', source: SERVICE },
  {
    at, when: (_, { after }) => isExternal(after) && method(after) === 'PortList' && specOf(after).externalPorts?.length === 0,
    effects: [REFUSED], property: 'exposure', rule: 'a Service without a port is invalid, so that the Helm release fails', source: SERVICE, fix: 'list a port, or set `external` to false',
  },
  { at, effects: (change, context) => [...reach(change, context), LIVE], property: 'exposure', rule, source: SERVICE },
];

/** Whether Cozystack's Helm chart writes both an instance type and CPUs or memory. The chart writes CPUs only if `sockets` is set too. */
function hasTwoSizes({ after }: RuleContext): boolean {
  const { cpu, sockets, memory } = (specOf(after).resources ?? {}) as Spec;
  return typeOf(after) !== '' && (Boolean(cpu && sockets) || Boolean(memory));
}

/** The effect of another instance type. In a state without an instance type, other fields set the size of the machine. */
function sizeRules(): RuleSet {
  const growth = (context: RuleContext) => growthOf(typeOf(context.before), typeOf(context.after), specOf(context.after).instanceProfile ?? 'ubuntu', context);
  const areNamed = ({ before, after }: RuleContext) => typeOf(before) !== '' && typeOf(after) !== '';
  const at = '/spec/instanceType';
  return [
    ...([[at, 'instanceType'], ['/spec/resources', 'resources']] as const).map(([place, property]): Rule => ({
      at: place, when: (_, context) => hasTwoSizes(context), effects: [REFUSED], property, source: CHART,
      rule: 'the Helm release fails, because KubeVirt rejects a machine with both an instance type and `resources`',
      fix: 'remove `resources`, or set `instanceType` of the manifest to an empty text',
    })),
    {
      at, when: (_, context) => areNamed(context) && !hasGpus(context.before) && growth(context) === 'grows', effects: [LIVE], isHeldBack: true, property: 'instanceType',
      rule: `a hook of Cozystack's Helm chart sets the new type, and KubeVirt hotplugs the additional sockets and memory ${BY_MIGRATION}`, source: HOOK,
    },
    {
      at, when: (_, context) => areNamed(context) && growth(context) === 'unknown', effects: [UNKNOWN], property: 'instanceType', source: HOOK,
      rule: `one of the two instance types is not a type of the platform. ${ONLY_MORE}`,
      fix: 'compare both types in the cluster: `kubectl get virtualmachineclusterinstancetype NAME -o yaml`',
    },
    {
      at, when: (_, { before, target }) => typeOf(before) === '' && !isSince(target.version, '1.0'), effects: [REFUSED], property: 'instanceType',
      rule: 'a hook of Cozystack\'s Helm chart fails if the existing machine has no instance type, so the Helm release fails (found in the chart\'s source, not tested)', source: `${OLD}/vm-update-hook.yaml`,
      fix: 'keep `resources`, or upgrade to Cozystack 1.0',
    },
    {
      at, effects: [NEXT_RESTART], isReported: true, property: 'instanceType', source: HOOK, fix: RESTART,
      rule: 'the new size differs in more than additional sockets and memory: KubeVirt cannot hotplug the other differences',
    },
    {
      at: '/spec/resources/sockets', when: ({ old, new: now }, { before }) => Number(now ?? 1) > Number(old ?? 1) && Number(now ?? 1) <= 4 * Number(old ?? 1) && !hasGpus(before),
      effects: [LIVE], isHeldBack: true, property: 'resources', rule: `more sockets are hotplugged ${BY_MIGRATION}`, source: HELPERS,
    },
    {
      at: '/spec/resources', when: (_, { before, after }) => typeOf(before) !== '' && typeOf(after) !== '', effects: [IGNORED], property: 'resources',
      rule: 'no effect: the instance type sets the size', source: CHART,
    },
    ...['/spec/resources/*', '/spec/resources'].map((place): Rule => ({
      at: place, effects: [NEXT_RESTART], isReported: true, property: 'resources', rule: 'cores and memory of `resources` cannot change while a machine runs', source: HELPERS, fix: RESTART,
    })),
  ];
}

/** Up to Cozystack 0.41, the field is `running`; from 1.0, the field is `runStrategy`. */
function runState(): RuleSet {
  const isNew = ({ version }: Target) => isSince(version, '1.0');
  const strategy = (machine: ApiObjectData) => specOf(machine).runStrategy ?? 'Always';
  const running = (machine: ApiObjectData) => specOf(machine).running === false ? 'Halted' : 'Always';
  const only = (rules: RuleSet, isRead: (target: Target) => boolean, why: string): RuleSet => [
    { at: rules[0].at, when: (_, { target }) => !isRead(target), effects: [IGNORED], property: 'runStrategy', rule: `no effect: ${why}`, source: CHART },
    ...rules,
  ];
  return [
    ...only(runStateRules(['/spec/runStrategy'], strategy, CHART), isNew, 'Cozystack before 1.0 does not have `runStrategy`'),
    ...only(runStateRules(['/spec/running'], running, `${OLD}/vm.yaml`), target => !isNew(target), 'from 1.0, Cozystack has `runStrategy` instead of `running`'),
  ];
}

const isEmpty = (value: unknown) => value === undefined || value === '' || Array.isArray(value) && value.length === 0;
const comesOrGoes = ({ path }: Change, { before, after }: RuleContext) => (
  isEmpty(valueAt(before, path.slice(0, 2))) !== isEmpty(valueAt(after, path.slice(0, 2)))
);

/** A field that cloud-init reads from its drive at the first boot. */
const seed = (field: string, property: string, what: string): RuleSet => [
  {
    at: `/spec/${field}`, when: comesOrGoes, effects: [NEXT_RESTART], isReported: true, property, rule: 'the cloud-init drive, or the keys on it, are added or removed at the next start', source: CHART,
    fix: RESTART,
  },
  {
    at: `/spec/${field}`, effects: [IGNORED], property, source: SECRET,
    rule: `${what} on the cloud-init drive at the next start, but the guest ignores the drive: cloud-init runs once for each instance (\`firmware.uuid\`)`,
    fix: 'change the guest itself; or set another `cloudInitSeed` and restart the machine, so that cloud-init runs again',
  },
];

const networks = (field: string): RuleSet => [
  {
    at: `/spec/${field}/*`, when: ({ old }) => old === undefined, effects: [LIVE], property: 'networks', rule: `a bridge interface is hotplugged ${BY_MIGRATION}`, source: CHART,
  },
  { at: `/spec/${field}/*`, effects: [NEXT_RESTART], isReported: true, property: 'networks', rule: 'a removed interface stays until the next start', source: CHART, fix: RESTART },
  { at: `/spec/${field}`, effects: [NEXT_RESTART], property: 'networks', rule: 'the guest has its interfaces in the new order at the next start', source: CHART },
];

/** Whether a disk has the same bus in both states, although only one state sets it. Before Cozystack 1.5, KubeVirt rejects a disk without a bus. */
function isSameBus({ path, old, new: now }: Change, { before, after, target, formerTarget, find }: RuleContext): boolean {
  const bus = (value: unknown, side: 'before' | 'after', machine: ApiObjectData, { version }: Target) => {
    if (!isEmpty(value)) return value;
    const disk = find(side, 'VMDisk', path[2]);
    return isSince(version, '1.5') ? defaultBusOf(specOf(machine).instanceProfile, disk !== undefined && specOf(disk).optical === true) : undefined;
  };
  const from = bus(old, 'before', before, formerTarget);
  return from !== undefined && from === bus(now, 'after', after, target);
}

export const VM_INSTANCE_RULES: RuleSet = [
  {
    at: '/spec/external', when: (_, { before, after }) => isExternal(before) === isExternal(after), effects: [NOTHING], property: 'exposure', rule: 'no effect: both forms have the same meaning', source: SERVICE,
  },
  {
    at: '/spec/external', when: (_, { target }) => isSince(target.version, '0.41') && !isSince(target.version, '1.0'), effects: [REFUSED], property: 'exposure',
    rule: 'the Helm release fails: Kubernetes cannot change the machine\'s headless Service into one with an address (found in the chart\'s source, not tested)',
    source: `${OLD}/service.yaml`,
    fix: 'delete the Service by hand first: `kubectl delete service vm-instance-NAME`',
  },
  {
    at: '/spec/external', effects: (change, context) => [...reach(change, context), ADDRESS], property: 'exposure',
    rule: (_, { after, target }) => isExternal(after) ? 'the Service is recreated, with a public address'
      : `the Service ${isSince(target.version, '0.41') ? 'is recreated without a public address' : 'is deleted'}; if you expose the machine again later, its public address is different`,
    source: HOOK,
  },
  ...exposure('/spec/externalMethod', 'the open ports change immediately'),
  ...exposure('/spec/externalPorts', 'the ports of the Service change immediately; before Cozystack 1.4, except in 1.2.0 and 1.2.1, every port is open, listed or not'),
  {
    at: '/spec/externalAllowICMP', when: (_, { target }) => !isSince(target.version, '1.4'), effects: [IGNORED], property: 'exposure', rule: 'no effect: the field exists from Cozystack 1.4', source: SERVICE,
  },
  ...exposure('/spec/externalAllowICMP', 'the proxy of the platform allows or blocks ICMP immediately'),
  ...runState(),
  ...sizeRules(),
  {
    at: '/spec/instanceProfile', effects: [NEXT_RESTART], isReported: true, property: 'instanceProfile', source: HOOK, fix: RESTART,
    rule: 'the new profile applies at the next start; the machine type and the architecture stay as they were when the machine was created',
  },
  {
    at: '/spec/disks/*/bus', when: isSameBus, effects: [NOTHING], isReported: true, property: 'disks', source: PROFILES,
    rule: 'no effect: the instance profile sets the same bus, so the guest has the same device',
  },
  {
    at: '/spec/disks/*/bus', effects: [NEXT_RESTART], isReported: true, property: 'disks', source: CHART, fix: RESTART,
    rule: 'the device changes at the next start, and has another name in the guest',
  },
  {
    at: '/spec/disks/*', effects: [NEXT_RESTART], isReported: true, property: 'disks', source: CHART, fix: RESTART,
    rule: ({ old }) => `Cozystack's Helm chart does not mark disks as hotpluggable: the disk ${old === undefined ? 'is attached at' : 'stays attached until'} the next start`,
  },
  { at: '/spec/disks', effects: [NEXT_RESTART], isReported: true, property: 'disks', rule: 'the boot order of the disks changes at the next start', source: CHART, fix: RESTART },
  ...networks('networks'),
  ...networks('subnets'),
  { at: '/spec/gpus', effects: [NEXT_RESTART], isReported: true, property: 'gpus', rule: 'GPUs are assigned when the machine starts; a machine with a GPU cannot be live-migrated', source: CHART, fix: RESTART },
  {
    at: '/spec/cpuModel', when: (_, { target }) => !isSince(target.version, '1.0'), effects: [IGNORED], property: 'cpuModel', rule: 'no effect: the field exists from Cozystack 1.0', source: HELPERS,
  },
  { at: '/spec/cpuModel', effects: [NEXT_RESTART], isReported: true, property: 'cpuModel', rule: 'the CPU model of a running machine does not change before its next start', source: HELPERS, fix: RESTART },
  ...seed('sshKeys', 'sshKeys', 'the new keys are'),
  ...seed('cloudInit', 'userData', 'the new text is'),
  {
    at: '/spec/cloudInitSeed', when: ({ new: now }) => isEmpty(now), effects: [IGNORED], property: 'cloudInitSeed', rule: 'no effect: without `cloudInitSeed`, Cozystack\'s Helm chart keeps the UUID of the existing machine', source: HELPERS,
  },
  {
    at: '/spec/cloudInitSeed', effects: [IDENTITY, NEXT_RESTART], isReported: true, property: 'cloudInitSeed', source: HELPERS, fix: 'restart the machine to run cloud-init again',
    rule: 'the UUID is derived from `cloudInitSeed`: at the next start the guest sees a new machine, and cloud-init runs again',
  },
  { at: '/metadata/labels', effects: [LIVE], property: 'labels', rule: 'stored on the Helm release only, neither on the VirtualMachine nor on its pod', source: LABELS },
  { at: '/metadata/annotations', effects: [LIVE], property: 'annotations', rule: 'stored on the Helm release only, neither on the VirtualMachine nor on its pod', source: LABELS },
];

