import { inTemplate, T } from './values';
import { Change } from '../../compare/changes';
import { ImpactEffect } from '../../effect';
import { isSince } from '../../target';
import { RuleContext, RuleSet } from '../rule';
import { KUBEVIRT, KUBEVIRT_1_4 } from '../sources';

const { LIVE, NEXT_RESTART, REFUSED, ADDRESS } = ImpactEffect;

const RESTART_RULES = `${KUBEVIRT}/pkg/network/vmliveupdate/restart.go#IsRestartRequired`;
const PLUG = `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#applyDynamicIfaceRequestOnVMI`;
const STATE = `${KUBEVIRT_1_4}/pkg/network/admitter/admit.go#validateInterfaceStateValue`;
const RESTART = 'restart the machine at a convenient time: `virtctl restart NAME`';

const CARDS = `${T}/domain/devices/interfaces`;
const BINDINGS = ['masquerade', 'bridge', 'sriov', 'passt', 'passtBinding', 'binding', 'slirp', 'macvtap'];

const nameOf = ({ path }: Change): string => path[3] === 'networks' ? path[4] : path[6];
const cardOf = (side: 'before' | 'after', change: Change, context: RuleContext) => inTemplate(context[side], 'domain', 'devices', 'interfaces', nameOf(change));
const networkOf = (side: 'before' | 'after', change: Change, context: RuleContext) => inTemplate(context[side], 'networks', nameOf(change));

const isAdded = (change: Change, context: RuleContext) => cardOf('before', change, context) === undefined && networkOf('before', change, context) === undefined;
const isRemoved = (change: Change, context: RuleContext) => cardOf('after', change, context) === undefined && networkOf('after', change, context) === undefined;

/** Whether KubeVirt can hotplug an interface. The interface needs a bridge or SR-IOV binding, and an additional network of Multus. */
function isPlugged(change: Change, context: RuleContext): boolean {
  const [card, network] = [cardOf('after', change, context), networkOf('after', change, context)];
  return network?.multus !== undefined && network.multus.default !== true && (card?.bridge !== undefined || card?.sriov !== undefined);
}

/**
 * KubeVirt 1.4.0, 1.5.0 and 1.5.1 report that every change of network interfaces needs a restart, even if KubeVirt hotplugs the interfaces.
 * KubeVirt 1.4.1, and 1.5.2 and later, do not report this for hotplugged interfaces. The patch release of a cluster is not known. 1.4 counts as
 * 1.4.0, so that no effect is missed. 1.5 counts as 1.5.2, because Cozystack contains this release.
 */
const isReportedAnyway = (_: Change, { target }: RuleContext) => !isSince(target.kubevirt, '1.5');
const andReported = (change: Change, context: RuleContext) => isReportedAnyway(change, context)
  ? '; KubeVirt 1.4.0 also reports RestartRequired, and applies no other live change before the restart' : '';
const plugEffects = (change: Change, context: RuleContext) => isReportedAnyway(change, context) ? [NEXT_RESTART, LIVE] : [LIVE];

const isPodNetwork = (change: Change, context: RuleContext) => networkOf('after', change, context)?.pod !== undefined;
const isState = (change: Change, ...states: readonly unknown[]) => states.includes(change.new);

/** Rules for network interfaces and their networks. Interfaces and networks are identified by name. */
export const NETWORK_RULES: RuleSet = [
  ...[`${CARDS}/*`, `${T}/networks/*`].flatMap((at): RuleSet => [
    {
      at,
      when: (change, context) => isAdded(change, context) && isPlugged(change, context),
      effects: plugEffects,
      isReported: isReportedAnyway,
      property: 'networks',
      rule: (change, context) => 'a bridge or SR-IOV interface on an additional network is hotplugged, by the dynamic networks controller of Multus or by a live '
        + `migration, which needs LiveMigrate in \`workloadUpdateMethods\` of the KubeVirt resource${andReported(change, context)}`,
      source: PLUG,
    },
    {
      at,
      when: isAdded,
      effects: [NEXT_RESTART],
      isReported: (change, context) => isPodNetwork(change, context) && isSince(context.target.kubevirt, '1.8'),
      property: 'networks',
      rule: (change, context) => isPodNetwork(change, context) && isSince(context.target.kubevirt, '1.8')
        ? 'the pod network is added at the next start'
        : 'KubeVirt hotplugs only bridge and SR-IOV interfaces on additional networks: the machine gets this interface at its next start, and no condition reports this',
      source: RESTART_RULES,
      fix: RESTART,
    },
    {
      at,
      when: isRemoved,
      effects: [NEXT_RESTART],
      isReported: true,
      property: 'networks',
      rule: 'a removed interface stays until the next start',
      source: RESTART_RULES,
      fix: 'to unplug a bridge interface immediately, set `state: absent` first',
    },
  ]),
  {
    at: `${CARDS}/*/state`,
    when: (change, { target }) => isState(change, 'up', 'down') && !isSince(target.kubevirt, '1.5'),
    effects: [REFUSED], property: 'networks', rule: 'KubeVirt 1.4 accepts only `absent` as the state of an interface', source: STATE,
  },
  {
    at: `${CARDS}/*/state`,
    when: (change, context) => isState(change, 'absent') && cardOf('after', change, context)?.bridge === undefined,
    effects: [REFUSED], property: 'networks', rule: 'an interface without a bridge binding cannot be unplugged', source: STATE, fix: 'remove the interface, and restart the machine',
  },
  {
    at: `${CARDS}/*/state`,
    when: (change, context) => isState(change, 'up', 'down') && cardOf('after', change, context)?.sriov !== undefined,
    effects: [REFUSED], property: 'networks', rule: 'an SR-IOV interface has no link state', source: STATE,
  },
  {
    at: `${CARDS}/*/state`, effects: plugEffects, isReported: isReportedAnyway, property: 'networks',
    rule: (change, context) => `${change.new === 'absent' ? 'the interface is unplugged from the running machine' : 'the link state of the running interface changes'}${andReported(change, context)}`,
    source: PLUG,
  },
  ...[...BINDINGS, 'macAddress'].map(field => ({
    at: `${CARDS}/*/${field}`,
    effects: [ADDRESS, NEXT_RESTART],
    isReported: true,
    property: 'networkInterface',
    rule: field === 'macAddress'
      ? 'the interface has a different MAC address at the next start: DHCP leases and device names in the guest that depend on it change'
      : 'the binding of the interface changes at the next start, and the guest gets a different address',
    source: RESTART_RULES,
    fix: RESTART,
  })),
  ...['/*', ''].map(more => ({
    at: `${CARDS}/*${more}`, effects: [NEXT_RESTART], isReported: true, property: 'networkInterface', rule: 'a change of an interface applies only when the machine starts', source: RESTART_RULES, fix: RESTART,
  })),
  {
    at: `${T}/networks/*/multus/networkName`,
    when: (_, { target }) => isSince(target.kubevirt, '1.8') && target.hasGate('LiveUpdateNADRef'),
    effects: [ADDRESS, LIVE],
    property: 'networks',
    rule: 'the running interface moves to the new network by a live migration, or at the next start',
    source: RESTART_RULES,
  },
  {
    at: `${T}/networks/*`, effects: [ADDRESS, NEXT_RESTART], isReported: true, property: 'networks',
    rule: 'the interface moves to the new network at the next start of the machine', source: RESTART_RULES, fix: RESTART,
  },
  ...[CARDS, `${T}/networks`].map(at => ({
    at, effects: [NEXT_RESTART], property: 'networks', rule: 'the guest has its interfaces in the new order at the next start; no condition reports this',
    source: RESTART_RULES,
  })),
];
