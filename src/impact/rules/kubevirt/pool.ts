import { ApiObjectData } from '../../../platforms/reading';
import { ImpactEffect } from '../../effect';
import { isSince } from '../../target';
import { RuleContext, RuleSet } from '../rule';
import { KUBEVIRT, KUBEVIRT_1_5 } from '../sources';

const { LIVE, RESTART_NOW, NEXT_RESTART, IGNORED, DATA_LOSS, IDENTITY, REFUSED, UNKNOWN } = ImpactEffect;

const POOL = `${KUBEVIRT}/pkg/virt-controller/watch/pool/pool.go`;
const TEMPLATE = '/spec/virtualMachineTemplate';

const specOf = ({ spec }: ApiObjectData) => spec as Readonly<Record<string, any>>;

/** How a pool updates its machines. Releases before 1.7 have only the proactive strategy. */
function updateOf({ after, target }: RuleContext): 'unmanaged' | 'opportunistic' | 'proactive' {
  const strategy = isSince(target.kubevirt, '1.7') ? specOf(after).updateStrategy ?? {} : {};
  return strategy.unmanaged ? 'unmanaged' : strategy.opportunistic ? 'opportunistic' : 'proactive';
}

/** Whether the disks of removed machines stay. */
function keepsDisks({ after, target }: RuleContext): boolean {
  const state = specOf(after).scaleInStrategy?.proactive?.statePreservation;
  return isSince(target.kubevirt, '1.7') && (state === 'Offline' || state === 'Online');
}

/** In KubeVirt 1.6 and 1.7, machines of a pool get another UUID when the pool updates them. */
const losesIdentity = ({ after, target }: RuleContext): boolean => isSince(target.kubevirt, '1.6') && !isSince(target.kubevirt, '1.8')
  && specOf(after).virtualMachineTemplate?.spec?.template?.spec?.domain?.firmware?.uuid === undefined;

const identityNote = (context: RuleContext): string => losesIdentity(context) ? '; KubeVirt 1.6 and 1.7 give each updated machine another firmware UUID' : '';

export const POOL_RULES: RuleSet = [
  {
    at: '/spec/replicas',
    when: ({ old, new: now }) => Number(now ?? 1) > Number(old ?? 1),
    effects: [LIVE], property: 'pool', rule: 'more machines are created from the template, each with its own disks', source: `${POOL}#scaleOut`,
  },
  {
    at: '/spec/replicas',
    when: (_, context) => keepsDisks(context),
    effects: [LIVE], property: 'pool', rule: 'machines are deleted, and `statePreservation` keeps their disks', source: `${POOL}#scaleIn`,
  },
  {
    at: '/spec/replicas',
    effects: [DATA_LOSS],
    property: 'pool',
    rule: 'machines are deleted together with their disks',
    source: `${POOL}#scaleIn`,
    fix: 'copy the data first, or set `statePreservation` (KubeVirt 1.7 and later)',
  },
  { at: '/spec/selector', effects: [REFUSED], rule: 'the selector of a pool cannot be changed', source: `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vmpool-admitter.go#ValidateVMPoolSpec` },
  ...['maxUnavailable', 'updateStrategy', 'scaleInStrategy', 'autohealing', 'paused'].map(field => ({
    at: `/spec/${field}`, effects: [LIVE], property: 'pool', rule: 'the pool uses the new value immediately', source: `${POOL}#update`,
  })),
  {
    at: '/spec/nameGeneration', effects: [UNKNOWN], property: 'pool',
    rule: 'existing machines keep their names; the effect on their references to Secrets and ConfigMaps is unknown', source: `${POOL}#indexVMSpec`,
  },
  { at: TEMPLATE, when: (_, context) => updateOf(context) === 'unmanaged', effects: [IGNORED], rule: 'with the update strategy `unmanaged` the template applies to new machines only', source: `${POOL}#update` },
  { at: `${TEMPLATE}/metadata`, effects: [LIVE], rule: 'stored on the machines only: their pods get the labels and annotations of `spec.template.metadata` instead', source: `${POOL}#opportunisticUpdate` },
  {
    at: `${TEMPLATE}/spec/dataVolumeTemplates`,
    when: (_, { target }) => !isSince(target.kubevirt, '1.6'),
    effects: [IGNORED],
    property: 'disks',
    rule: 'the machines get the new template; existing disks do not change',
    source: `${KUBEVIRT_1_5}/pkg/virt-controller/watch/pool/pool.go#isOutdatedVMI`,
  },
  {
    at: `${TEMPLATE}/spec/dataVolumeTemplates`,
    when: (_, context) => updateOf(context) === 'proactive',
    effects: [DATA_LOSS, RESTART_NOW],
    property: 'disks',
    rule: 'the pool deletes and recreates its machines with their disks, at most `maxUnavailable` at a time',
    source: `${POOL}#isOutdatedVMI`,
    fix: 'create a second pool, or use the update strategy `opportunistic` (KubeVirt 1.7 and later)',
  },
  {
    at: TEMPLATE,
    when: (_, context) => updateOf(context) === 'opportunistic',
    effects: (_, context) => [...losesIdentity(context) ? [IDENTITY] : [], NEXT_RESTART],
    rule: (_, context) => `the machines get the new template at their next start${identityNote(context)}`,
    source: `${POOL}#opportunisticUpdate`,
  },
  {
    at: TEMPLATE,
    effects: (_, context) => [...losesIdentity(context) ? [IDENTITY] : [], RESTART_NOW],
    rule: (_, context) => isSince(context.target.kubevirt, '1.6')
      ? `the pool restarts its machines, at most \`maxUnavailable\` at a time${identityNote(context)}`
      : 'the pool restarts all its machines at the same time',
    source: `${POOL}#proactiveUpdate`,
    fix: 'use the update strategy `opportunistic` (KubeVirt 1.7 and later), and restart the machines one by one',
  },
  { at: '/metadata/labels', effects: [LIVE], property: 'labels', rule: 'stored on the pool', source: `${POOL}#update` },
  { at: '/metadata/annotations', effects: [LIVE], property: 'annotations', rule: 'stored on the pool', source: `${POOL}#update` },
];
