/** Golden images of machines: images of the cluster, and images that CDI's controller would create. */
import { Api, KubeObject } from '../cluster/api';
import { namespace } from '../cluster/install';

interface Reference {
  readonly name: string;
  readonly namespace: string;
}

/**
 * Creates a `DataSource` for each image that the objects use and do not define: for images in a namespace of the cluster, and for images of
 * a `DataImportCron` among the objects.
 */
export async function provideImages(api: Api, objects: readonly KubeObject[]): Promise<void> {
  const own = new Set(objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const managed = objects.filter(({ kind }) => kind === 'DataImportCron').map(({ metadata, spec }) => (
    { name: spec.managedDataSource, namespace: metadata.namespace! }
  ));
  const foreign = references(objects).filter(reference => !own.has(reference.namespace));
  for (const image of [...managed, ...foreign]) await provideImage(api, image);
}

export async function provideImage(api: Api, image: Reference): Promise<void> {
  await api.create(namespace(image.namespace));
  await api.create({
    apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataSource', metadata: { ...image }, spec: { source: { pvc: { ...image } } },
  });
}

/** Every `sourceRef` to a DataSource, at any depth. */
function references(value: unknown): Reference[] {
  if (typeof value !== 'object' || value === null) return [];
  const { sourceRef } = value as { sourceRef?: Reference & { kind: string } };
  const here = sourceRef?.kind === 'DataSource' && sourceRef.namespace ? [{ name: sourceRef.name, namespace: sourceRef.namespace }] : [];
  return [...here, ...Object.values(value).flatMap(references)];
}
