import { amountOf } from '../../compare/quantities';
import { ImpactEffect } from '../../effect';
import { RETENTION_RULES } from '../retention';
import { RuleSet } from '../rule';
import { CDI, KUBEVIRT, LABELS, VALIDATION } from '../sources';

const { LIVE, IGNORED, REFUSED, UNKNOWN } = ImpactEffect;

const stored: RuleSet = (['labels', 'annotations'] as const).map(field => ({
  at: `/metadata/${field}`, effects: [LIVE], property: field, rule: 'stored on the object', source: LABELS,
}));

const isSize = (path: readonly string[]) => path.join('/').endsWith('resources/requests/storage');

/** Rules of a `DataVolume`, which cannot be changed. */
const DATA_VOLUME: RuleSet = [
  ...RETENTION_RULES,
  ...(['labels', 'annotations'] as const).map(field => ({
    at: `/metadata/${field}`,
    effects: [IGNORED],
    property: field,
    rule: 'stored on the DataVolume; the volume claim copied them at creation, and keeps those',
    source: `${CDI}/pkg/controller/datavolume/controller-base.go#newPersistentVolumeClaim`,
    fix: 'change them on the volume claim too: `kubectl label pvc NAME ...` or `kubectl annotate pvc NAME ...`',
  })),
  ...['checkpoints', 'finalCheckpoint'].map(field => ({
    at: `/spec/${field}`, effects: [LIVE], rule: 'the next step of a multi-stage import', source: `${CDI}/pkg/apiserver/webhooks/datavolume-validate.go#Admit`,
  })),
  {
    at: '/spec',
    when: ({ path, old, new: now }) => isSize(path) && (amountOf(now) ?? 0) > (amountOf(old) ?? Infinity),
    effects: [REFUSED],
    property: 'size',
    rule: 'a DataVolume cannot be changed, but its volume claim can be expanded',
    source: `${CDI}/pkg/apiserver/webhooks/datavolume-validate.go#Admit`,
    fix: 'keep the size in the manifest, and expand the volume claim: `kubectl patch pvc NAME -p \'{"spec":{"resources":{"requests":{"storage":"..."}}}}\'`',
  },
  {
    at: '/spec',
    effects: [REFUSED],
    property: 'source',
    rule: 'a DataVolume cannot be changed: every apply fails until the manifest has its old value again',
    source: `${CDI}/pkg/apiserver/webhooks/datavolume-validate.go#Admit`,
    fix: 'revert the change, and create a disk with another name: copy the data, attach the new disk, delete the old one',
  },
];

const CLAIM: RuleSet = [
  ...RETENTION_RULES,
  ...stored,
  {
    at: '/spec/resources/requests/storage',
    when: ({ old, new: now }) => (amountOf(now) ?? 0) > (amountOf(old) ?? Infinity),
    effects: [LIVE],
    property: 'size',
    rule: 'the claim is expanded if its storage class allows it; a running guest sees it with the feature gate ExpandDisks, always enabled from KubeVirt 1.9',
    source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate`,
    fix: 'expand the file system in the guest',
  },
  {
    at: '/spec/resources/requests/storage', effects: [REFUSED], property: 'size', rule: 'a volume claim cannot shrink', source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate`,
    fix: 'create a smaller disk, and copy the data',
  },
  { at: '/spec/volumeAttributesClassName', effects: [LIVE], rule: 'the volume gets the attributes of the other class', source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate` },
  {
    at: '/spec', effects: [REFUSED], rule: 'a bound volume claim can only be expanded', source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate`,
    fix: 'create another claim, and copy the data',
  },
];

const immutable = (rule: string, source: string, fix: string): RuleSet => [...RETENTION_RULES, ...stored, { at: '/spec', effects: [REFUSED], rule, source, fix }];

const copied: RuleSet = [...stored, {
  at: '/spec',
  effects: [IGNORED],
  rule: 'existing machines use the stored copy of its revision: only machines that start to refer to it get the new content',
  source: `${KUBEVIRT}/pkg/instancetype/find/revision.go#Find`,
  fix: 'give it another name, and set that name in the machines that need it',
}];

/** Rules of the other kinds of KubeVirt and CDI, by kind. */
export const KUBEVIRT_OTHERS: Readonly<Record<string, RuleSet>> = {
  DataVolume: DATA_VOLUME,
  PersistentVolumeClaim: CLAIM,
  DataSource: [...stored, {
    at: '/spec', effects: [LIVE], rule: 'new disks use the new source; existing disks do not change', source: `${CDI}/pkg/controller/datavolume/controller-base.go#getSourceRefOp`,
  }],
  DataImportCron: [...stored, {
    at: '/spec', effects: [REFUSED], rule: 'a DataImportCron cannot be changed', source: `${CDI}/pkg/apiserver/webhooks/dataimportcron-validate.go#Admit`,
    fix: 'give it another name; its `retentionPolicy` decides whether imported volumes are kept',
  }],
  VirtualMachineInstancetype: copied,
  VirtualMachineClusterInstancetype: copied,
  VirtualMachinePreference: copied,
  VirtualMachineClusterPreference: copied,
  MigrationPolicy: [...stored, {
    at: '/spec', effects: [LIVE], rule: 'applies to the next migration; a running one continues unchanged', source: `${KUBEVIRT}/pkg/util/migrations/migrationpolicy.go#matchPolicy`,
  }],
  VirtualMachineSnapshot: immutable('a snapshot cannot be changed', `${KUBEVIRT}/pkg/storage/admitters/vmsnapshot.go#Admit`, 'create a new object with another name'),
  VirtualMachineRestore: immutable('a restore runs once, and cannot be changed', `${KUBEVIRT}/pkg/storage/admitters/vmrestore.go#Admit`, 'give it another name to restore again'),
  VirtualMachineExport: immutable('an export cannot be changed', `${KUBEVIRT}/pkg/storage/admitters/vmexport.go#Admit`, 'create a new object with another name'),
  VirtualMachineClone: [...stored, {
    at: '/spec', effects: [IGNORED], rule: 'no effect: a finished clone does not run again', source: `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vmclone-admitter.go#Admit`,
    fix: 'give it another name to clone again',
  }],
  VirtualMachineInstanceMigration: immutable(
    'a migration cannot be changed', `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/migration-update-admitter.go#Admit`, 'create a new object with another name',
  ),
  VirtualMachineInstance: immutable('only KubeVirt changes a VirtualMachineInstance', `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vmi-update-admitter.go#Admit`, 'change its machine'),
  VirtualMachineInstanceReplicaSet: [...stored, { at: '/spec', effects: [UNKNOWN], rule: 'the effect on a replica set is unknown', source: `${KUBEVIRT}/pkg/virt-controller/watch/replicaset/replicaset.go` }],
};
