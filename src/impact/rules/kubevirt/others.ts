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
    rule: `stored on the DataVolume only: its volume claim keeps the ${field} from its creation`,
    source: `${CDI}/pkg/controller/datavolume/controller-base.go#newPersistentVolumeClaim`,
    fix: `change the ${field} of the volume claim too: \`kubectl ${field === 'labels' ? 'label' : 'annotate'} pvc NAME ...\``,
  })),
  ...['checkpoints', 'finalCheckpoint'].map(field => ({
    at: `/spec/${field}`, effects: [LIVE], rule: 'the multi-stage import continues with the next step', source: `${CDI}/pkg/apiserver/webhooks/datavolume-validate.go#Admit`,
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
    rule: 'a DataVolume cannot be changed: every apply fails until the field has its old value again',
    source: `${CDI}/pkg/apiserver/webhooks/datavolume-validate.go#Admit`,
    fix: 'revert the change; create a disk with another name, copy the data, attach the new disk, and delete the old disk',
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
    rule: 'the claim is expanded if its storage class allows this; a running guest sees the new size if the feature gate ExpandDisks is enabled; from KubeVirt 1.9, the gate is always enabled',
    source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate`,
    fix: 'expand the file system in the guest',
  },
  {
    at: '/spec/resources/requests/storage', effects: [REFUSED], property: 'size', rule: 'a volume claim cannot shrink', source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate`,
    fix: 'create a smaller disk, and copy the data',
  },
  { at: '/spec/volumeAttributesClassName', effects: [LIVE], rule: 'the volume gets the attributes of the new class', source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate` },
  {
    at: '/spec', effects: [REFUSED], rule: 'a bound volume claim can only be expanded', source: `${VALIDATION}#ValidatePersistentVolumeClaimUpdate`,
    fix: 'create another claim, and copy the data',
  },
];

const immutable = (rule: string, source: string, fix: string): RuleSet => [...RETENTION_RULES, ...stored, { at: '/spec', effects: [REFUSED], rule, source, fix }];

const copied: RuleSet = [...stored, {
  at: '/spec',
  effects: [IGNORED],
  rule: 'existing machines keep their stored copy (ControllerRevision) of the old content: only new machines, and machines that are changed to refer to this object, get the new content',
  source: `${KUBEVIRT}/pkg/instancetype/find/revision.go#Find`,
  fix: 'create an object with another name for the new content, and set this name in the machines that need the content',
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
    fix: 'give the DataImportCron another name; the `retentionPolicy` of the old DataImportCron decides whether its imported volumes are kept',
  }],
  VirtualMachineInstancetype: copied,
  VirtualMachineClusterInstancetype: copied,
  VirtualMachinePreference: copied,
  VirtualMachineClusterPreference: copied,
  MigrationPolicy: [...stored, {
    at: '/spec', effects: [LIVE], rule: 'the policy applies to the next migration; a running migration continues unchanged', source: `${KUBEVIRT}/pkg/util/migrations/migrationpolicy.go#matchPolicy`,
  }],
  VirtualMachineSnapshot: immutable('a snapshot cannot be changed', `${KUBEVIRT}/pkg/storage/admitters/vmsnapshot.go#Admit`, 'create a new object with another name'),
  VirtualMachineRestore: immutable('a restore runs once, and cannot be changed', `${KUBEVIRT}/pkg/storage/admitters/vmrestore.go#Admit`, 'to restore again, give the restore another name'),
  VirtualMachineExport: immutable('an export cannot be changed', `${KUBEVIRT}/pkg/storage/admitters/vmexport.go#Admit`, 'create a new object with another name'),
  VirtualMachineClone: [...stored, {
    at: '/spec', effects: [IGNORED], rule: 'no effect: a finished clone does not run again', source: `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vmclone-admitter.go#Admit`,
    fix: 'to clone again, give the clone another name',
  }],
  VirtualMachineInstanceMigration: immutable(
    'a migration cannot be changed', `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/migration-update-admitter.go#Admit`, 'create a new object with another name',
  ),
  VirtualMachineInstance: immutable('only KubeVirt changes a VirtualMachineInstance', `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vmi-update-admitter.go#Admit`, 'change the VirtualMachine that created it'),
  VirtualMachineInstanceReplicaSet: [...stored, { at: '/spec', effects: [UNKNOWN], rule: 'the effect on a replica set is unknown', source: `${KUBEVIRT}/pkg/virt-controller/watch/replicaset/replicaset.go` }],
};
