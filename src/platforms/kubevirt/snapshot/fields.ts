import { MACHINE_NAME, MACHINE_REFERENCE } from './machine-reference';
import { ChangeEffect } from '../../../model/change-effect';
import { CloneSpec, SnapshotRestoreSpec, SnapshotSpec } from '../../../model/snapshot';
import { WHEN_LISTED } from '../../codecs';
import { FieldTable } from '../../fields';
import { flagAs, SECONDS, WHEN_SAID } from '../codecs';
import { KUBEVIRT, METADATA, NAMES } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, RECREATE, REFUSED, NONE } = ChangeEffect;

const SNAPSHOT = `${KUBEVIRT}/pkg/storage/admitters/vmsnapshot.go#Admit`;
const RESTORE = `${KUBEVIRT}/pkg/storage/admitters/vmrestore.go#Admit`;
const CLONE = `${KUBEVIRT}/pkg/virt-api/webhooks/validating-webhook/admitters/vmclone-admitter.go#Admit`;

/** A snapshot as a `VirtualMachineSnapshot`, whose spec is immutable. */
export const SNAPSHOT_FIELDS: FieldTable<SnapshotSpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: NAMES },
  labels: { at: '/metadata/labels', effect: LIVE, source: METADATA },
  annotations: { joint: 'retention', effect: LIVE, source: METADATA },
  removalPolicy: { joint: 'retention', effect: LIVE, source: METADATA },
  machine: { at: '/spec/source', codec: MACHINE_REFERENCE, effect: REFUSED, source: SNAPSHOT },
  failureDeadline: { at: '/spec/failureDeadline', codec: SECONDS, effect: REFUSED, source: SNAPSHOT },
  keepsContent: { at: '/spec/deletionPolicy', codec: flagAs('Retain'), effect: REFUSED, source: SNAPSHOT },
};

/** A restore as a `VirtualMachineRestore`, which runs once, and whose spec is immutable. */
export const RESTORE_FIELDS: FieldTable<SnapshotRestoreSpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: NAMES },
  labels: { at: '/metadata/labels', effect: LIVE, source: METADATA },
  annotations: { joint: 'oneShot', effect: LIVE, source: METADATA },
  appliedByEngine: { joint: 'oneShot', effect: LIVE, source: METADATA },
  // The target is a new machine, the machine that the restore names, or the machine of the snapshot.
  snapshot: { joint: 'target', effect: REFUSED, source: RESTORE },
  machine: { joint: 'target', effect: REFUSED, source: RESTORE },
  newMachine: { joint: 'target', effect: REFUSED, source: RESTORE },
  volumes: { joint: 'target', effect: REFUSED, source: RESTORE },
  patches: { joint: 'target', effect: REFUSED, source: RESTORE },
  whenRunning: { at: '/spec/targetReadinessPolicy', effect: REFUSED, source: RESTORE },
  volumeOwner: { at: '/spec/volumeOwnershipPolicy', effect: REFUSED, source: RESTORE },
  volumeOverrides: { joint: 'overrides', effect: REFUSED, source: RESTORE },
};

/** A clone as a `VirtualMachineClone`, which runs once. KubeVirt accepts a change of its spec, and ignores the change. */
export const CLONE_FIELDS: FieldTable<CloneSpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: RECREATE, source: NAMES },
  labels: { at: '/metadata/labels', effect: LIVE, source: METADATA },
  annotations: { joint: 'oneShot', effect: LIVE, source: METADATA },
  appliedByEngine: { joint: 'oneShot', effect: LIVE, source: METADATA },
  machine: { joint: 'source', effect: NONE, source: CLONE },
  snapshot: { joint: 'source', effect: NONE, source: CLONE },
  target: { at: '/spec/target', codec: MACHINE_NAME, effect: NONE, source: CLONE },
  macAddresses: { at: '/spec/newMacAddresses', codec: WHEN_SAID, effect: NONE, source: CLONE },
  serial: { at: '/spec/newSMBiosSerial', effect: NONE, source: CLONE },
  labelFilters: { joint: 'filters', effect: NONE, source: CLONE },
  annotationFilters: { joint: 'filters', effect: NONE, source: CLONE },
  templateLabelFilters: { joint: 'filters', effect: NONE, source: CLONE },
  templateAnnotationFilters: { at: '/spec/template/annotationFilters', effect: NONE, source: CLONE },
  volumes: { at: '/spec/volumeNamePolicy', effect: NONE, source: CLONE },
  patches: { at: '/spec/patches', codec: WHEN_LISTED, effect: NONE, source: CLONE },
};
