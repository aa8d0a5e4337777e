import { BY_MIGRATION, hasNodeDevices, inTemplate, isArm, isRolledOut, T } from './values';
import { Change } from '../../compare/changes';
import { amountOf } from '../../compare/quantities';
import { ImpactEffect } from '../../effect';
import { isSince } from '../../target';
import { RuleContext, RuleSet } from '../rule';
import { KUBEVIRT, KUBEVIRT_1_5, TEMPLATE_CHANGE } from '../sources';

const { LIVE, NEXT_RESTART, REFUSED } = ImpactEffect;

const WATCH = `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go`;
const ADMITTER = `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vms-admitter.go`;

/** Without a maximum, a machine can grow to this multiple of its initial size. */
const HEADROOM = 4;
const SMALLEST_TO_GROW = 2 ** 30;

const sockets = (value: unknown): number => typeof value === 'number' ? value : 1;
const socketsUp = ({ old, new: now }: Change) => sockets(now) > sockets(old);
const maxSockets = ({ before }: RuleContext, { old }: Change): number => inTemplate(before, 'domain', 'cpu', 'maxSockets') ?? HEADROOM * sockets(old);
const memoryUp = ({ old, new: now }: Change) => (amountOf(now) ?? 0) > (amountOf(old) ?? Infinity);
const maxMemory = ({ before }: RuleContext, { old }: Change): number => (
  amountOf(inTemplate(before, 'domain', 'memory', 'maxGuest')) ?? HEADROOM * (amountOf(old) ?? 0)
);
/** From KubeVirt 1.5, arm64 machines do not support hotplug of sockets and memory. */
const isFixedByArm = ({ after, target }: RuleContext) => isArm(after) && isSince(target.kubevirt, '1.5');
const isFixed = (context: RuleContext) => !isRolledOut(context.target) || hasNodeDevices(context.before) || isFixedByArm(context);

/** Whether a condition other than the maximum prevents the memory hotplug. */
function isMemoryFixed(context: RuleContext, { old, new: now }: Change): boolean {
  const { after } = context;
  const pages = amountOf(inTemplate(after, 'domain', 'memory', 'hugepages', 'pageSize')) ?? 2 ** 21;
  const isAligned = (amountOf(now) ?? 0) % Math.max(pages, 2 ** 21) === 0;
  const isSpecial = inTemplate(after, 'domain', 'cpu', 'realtime') !== undefined || inTemplate(after, 'domain', 'launchSecurity') !== undefined
    || inTemplate(after, 'domain', 'cpu', 'numa', 'guestMappingPassthrough') !== undefined;
  return isFixed(context) || !isAligned || isSpecial || (amountOf(old) ?? 0) < SMALLEST_TO_GROW;
}

const STAGED = 'the rollout strategy is Stage: the running machine does not change before its next start';

/** Rules for the size and the node placement. */
export const SIZE_RULES: RuleSet = [
  {
    at: `${T}/domain/cpu/sockets`,
    when: (change, { after, target }) => isRolledOut(target) && sockets(change.new) > (inTemplate(after, 'domain', 'cpu', 'maxSockets') ?? Infinity),
    effects: [REFUSED],
    rule: 'the webhook rejects more sockets than `maxSockets` of the template',
    source: `${ADMITTER}#validateLiveUpdateCPU`,
    fix: 'raise `maxSockets` too; both changes then wait for a restart',
  },
  {
    at: `${T}/domain/cpu/sockets`,
    when: (change, context) => !isFixed(context) && socketsUp(change) && sockets(change.new) <= maxSockets(context, change),
    effects: [LIVE],
    isHeldBack: true,
    rule: `more sockets are hotplugged ${BY_MIGRATION}; until the migration, the machine keeps its old number`,
    source: `${WATCH}#handleCPUChangeRequest`,
  },
  {
    at: `${T}/domain/cpu/sockets`,
    effects: [NEXT_RESTART],
    isReported: true,
    rule: (change, context) => (
      !isRolledOut(context.target) ? STAGED
        : hasNodeDevices(context.before) ? 'a machine with GPUs or host devices cannot be live-migrated, so it gets its sockets at the next start'
          : isFixedByArm(context) ? 'arm64 machines do not support hotplug of sockets'
            : socketsUp(change) ? 'more sockets than the running machine can hotplug (`maxSockets`, by default four times the number at its start)'
              : 'sockets cannot be unplugged from a running machine'
    ),
    source: `${WATCH}#handleCPUChangeRequest`,
    fix: 'restart the machine at a convenient time: `virtctl restart NAME`',
  },
  {
    at: `${T}/domain/memory/guest`,
    when: ({ new: now }, { after, target }) => (
      isRolledOut(target) && (amountOf(now) ?? 0) > (amountOf(inTemplate(after, 'domain', 'memory', 'maxGuest')) ?? Infinity)
    ),
    effects: [REFUSED],
    rule: 'the webhook rejects more memory than `maxGuest` of the template',
    source: `${ADMITTER}#validateLiveUpdateFeatures`,
    fix: 'raise `maxGuest` too; both changes then wait for a restart',
  },
  {
    at: `${T}/domain/memory/guest`,
    when: (change, context) => memoryUp(change) && !isMemoryFixed(context, change) && (amountOf(change.new) ?? 0) <= maxMemory(context, change),
    effects: [LIVE],
    isHeldBack: true,
    rule: `more memory is hotplugged ${BY_MIGRATION}; until the migration, the machine keeps its old memory`,
    source: `${WATCH}#handleMemoryHotplugRequest`,
  },
  {
    at: `${T}/domain/memory/guest`,
    effects: [NEXT_RESTART],
    isReported: true,
    rule: (change, context) => !isRolledOut(context.target) ? STAGED : memoryUp(change)
      ? 'KubeVirt cannot hotplug this memory. Possible reasons: it exceeds the maximum of the running machine (`maxGuest`, by default four times the memory at its start); it is '
        + 'not a multiple of the page size; the machine started with less than 1Gi; the machine is arm64, or has GPUs, host devices, real-time CPUs, NUMA passthrough or launch security'
      : 'less memory than at the start of the machine needs a restart',
    source: `${WATCH}#handleMemoryHotplugRequest`,
    fix: 'restart the machine at a convenient time: `virtctl restart NAME`',
  },
  ...['nodeSelector', 'affinity', 'tolerations'].map(field => ({
    at: `${T}/${field}`,
    when: (_: Change, { target }: RuleContext) => isRolledOut(target),
    effects: [LIVE],
    isHeldBack: true as const,
    rule: 'applies to the next migration or start; the running machine stays on its node',
    source: field === 'tolerations' ? `${WATCH}#handleTolerationsChangeRequest` : `${WATCH}#handleAffinityChangeRequest`,
  })),
  ...['nodeSelector', 'affinity', 'tolerations'].map(field => ({
    at: `${T}/${field}`, effects: [NEXT_RESTART], isReported: true, rule: STAGED, source: `${KUBEVIRT_1_5}/pkg/virt-config/virt-config.go`,
  })),
  // A raised maximum needs a restart. If the value that it limits is raised too, the new value also waits for this restart.
  { at: `${T}/domain/cpu/maxSockets`, effects: [NEXT_RESTART], isReported: true, rule: 'the maximum number of sockets is fixed when the machine starts', source: TEMPLATE_CHANGE },
  { at: `${T}/domain/memory/maxGuest`, effects: [NEXT_RESTART], isReported: true, rule: 'the maximum memory is fixed when the machine starts', source: TEMPLATE_CHANGE },
];
