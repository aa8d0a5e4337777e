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
    rule: 'stored on the DataVolume; its volume claim took them when it was made, and keeps those',
    source: `${CDI}/pkg/controller/datavolume/controller-base.go#newPersistentVolumeClaim`,
    fix: 'change them on the volume claim too: `kubectl label pvc NAME ...` or `kubectl annotate pvc NAME ...`',
  })),
  ...['checkpoints', 'finalCheckpoint'].map(field => ({
    at: `/spec/${field}`, effects: [LIVE], rule: 'the next step of an import that goes in steps', source: `${CDI}/pkg/apiserver/webhooks/datavolume-validate.go#Admit`,
  })),
  {
    at: '/spec',
    when: ({ path, old, new: now }) => isSize(path) && (amountOf(now) ?? 0) > (amountOf(old) ?? Infinity),
    effects: [REFUSED],
    property: 'size',
    rule: 'a DataVolume cannot be changed, and its volume claim can grow',
    source: `${CDI}/pkg/apiserver/webhooks/datavolume-validate.go#Admit`,
    fix: 'leave the size in the manifest as it was, and grow the volume claim: `kubectl patch pvc NAME -p \'{"spec":{"resources":{"requests":{"storage":"..."}}}}\'`',
  },
  {
    at: '/spec',
    effects: [REFUSED],
    property: 'source',
    rule: 'a DataVolume cannot be changed: what applies it reports an error until the manifest says what it said before',
    source: `${CDI}/pkg/apiserver/webhooks/datavolume-validate.go#Admit`,
    fix: 'take it back, and make a disk with another name beside it: copy, attach the new one, and let the old one go',
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
    rule: 'the claim grows where its storage class allows it; a running guest sees it with the feature gate ExpandDisks, which is always on since KubeVirt 1.9',
    source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate`,
    fix: 'grow the file system in the guest',
  },
  {
    at: '/spec/resources/requests/storage', effects: [REFUSED], property: 'size', rule: 'a volume claim does not shrink', source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate`,
    fix: 'make a smaller disk beside it, and copy',
  },
  { at: '/spec/volumeAttributesClassName', effects: [LIVE], rule: 'the volume gets the attributes of the other class', source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate` },
  {
    at: '/spec', effects: [REFUSED], rule: 'a bound volume claim cannot be changed, apart from growing', source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate`,
    fix: 'make another claim beside it, and copy',
  },
];

const immutable = (rule: string, source: string, fix: string): RuleSet => [...RETENTION_RULES, ...stored, { at: '/spec', effects: [REFUSED], rule, source, fix }];

const copied: RuleSet = [...stored, {
  at: '/spec',
  effects: [IGNORED],
  rule: 'machines that exist run from a copy that was stored for them: the new contents are for machines that come to it by name from now on',
  source: `${KUBEVIRT}/pkg/instancetype/find/revision.go#Find`,
  fix: 'give it another name, and name that in the machines that are to have it',
}];

/** Rules of the other kinds of KubeVirt and CDI, by kind. */
export const KUBEVIRT_OTHERS: Readonly<Record<string, RuleSet>> = {
  DataVolume: DATA_VOLUME,
  PersistentVolumeClaim: CLAIM,
  DataSource: [...stored, {
    at: '/spec', effects: [LIVE], rule: 'new disks come from the new source; disks that exist are not touched', source: `${CDI}/pkg/controller/datavolume/controller-base.go#getSourceRefOp`,
  }],
  DataImportCron: [...stored, {
    at: '/spec', effects: [REFUSED], rule: 'a DataImportCron cannot be changed', source: `${CDI}/pkg/apiserver/webhooks/dataimportcron-validate.go#Admit`,
    fix: 'give it another name; what it imported is kept or removed as its `retentionPolicy` says',
  }],
  VirtualMachineInstancetype: copied,
  VirtualMachineClusterInstancetype: copied,
  VirtualMachinePreference: copied,
  VirtualMachineClusterPreference: copied,
  MigrationPolicy: [...stored, {
    at: '/spec', effects: [LIVE], rule: 'read when a migration starts; one that is under way goes on as it was', source: `${KUBEVIRT}/pkg/util/migrations/migrationpolicy.go#matchPolicy`,
  }],
  VirtualMachineSnapshot: immutable('a snapshot cannot be changed', `${KUBEVIRT}/pkg/storage/admitters/vmsnapshot.go#Admit`, 'make another one'),
  VirtualMachineRestore: immutable('a restore runs once, and cannot be changed', `${KUBEVIRT}/pkg/storage/admitters/vmrestore.go#Admit`, 'give it another name: that is another restore'),
  VirtualMachineExport: immutable('an export cannot be changed', `${KUBEVIRT}/pkg/storage/admitters/vmexport.go#Admit`, 'make another one'),
  VirtualMachineClone: [...stored, {
    at: '/spec', effects: [IGNORED], rule: 'a clone that is done is not done again', source: `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vmclone-admitter.go#Admit`,
    fix: 'give it another name: that is another clone',
  }],
  VirtualMachineInstanceMigration: immutable(
    'a migration cannot be changed', `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/migration-update-admitter.go#Admit`, 'make another one',
  ),
  VirtualMachineInstance: immutable('only KubeVirt changes an instance', `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vmi-update-admitter.go#Admit`, 'change its machine'),
  VirtualMachineInstanceReplicaSet: [...stored, { at: '/spec', effects: [UNKNOWN], rule: 'what a replica set does with it is not established', source: `${KUBEVIRT}/pkg/virt-controller/watch/replicaset/replicaset.go` }],
};
