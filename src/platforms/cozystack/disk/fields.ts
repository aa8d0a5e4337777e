import { ChangeEffect } from '../../../model/change-effect';
import { DiskSpec } from '../../../model/disk';
import { PLAIN_KUBEVIRT } from '../../resolve/problems';
import { UNPRINTED } from '../../rules/address/address';
import { ChartFieldTable, SAFE, unquoted } from '../chart/writing';

const { LIVE, RESTART, DATA_LOSS, NONE } = ChangeEffect;

/** The chart templates that use the values. */
const CHART = 'https://github.com/cozystack/cozystack/blob/v1.6.2/packages/apps/vm-disk/templates/dv.yaml';
const RESIZE = 'https://github.com/cozystack/cozystack/blob/v1.6.2/packages/apps/vm-disk/templates/pvc-resize-hook.yaml';
const API = 'https://github.com/cozystack/cozystack/blob/v1.6.2/pkg/registry/apps/application/rest.go#convertApplicationToHelmRelease';

const SOURCES = [
  unquoted('/spec/source/http/url', 'the address', { code: 'URL_INVALID', refused: UNPRINTED }),
  unquoted('/spec/source/image/name', 'the name of the image', { prefix: 'vm-image-' }),
  unquoted('/spec/source/disk/name', 'the name of the disk', { prefix: 'vm-disk-' }),
];
const only = (unsupported: string) => ({ unsupported, instead: `${PLAIN_KUBEVIRT}; on this platform the storage class decides` });

/** The place of each field of a disk in a `VMDisk`. */
export const DISK_FIELDS: ChartFieldTable<DiskSpec> = {
  name: { at: '/metadata/name', effect: DATA_LOSS, source: CHART, chart: SAFE },
  labels: { at: '/metadata/labels', effect: LIVE, source: API, chart: SAFE },
  annotations: { joint: 'retention', effect: LIVE, source: API, chart: SAFE },
  removalPolicy: { joint: 'retention', effect: LIVE, source: API, chart: SAFE },
  source: { joint: 'content', effect: NONE, source: CHART, chart: SOURCES },
  // A disk does not shrink: the platform ignores a smaller size.
  size: { joint: 'content', effect: [{ change: 'smaller', effect: NONE }, { effect: LIVE }], source: RESIZE, chart: SAFE },
  storageClass: { joint: 'content', effect: NONE, source: CHART, chart: [unquoted('/spec/storageClass', 'the storage class')] },
  // The machine's chart reads the value when the machine itself changes next.
  optical: { at: '/spec/optical', effect: RESTART, source: CHART, chart: SAFE },
  accessMode: only('a choice of the access mode (`accessMode`)'),
  volumeMode: only('a choice of the volume mode (`volumeMode`)'),
  preallocation: only('preallocated disks (`preallocation`)'),
  serviceAccountName: only('a service account for imports (`serviceAccountName`)'),
  request: only('a choice of the kind of volume request (`request`)'),
  templateHead: only('disks inside of the machine\'s manifest (`templateHead`)'),
  machine: { joint: 'machine', effect: NONE, source: CHART, chart: SAFE },
};
