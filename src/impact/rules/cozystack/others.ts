import { valueAt } from '../../compare/changes';
import { amountOf } from '../../compare/quantities';
import { ImpactEffect } from '../../effect';
import { isSince } from '../../target';
import { RETENTION_RULES } from '../retention';
import { Rule, RuleSet } from '../rule';
import { COZYSTACK } from '../sources';

const { LIVE, NEXT_RESTART, IGNORED, REFUSED, UNKNOWN, ADDRESS, DATA_LOSS, EXPOSURE_WIDENS, EXPOSURE_NARROWS } = ImpactEffect;

const API = `${COZYSTACK}/pkg/registry/apps/application/rest.go#convertApplicationToHelmRelease`;
const DISK = `${COZYSTACK}/packages/apps/vm-disk/templates`;
const TENANT = `${COZYSTACK}/packages/apps/tenant/templates`;
const VPC = `${COZYSTACK}/packages/apps/vpc/templates/vpc.yaml`;
const BACKUP = `${COZYSTACK}/internal/backupcontroller`;
const GROUP = `${COZYSTACK}/pkg/registry/sdn/securitygroup/rest.go#Update`;

const stored = (source = API): RuleSet => [...RETENTION_RULES, ...(['labels', 'annotations'] as const).map(field => ({
  at: `/metadata/${field}`, effects: [LIVE], property: field, rule: 'stored on the object', source,
}))];

const frozen = (field: string, fix: string): Rule => ({
  at: `/spec/${field}`, effects: [IGNORED], property: field, source: `${DISK}/dv.yaml`, fix,
  rule: 'the chart writes back what the disk was made with: the change is stored, and nothing says that it does nothing',
});

const VM_DISK: RuleSet = [
  ...stored(),
  frozen('source', 'make a disk with another name, and attach that'),
  {
    at: '/spec/storage', when: ({ old, new: now }) => (amountOf(now) ?? 0) > (amountOf(old) ?? Infinity), effects: [LIVE], property: 'size', source: `${DISK}/pvc-resize-hook.yaml`,
    rule: 'a hook of the chart grows the volume claim, where its storage class allows it, and the running guest sees a larger device',
    fix: 'grow the file system in the guest; images with cloud-init grow the root file system at the next boot',
  },
  {
    // The hook of 0.38.0 runs for each other size, and that of 0.38.8 for a larger one only. Which of them a cluster has is not known.
    at: '/spec/storage', when: (_, { target }) => !isSince(target.version, '0.41'), effects: [REFUSED, IGNORED], property: 'size', source: `${DISK}/pvc-resize-hook.yaml`,
    rule: 'a volume claim does not shrink: the hook of Cozystack 0.38.0 tries it and fails, and from 0.38.8 on the smaller size is stored and does nothing',
    fix: 'make a smaller disk beside it, and copy',
  },
  {
    at: '/spec/storage', effects: [IGNORED], property: 'size', source: `${DISK}/pvc-resize-hook.yaml`, rule: 'a disk does not shrink: the smaller size is stored, and nothing says that it does nothing',
    fix: 'make a smaller disk beside it, and copy',
  },
  frozen('storageClass', 'make a disk of the other class beside it, and copy'),
  {
    at: '/spec/optical', effects: [NEXT_RESTART], property: 'optical', rule: 'the machine has the other device once its own manifest is applied again and it starts again', source: `${DISK}/dv.yaml`,
    fix: 'change something of the machine too, and restart it',
  },
];

const ownService = (service: string): RuleSet => [
  {
    at: `/spec/${service}`, when: ({ new: now }) => now === true, effects: service === 'ingress' ? [ADDRESS, LIVE] : [LIVE], property: service,
    rule: 'the tenant gets a service of its own, and what is in it uses that instead of its parent\'s', source: `${TENANT}/${service}.yaml`,
  },
  {
    at: `/spec/${service}`, when: ({ old }) => old !== true, effects: [LIVE], property: service, rule: 'it says the same in another way', source: `${TENANT}/${service}.yaml`,
  },
  {
    at: `/spec/${service}`, effects: service === 'ingress' ? [DATA_LOSS, ADDRESS] : [DATA_LOSS], property: service, rule: 'the service is uninstalled, and what it kept goes with it',
    source: `${TENANT}/${service}.yaml`, fix: 'copy what is to be kept first',
  },
];

const TENANT_RULES: RuleSet = [
  ...stored(),
  ...['resourceQuotas', 'quota'].map(field => ({
    at: `/spec/${field}`, effects: [LIVE], property: 'quota', source: `${TENANT}/quota.yaml`,
    rule: 'for new pods and volume claims: what runs goes on, and a restart or a migration above the quota is refused; from 1.6 on more than the parent has left is refused',
  })),
  { at: '/spec/host', effects: [ADDRESS, LIVE], property: 'host', rule: 'the host names of everything in the tenant follow', source: `${TENANT}/namespace.yaml` },
  ...['etcd', 'monitoring', 'ingress', 'seaweedfs'].flatMap(ownService),
  { at: '/spec/gateway', effects: [ADDRESS, LIVE], property: 'gateway', rule: 'what the tenant publishes has another address', source: `${TENANT}/gateway.yaml` },
  {
    at: '/spec/isolated', when: (_, { target }) => isSince(target.version, '1.0'), effects: [IGNORED], property: 'isolated', rule: 'tenants are always isolated since Cozystack 1.0',
    source: 'https://github.com/cozystack/cozystack/blob/v1.0.0/packages/apps/tenant/templates/networkpolicy.yaml',
  },
  {
    at: '/spec/isolated', effects: ({ new: now }) => [now === true ? EXPOSURE_NARROWS : EXPOSURE_WIDENS, LIVE], property: 'isolated', rule: 'the network policies of the tenant come or go at once',
    source: 'https://github.com/cozystack/cozystack/blob/v0.41.11/packages/apps/tenant/templates/networkpolicy.yaml',
  },
  {
    at: '/spec/schedulingClass', effects: [NEXT_RESTART], property: 'schedulingClass', rule: 'a running machine stays where it is; its next start obeys', source: `${TENANT}/namespace.yaml`,
  },
];

const VPC_RULES: RuleSet = [
  ...stored(),
  { at: '/spec/subnets/*', when: ({ path }, { before }) => valueAt(before, path.slice(0, 3)) === undefined, effects: [LIVE], property: 'subnets', rule: 'the subnet is made at once', source: VPC },
  {
    at: '/spec/subnets/*', when: ({ path }, { after }) => valueAt(after, path.slice(0, 3)) === undefined, effects: [ADDRESS], property: 'subnets', source: VPC,
    rule: 'the subnet is deleted: a machine on it keeps a card that leads nowhere, and does not start again', fix: 'take the subnet away from its machines first',
  },
  { at: '/spec/subnets/*/cidr', effects: [UNKNOWN], property: 'subnets', rule: 'what Kube-OVN and running machines do with another range is not established', source: VPC, fix: 'make another subnet beside it' },
  { at: '/spec/subnets/*', effects: [UNKNOWN], property: 'subnets', rule: 'no rule is known for this field of a subnet', source: VPC },
  { at: '/spec/subnets', effects: [LIVE], property: 'subnets', rule: 'the order of subnets says nothing', source: VPC },
  { at: '/spec/peers', effects: [LIVE], property: 'peers', rule: 'the peering follows at once; both sides have to say it', source: VPC },
  { at: '/spec/routes', effects: [LIVE], property: 'routes', rule: 'the routes follow at once', source: VPC },
];

/** What lets traffic in; removed rules let less in. */
const groupEffects: Rule['effects'] = (_, { before, after }) => {
  const rules = (side: object) => new Set(((valueAt(side, ['spec', 'ingress']) ?? []) as readonly unknown[]).map(each => JSON.stringify(each)));
  const [old, now] = [rules(before), rules(after)];
  const [more, less] = [[...now].some(each => !old.has(each)), [...old].some(each => !now.has(each))];
  return [...more ? [EXPOSURE_WIDENS] : [], ...less ? [EXPOSURE_NARROWS] : [], LIVE];
};

/** Rules of the kinds of Cozystack beside machines, by kind. */
export const COZYSTACK_OTHERS: Readonly<Record<string, RuleSet>> = {
  VMDisk: VM_DISK,
  Tenant: TENANT_RULES,
  VirtualPrivateCloud: VPC_RULES,
  SecurityGroup: [
    ...stored(GROUP),
    { at: '/spec/ingress', effects: groupEffects, property: 'ingress', rule: 'the policy is replaced at once', source: GROUP },
    { at: '/spec/attachments', effects: [EXPOSURE_WIDENS, EXPOSURE_NARROWS, LIVE], property: 'machines', rule: 'the group is for other machines at once', source: GROUP },
    { at: '/spec', effects: [LIVE], property: 'egress', rule: 'the policy is replaced at once', source: GROUP },
  ],
  Plan: [...stored(), { at: '/spec', effects: [LIVE], rule: 'the next backup is made as the plan says then; backups that exist stay', source: `${BACKUP}/plan_controller.go#Reconcile` }],
  BackupJob: [
    ...stored(),
    {
      at: '/spec/backupClassName', effects: [REFUSED], property: 'backupClass', rule: 'the class of a backup cannot be changed', source: `${COZYSTACK}/api/backups/v1alpha1/backupjob_types.go`,
      fix: 'give the job another name: that is another backup',
    },
    {
      at: '/spec', effects: [IGNORED], property: 'subject', rule: 'a backup that is done is not done again', source: `${BACKUP}/backupjob_controller.go#Reconcile`,
      fix: 'give the job another name: that is another backup',
    },
  ],
  RestoreJob: [...stored(), {
    at: '/spec', effects: [IGNORED], rule: 'a restore that is done is not done again', source: `${BACKUP}/restorejob_controller.go#Reconcile`, fix: 'give the job another name: that is another restore',
  }],
};
