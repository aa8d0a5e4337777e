import { ChangeEffect } from '../../../model/change-effect';
import { DiskSpec } from '../../../model/disk';
import { Effects, FieldTable } from '../../fields';
import { CDI, KUBEVIRT, METADATA } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, RESTART, DATA_LOSS, REFUSED, NONE } = ChangeEffect;

/** A `DataVolume` is immutable. To expand a disk, the user expands the PVC of the disk. */
const WEBHOOK = `${CDI}/pkg/apiserver/webhooks/datavolume-validate.go#Admit`;
/** The PVC gets the name, labels and annotations of the `DataVolume` at creation, and keeps them. */
const CLAIM = `${CDI}/pkg/controller/datavolume/controller-base.go#newPersistentVolumeClaim`;

/** KubeVirt uses an entry of `dataVolumeTemplates` only to create the disk, and ignores a later change of the entry. */
const CONTENT: Effects = [{ change: 'of a disk that is created and deleted with its machine', effect: NONE }, { effect: REFUSED }];

/** The place of each field of a disk in a `DataVolume`. */
export const DISK_FIELDS: FieldTable<DiskSpec, KubeVirtTarget> = {
  name: { at: '/metadata/name', effect: DATA_LOSS, source: CLAIM },
  labels: { at: '/metadata/labels', effect: NONE, source: CLAIM },
  annotations: { joint: 'retention', effect: NONE, source: CLAIM },
  removalPolicy: { joint: 'retention', effect: LIVE, source: METADATA },
  source: { joint: 'content', effect: CONTENT, source: WEBHOOK },
  size: { joint: 'content', effect: CONTENT, source: WEBHOOK },
  storageClass: { joint: 'content', effect: CONTENT, source: WEBHOOK },
  accessMode: { joint: 'content', effect: CONTENT, source: WEBHOOK },
  volumeMode: { joint: 'content', effect: CONTENT, source: WEBHOOK },
  preallocation: { at: '/spec/preallocation', effect: CONTENT, source: WEBHOOK },
  serviceAccountName: { at: '/spec/serviceAccountName', effect: CONTENT, source: WEBHOOK },
  request: { joint: 'content', effect: CONTENT, source: WEBHOOK },
  templateHead: { joint: 'device', effect: NONE, source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#handleDataVolumes` },
  // `optical` belongs to the machine's device, not to the volume.
  optical: { joint: 'device', effect: RESTART, source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#validLiveUpdateDisks` },
  machine: { joint: 'device', effect: NONE, source: `${KUBEVIRT}/pkg/virt-controller/watch/vm/vm.go#handleDataVolumes` },
};
