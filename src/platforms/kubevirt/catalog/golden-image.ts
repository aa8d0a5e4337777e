import { ImageOriginSpec, ImageSpec } from '../../../model/catalog';
import { ChangeEffect } from '../../../model/change-effect';
import { NodeContext } from '../../context';
import { ApiTree, at, FieldTable, Joint, KindBinding, put, take } from '../../fields';
import { Manifest } from '../../manifest';
import { ApiObjectData, ObjectIndex, treeOf } from '../../reading';
import { notSupported } from '../../resolve/problems';
import { BIND_IMMEDIATELY } from '../../resolve/volume-binding';
import { BESIDE } from '../object';
import { CDI, METADATA, NAMES } from '../sources';
import { KubeVirtTarget } from '../target';

const { LIVE, RECREATE, REFUSED, NONE } = ChangeEffect;

const API = 'cdi.kubevirt.io/v1beta1';

/** The spec of a `DataImportCron` and the spec of a `DataVolume` are immutable. */
const WEBHOOK = `${CDI}/pkg/apiserver/webhooks/dataimportcron-validate.go#Admit`;

/** A golden image as the volume from which CDI clones: a separate `DataVolume`, or the template of a `DataImportCron`. */
export const IMAGE_FIELDS: FieldTable<ImageSpec, KubeVirtTarget> = {
  // Existing disks stay unchanged; new disks refer to the new image.
  name: { at: '/metadata/name', effect: RECREATE, source: NAMES },
  source: { joint: 'origin', effect: REFUSED, source: WEBHOOK },
  size: { at: '/spec/storage/resources/requests/storage', effect: REFUSED, source: WEBHOOK },
  storageClass: { at: '/spec/storage/storageClassName', effect: REFUSED, source: WEBHOOK },
  // A changed label applies only to new machines that infer their type or profile.
  instanceType: { at: '/metadata/labels/instancetype.kubevirt.io~1default-instancetype', effect: LIVE, source: METADATA },
  profile: { at: '/metadata/labels/instancetype.kubevirt.io~1default-preference', effect: LIVE, source: METADATA },
  // `image` is the name of the image in the catalog; it is not written into an object.
  image: { joint: 'beside', effect: NONE, source: WEBHOOK },
};

const SOURCE = ['spec', 'source'];
const SCHEDULE = ['spec', 'schedule'];

const origin: Joint<ImageSpec, KubeVirtTarget> = {
  write: ({ source }, tree) => {
    put(tree, SOURCE, { [source.kind]: { url: source.url } });
    if (source.kind === 'registry') put(tree, SCHEDULE, source.schedule);
  },
  read: tree => {
    const source = originIn(at(tree, SOURCE) as any, take(tree, SCHEDULE));
    return source ? { source } : {};
  },
};

function originIn({ http, registry }: any, schedule: string | undefined): ImageOriginSpec | undefined {
  if (schedule !== undefined) return registry?.url === undefined ? undefined : { kind: 'registry', url: registry.url, schedule };
  return http?.url === undefined ? undefined : { kind: 'http', url: http.url };
}

const IMAGE = new KindBinding<ImageSpec, KubeVirtTarget>({ fields: IMAGE_FIELDS, joints: { origin, beside: BESIDE } }, notSupported);

/** The objects of a golden image. */
export function imageManifests(image: ImageSpec, context: NodeContext, target: KubeVirtTarget): Manifest[] {
  const { name } = image;
  const { metadata, spec } = IMAGE.write(image, context, target, []);
  // CDI copies the labels of a `DataImportCron` to the DataSource that it creates.
  const labels = (metadata as { readonly labels?: Readonly<Record<string, string>> }).labels ?? {};
  const { schedule, ...volume } = spec as ApiTree;
  if (image.source.kind === 'registry') {
    // The DataImportCron creates the DataSource itself, and does not adopt an existing DataSource, so the library writes no DataSource.
    const cron = { schedule, managedDataSource: name, garbageCollect: 'Outdated', importsToKeep: 2, template: { spec: volume } };
    return [{ id: name, apiVersion: API, kind: 'DataImportCron', name, labels, body: { spec: cron } }];
  }
  // No pod uses the image's volume before CDI clones the volume, so the volume must not wait for its first consumer.
  const annotations = { [BIND_IMMEDIATELY]: 'true' };
  return [
    { id: name, apiVersion: API, kind: 'DataVolume', name, annotations, body: { spec: volume } },
    {
      id: `${name}-source`, apiVersion: API, kind: 'DataSource', name, labels, body: { spec: { source: { pvc: { name, namespace: context.namespace } } } },
    },
  ];
}

/** Reads the golden image from its `DataVolume` or `DataImportCron`; undefined if the object does not belong to a golden image. */
export function readImage(object: ApiObjectData, index: ObjectIndex, context: NodeContext, target: KubeVirtTarget): ImageSpec | undefined {
  const tree = object.kind === 'DataImportCron' ? cronTree(object) : object.kind === 'DataVolume' ? volumeTree(object, index) : undefined;
  const image = tree && IMAGE.read(tree, context, target);
  return image?.source && image.size !== undefined ? image : undefined;
}

function cronTree(object: ApiObjectData): ApiTree | undefined {
  const { metadata, spec } = treeOf(object) as any;
  const volume = spec?.template?.spec;
  return volume?.source && spec.managedDataSource === metadata.name ? { metadata, spec: { ...volume, schedule: spec.schedule } } : undefined;
}

/** A golden image's `DataVolume`, with the labels of its `DataSource`. */
function volumeTree(object: ApiObjectData, index: ObjectIndex): ApiTree | undefined {
  const { namespace, name } = object.metadata;
  const source = index.find('DataSource', namespace, name);
  if (at(source ?? {}, ['spec', 'source', 'pvc', 'name']) !== name) return undefined;
  return { metadata: { ...object.metadata, labels: { ...source!.metadata.labels } }, spec: treeOf(object).spec };
}
