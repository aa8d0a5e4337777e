import { valueAt } from '../../compare/path';
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
  rule: 'no effect: Cozystack\'s Helm chart keeps the value with which the disk was created, and reports nothing',
});

const VM_DISK: RuleSet = [
  ...stored(),
  frozen('source', 'create a disk with another name, and attach it'),
  {
    at: '/spec/storage', when: ({ old, new: now }) => (amountOf(now) ?? 0) > (amountOf(old) ?? Infinity), effects: [LIVE], property: 'size', source: `${DISK}/pvc-resize-hook.yaml`,
    rule: 'a hook of Cozystack\'s Helm chart expands the volume claim if the storage class allows it, and the running guest sees a larger device',
    fix: 'expand the file system in the guest; images with cloud-init expand the root file system at the next boot',
  },
  {
    // Up to 0.38.3, the hook runs for every changed size; from 0.38.4, only for a larger size. The library does not know the patch release of a
    // cluster.
    at: '/spec/storage', when: (_, { target }) => !isSince(target.version, '0.41'), effects: [REFUSED, IGNORED], property: 'size', source: `${DISK}/pvc-resize-hook.yaml`,
    rule: 'a volume claim cannot shrink: up to Cozystack 0.38.3, a hook of the Helm chart fails; from 0.38.4, the smaller size is stored without effect',
    fix: 'create a smaller disk, and copy the data',
  },
  {
    at: '/spec/storage', effects: [IGNORED], property: 'size', source: `${DISK}/pvc-resize-hook.yaml`, rule: 'a disk cannot shrink: the smaller size is stored without effect',
    fix: 'create a smaller disk, and copy the data',
  },
  frozen('storageClass', 'create a disk with the new storage class, and copy the data'),
  {
    at: '/spec/optical', effects: [NEXT_RESTART], property: 'optical', rule: 'the device changes only after Helm renders the machine again and the machine restarts', source: `${DISK}/dv.yaml`,
    fix: 'change the manifest of the machine too, so that Helm renders it again; then restart the machine',
  },
];

const ownService = (service: string): RuleSet => [
  {
    at: `/spec/${service}`, when: ({ new: now }) => now === true, effects: service === 'ingress' ? [ADDRESS, LIVE] : [LIVE], property: service,
    rule: `the tenant gets its own service (${service}), and uses it instead of the service of its parent`, source: `${TENANT}/${service}.yaml`,
  },
  {
    at: `/spec/${service}`, when: ({ old }) => old !== true, effects: [LIVE], property: service, rule: 'no effect: both forms have the same meaning', source: `${TENANT}/${service}.yaml`,
  },
  {
    at: `/spec/${service}`, effects: service === 'ingress' ? [DATA_LOSS, ADDRESS] : [DATA_LOSS], property: service, rule: `the service of the tenant (${service}) is uninstalled, and its data is deleted`,
    source: `${TENANT}/${service}.yaml`, fix: 'copy the data first',
  },
];

const TENANT_RULES: RuleSet = [
  ...stored(),
  ...['resourceQuotas', 'quota'].map(field => ({
    at: `/spec/${field}`, effects: [LIVE], property: 'quota', source: `${TENANT}/quota.yaml`,
    rule: 'the quota applies to new pods and volume claims: running machines continue, but a restart or a migration that exceeds the quota is rejected; from Cozystack 1.6, a quota '
      + 'that exceeds the rest of the parent\'s quota is rejected',
  })),
  { at: '/spec/host', effects: [ADDRESS, LIVE], property: 'host', rule: 'the host names of everything in the tenant change', source: `${TENANT}/namespace.yaml` },
  ...['etcd', 'monitoring', 'ingress', 'seaweedfs'].flatMap(ownService),
  { at: '/spec/gateway', effects: [ADDRESS, LIVE], property: 'gateway', rule: 'published services get another address', source: `${TENANT}/gateway.yaml` },
  {
    at: '/spec/isolated', when: (_, { target }) => isSince(target.version, '1.0'), effects: [IGNORED], property: 'isolated', rule: 'no effect: from Cozystack 1.0, tenants are always isolated',
    source: 'https://github.com/cozystack/cozystack/blob/v1.0.0/packages/apps/tenant/templates/networkpolicy.yaml',
  },
  {
    at: '/spec/isolated', effects: ({ new: now }) => [now === true ? EXPOSURE_NARROWS : EXPOSURE_WIDENS, LIVE], property: 'isolated', rule: 'the network policies of the tenant are added or removed immediately',
    source: 'https://github.com/cozystack/cozystack/blob/v0.41.11/packages/apps/tenant/templates/networkpolicy.yaml',
  },
  {
    at: '/spec/schedulingClass', effects: [NEXT_RESTART], property: 'schedulingClass', rule: 'a running machine stays on its node; the change applies at its next start', source: `${TENANT}/namespace.yaml`,
  },
];

const VPC_RULES: RuleSet = [
  ...stored(),
  { at: '/spec/subnets/*', when: ({ path }, { before }) => valueAt(before, path.slice(0, 3)) === undefined, effects: [LIVE], property: 'subnets', rule: 'the subnet is created immediately', source: VPC },
  {
    at: '/spec/subnets/*', when: ({ path }, { after }) => valueAt(after, path.slice(0, 3)) === undefined, effects: [ADDRESS], property: 'subnets', source: VPC,
    rule: 'the subnet is deleted: the interface of a machine on it stops working, and the machine cannot start again', fix: 'detach the subnet from its machines first',
  },
  { at: '/spec/subnets/*/cidr', effects: [UNKNOWN], property: 'subnets', rule: 'the effect on Kube-OVN and running machines is unknown', source: VPC, fix: 'create another subnet' },
  { at: '/spec/subnets/*', effects: [UNKNOWN], property: 'subnets', rule: 'the effect of this field of a subnet is unknown', source: VPC },
  { at: '/spec/subnets', effects: [LIVE], property: 'subnets', rule: 'no effect: the order of subnets has no meaning', source: VPC },
  { at: '/spec/peers', effects: [LIVE], property: 'peers', rule: 'the peering changes immediately; both networks have to declare it', source: VPC },
  { at: '/spec/routes', effects: [LIVE], property: 'routes', rule: 'the routes change immediately', source: VPC },
];

/** The effect of changed rules of a security group. Each rule allows traffic, so a removed rule narrows the exposure. */
const groupEffects: Rule['effects'] = (_, { before, after }) => {
  const rules = (side: object) => new Set(((valueAt(side, ['spec', 'ingress']) ?? []) as readonly unknown[]).map(each => JSON.stringify(each)));
  const [old, now] = [rules(before), rules(after)];
  const [more, less] = [[...now].some(each => !old.has(each)), [...old].some(each => !now.has(each))];
  return [...more ? [EXPOSURE_WIDENS] : [], ...less ? [EXPOSURE_NARROWS] : [], LIVE];
};

/** Rules of the kinds of Cozystack other than machines, by kind. */
export const COZYSTACK_OTHERS: Readonly<Record<string, RuleSet>> = {
  VMDisk: VM_DISK,
  Tenant: TENANT_RULES,
  VirtualPrivateCloud: VPC_RULES,
  SecurityGroup: [
    ...stored(GROUP),
    { at: '/spec/ingress', effects: groupEffects, property: 'ingress', rule: 'the CiliumNetworkPolicy of the group is replaced immediately', source: GROUP },
    { at: '/spec/attachments', effects: [EXPOSURE_WIDENS, EXPOSURE_NARROWS, LIVE], property: 'machines', rule: 'the machines of the group change immediately', source: GROUP },
    { at: '/spec', effects: [LIVE], property: 'egress', rule: 'the CiliumNetworkPolicy of the group is replaced immediately', source: GROUP },
  ],
  Plan: [...stored(), { at: '/spec', effects: [LIVE], rule: 'the next backup uses the new plan; existing backups stay', source: `${BACKUP}/plan_controller.go#Reconcile` }],
  BackupJob: [
    ...stored(),
    {
      at: '/spec/backupClassName', effects: [REFUSED], property: 'backupClass', rule: 'the class of a backup cannot be changed', source: `${COZYSTACK}/api/backups/v1alpha1/backupjob_types.go`,
      fix: 'to create a new backup, give the job another name',
    },
    {
      at: '/spec', effects: [IGNORED], property: 'subject', rule: 'no effect: a finished backup does not run again', source: `${BACKUP}/backupjob_controller.go#Reconcile`,
      fix: 'to create a new backup, give the job another name',
    },
  ],
  RestoreJob: [...stored(), {
    at: '/spec', effects: [IGNORED], rule: 'no effect: a finished restore does not run again', source: `${BACKUP}/restorejob_controller.go#Reconcile`, fix: 'to restore again, give the job another name',
  }],
};
