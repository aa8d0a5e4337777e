import { ApiObjectData } from '../../../platforms/reading';
import { Change, valueAt } from '../../compare/changes';
import { ImpactEffect } from '../../effect';
import { isSince, Target } from '../../target';
import { growthOf } from '../growth';
import { Reach, reachEffects, way } from '../kubernetes/reach';
import { Rule, RuleContext, RuleSet } from '../rule';
import { runStateRules } from '../run-state';
import { COZYSTACK, LABELS } from '../sources';

const { LIVE, NEXT_RESTART, IGNORED, REFUSED, UNKNOWN, ADDRESS, IDENTITY, NOTHING } = ImpactEffect;

const PACKAGE = `${COZYSTACK}/packages/apps/vm-instance/templates`;
const CHART = `${PACKAGE}/vm.yaml`;
const HELPERS = `${PACKAGE}/_helpers.tpl`;
const HOOK = `${PACKAGE}/vm-update-hook.yaml`;
const SERVICE = `${PACKAGE}/service.yaml`;
const SECRET = `${PACKAGE}/secret.yaml`;
const OLD = 'https://github.com/cozystack/cozystack/blob/v0.41.11/packages/apps/vm-instance/templates';

const RESTART = 'restart the machine when it suits: `virtctl restart vm-instance-NAME` (tenants may from Cozystack 1.5 on); before, halt it and start it again';
const BY_MIGRATION = 'by a live migration; a machine that cannot be migrated has it when it starts again';

type Spec = Readonly<Record<string, any>>;
const specOf = ({ spec }: ApiObjectData): Spec => (spec ?? {}) as Spec;
const isExternal = (machine: ApiObjectData): boolean => specOf(machine).external === true;
const method = (machine: ApiObjectData): string => specOf(machine).externalMethod ?? 'PortList';
const typeOf = (machine: ApiObjectData): string => specOf(machine).instanceType ?? '';
const hasGpus = (machine: ApiObjectData): boolean => (specOf(machine).gpus ?? []).length > 0;

/** Before 1.4 every port is open, whatever is listed. That Hikube filters is documented. */
const filters = ({ ref, version }: Target): boolean => isSince(version, '1.4') || ref.name === 'hikube' && ref.version === undefined;

/** Who reaches a machine from outside of its cluster. */
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
  { at, when: (_, { before, after }) => !isExternal(before) && !isExternal(after), effects: [NOTHING], property: 'exposure', rule: 'the machine has no public address that this is for', source: SERVICE },
  {
    at, when: (_, { after }) => isExternal(after) && method(after) === 'PortList' && specOf(after).externalPorts?.length === 0,
    effects: [REFUSED], property: 'exposure', rule: 'a Service without a port is invalid, so that the Helm release fails', source: SERVICE, fix: 'list a port, or set `external` to false',
  },
  { at, effects: (change, context) => [...reach(change, context), LIVE], property: 'exposure', rule, source: SERVICE },
];

/** What another instance type means. Without one on both sides size is said otherwise. */
function sizeRules(): RuleSet {
  const growth = (context: RuleContext) => growthOf(typeOf(context.before), typeOf(context.after), specOf(context.after).instanceProfile ?? 'ubuntu', context);
  const areNamed = ({ before, after }: RuleContext) => typeOf(before) !== '' && typeOf(after) !== '';
  const at = '/spec/instanceType';
  return [
    {
      at, when: (_, context) => areNamed(context) && !hasGpus(context.before) && growth(context) === 'grows', effects: [LIVE], isHeldBack: true, property: 'instanceType',
      rule: `the hook of the chart sets the type, and KubeVirt plugs its sockets and memory into the running machine ${BY_MIGRATION}`, source: HOOK,
    },
    {
      at, when: (_, context) => areNamed(context) && growth(context) === 'unknown', effects: [UNKNOWN], property: 'instanceType', source: HOOK,
      rule: 'one of the types is not one that the platform brings: more sockets and memory alone are plugged live, anything else waits for a restart',
      fix: 'compare both types in the cluster: `kubectl get virtualmachineclusterinstancetype NAME -o yaml`',
    },
    {
      at, when: (_, { before, target }) => typeOf(before) === '' && !isSince(target.version, '1.0'), effects: [REFUSED], property: 'instanceType',
      rule: 'the hook of the chart reads the type of a machine that has none, so that the Helm release fails (read off the chart, not tried)', source: `${OLD}/vm-update-hook.yaml`,
      fix: 'keep `resources`, or move to Cozystack 1.0',
    },
    {
      at, effects: [NEXT_RESTART], isReported: true, property: 'instanceType', source: HOOK, fix: RESTART,
      rule: 'the new size differs in more than additional sockets and memory, which the running machine cannot get',
    },
    {
      at: '/spec/resources/sockets', when: ({ old, new: now }, { before }) => Number(now ?? 1) > Number(old ?? 1) && Number(now ?? 1) <= 4 * Number(old ?? 1) && !hasGpus(before),
      effects: [LIVE], isHeldBack: true, property: 'resources', rule: `more sockets are plugged into the running machine ${BY_MIGRATION}`, source: HELPERS,
    },
    {
      at: '/spec/resources', when: (_, { before, after }) => typeOf(before) !== '' && typeOf(after) !== '', effects: [IGNORED], property: 'resources',
      rule: 'the instance type says the size, and `resources` are not read beside it', source: CHART, fix: 'take `instanceType` away',
    },
    ...['/spec/resources/*', '/spec/resources'].map((place): Rule => ({
      at: place, effects: [NEXT_RESTART], isReported: true, property: 'resources', rule: 'cores and the memory of `resources` are fixed while a machine runs', source: HELPERS, fix: RESTART,
    })),
  ];
}

/** Up to 0.41 `running` says it, from 1.0 on `runStrategy`. */
function runState(): RuleSet {
  const isNew = ({ version }: Target) => isSince(version, '1.0');
  const strategy = (machine: ApiObjectData) => specOf(machine).runStrategy ?? 'Always';
  const running = (machine: ApiObjectData) => specOf(machine).running === false ? 'Halted' : 'Always';
  const only = (rules: RuleSet, isRead: (target: Target) => boolean, since: string): RuleSet => [
    { at: rules[0].at, when: (_, { target }) => !isRead(target), effects: [IGNORED], property: 'runStrategy', rule: `${since}, and ignores it`, source: CHART },
    ...rules,
  ];
  return [
    ...only(runStateRules(['/spec/runStrategy'], strategy, CHART), isNew, 'Cozystack before 1.0 does not have the field'),
    ...only(runStateRules(['/spec/running'], running, `${OLD}/vm.yaml`), target => !isNew(target), 'Cozystack has `runStrategy` instead since 1.0'),
  ];
}

const isEmpty = (value: unknown) => value === undefined || value === '' || Array.isArray(value) && value.length === 0;
const comesOrGoes = ({ path }: Change, { before, after }: RuleContext) => (
  isEmpty(valueAt(before, path.slice(0, 2))) !== isEmpty(valueAt(after, path.slice(0, 2)))
);

/** Read from the drive at the first boot. */
const seed = (field: string, property: string, what: string): RuleSet => [
  {
    at: `/spec/${field}`, when: comesOrGoes, effects: [NEXT_RESTART], isReported: true, property, rule: 'the drive of cloud-init comes or goes when the machine starts again', source: CHART,
    fix: RESTART,
  },
  {
    at: `/spec/${field}`, effects: [IGNORED], property, source: SECRET,
    rule: `${what} on the drive when the machine starts again, and the guest ignores it: cloud-init acts once for each instance`,
    fix: 'change the guest itself; or set another `cloudInitSeed` and restart the machine, which runs all of cloud-init again',
  },
];

const networks = (field: string): RuleSet => [
  {
    at: `/spec/${field}/*`, when: ({ old }) => old === undefined, effects: [LIVE], property: 'networks', rule: `a bridge card is plugged into the running machine ${BY_MIGRATION}`, source: CHART,
  },
  { at: `/spec/${field}/*`, effects: [NEXT_RESTART], isReported: true, property: 'networks', rule: 'a card that leaves the list stays until the machine starts again', source: CHART, fix: RESTART },
  { at: `/spec/${field}`, effects: [NEXT_RESTART], property: 'networks', rule: 'the guest has its cards in the other order when it starts again', source: CHART },
];

/** Rules of a `VMInstance`. */
export const VM_INSTANCE_RULES: RuleSet = [
  {
    at: '/spec/external', when: (_, { before, after }) => isExternal(before) === isExternal(after), effects: [NOTHING], property: 'exposure', rule: 'it says the same in another way', source: SERVICE,
  },
  {
    at: '/spec/external', when: (_, { target }) => isSince(target.version, '0.41') && !isSince(target.version, '1.0'), effects: [REFUSED], property: 'exposure',
    rule: 'a machine without a public address has a Service without one, which Kubernetes does not let become the other: the Helm release fails (read off the chart, not tried)',
    source: `${OLD}/service.yaml`,
    fix: 'delete the Service by hand first: `kubectl delete service vm-instance-NAME`',
  },
  {
    at: '/spec/external', effects: (change, context) => [...reach(change, context), ADDRESS], property: 'exposure',
    rule: (_, { after, target }) => isExternal(after) ? 'the Service is made anew, with a public address'
      : `the Service ${isSince(target.version, '0.41') ? 'is made anew without a public address' : 'is deleted'}: a public address that comes back is another one`,
    source: HOOK,
  },
  ...exposure('/spec/externalMethod', 'the ports that are open follow at once'),
  ...exposure('/spec/externalPorts', 'the ports of the Service follow at once; before Cozystack 1.4 every port is open, whatever is listed'),
  {
    at: '/spec/externalAllowICMP', when: (_, { target }) => !isSince(target.version, '1.4'), effects: [IGNORED], property: 'exposure', rule: 'Cozystack has the field since 1.4', source: SERVICE,
  },
  ...exposure('/spec/externalAllowICMP', 'the platform\'s proxy follows at once'),
  ...runState(),
  ...sizeRules(),
  {
    at: '/spec/instanceProfile', effects: [NEXT_RESTART], isReported: true, property: 'instanceProfile', source: HOOK, fix: RESTART,
    rule: 'the machine has other devices when it starts again; machine type and architecture stay as they were written when it was made',
  },
  {
    at: '/spec/disks/*/bus', effects: [NEXT_RESTART], isReported: true, property: 'disks', source: CHART, fix: RESTART,
    rule: 'the device is another one when the machine starts again, and has another name in the guest',
  },
  {
    at: '/spec/disks/*', effects: [NEXT_RESTART], isReported: true, property: 'disks', source: CHART, fix: RESTART,
    rule: ({ old }) => old === undefined ? 'the chart does not mark its disks as hotpluggable: the machine has the disk when it starts again'
      : 'the chart does not mark its disks as hotpluggable: the disk stays attached until the machine starts again',
  },
  { at: '/spec/disks', effects: [NEXT_RESTART], isReported: true, property: 'disks', rule: 'the order is that in which the machine boots from its disks, when it starts again', source: CHART, fix: RESTART },
  ...networks('networks'),
  ...networks('subnets'),
  { at: '/spec/gpus', effects: [NEXT_RESTART], isReported: true, property: 'gpus', rule: 'devices of a node are claimed when the machine starts; with one it is not migrated', source: CHART, fix: RESTART },
  {
    at: '/spec/cpuModel', when: (_, { target }) => !isSince(target.version, '1.0'), effects: [IGNORED], property: 'cpuModel', rule: 'Cozystack has the field since 1.0', source: HELPERS,
  },
  { at: '/spec/cpuModel', effects: [NEXT_RESTART], isReported: true, property: 'cpuModel', rule: 'the CPU of a running machine stays', source: HELPERS, fix: RESTART },
  ...seed('sshKeys', 'sshKeys', 'keys are'),
  ...seed('cloudInit', 'userData', 'the text is'),
  {
    at: '/spec/cloudInitSeed', when: ({ new: now }) => isEmpty(now), effects: [IGNORED], property: 'cloudInitSeed', rule: 'the chart keeps the UUID that the machine has', source: HELPERS,
  },
  {
    at: '/spec/cloudInitSeed', effects: [IDENTITY, NEXT_RESTART], isReported: true, property: 'cloudInitSeed', source: HELPERS, fix: 'restart the machine when cloud-init is to run again',
    rule: 'the UUID is made of it: the guest is on another machine when it starts again, and cloud-init runs as on a new one',
  },
  { at: '/metadata/labels', effects: [LIVE], property: 'labels', rule: 'stored on the Helm release; neither machine nor pod has them', source: LABELS },
  { at: '/metadata/annotations', effects: [LIVE], property: 'annotations', rule: 'stored on the Helm release; neither machine nor pod has them', source: LABELS },
];

