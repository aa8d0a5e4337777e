import { ModelNode } from '../model/fleet-model';
import { CatalogImageSpec, ClusterCatalogSpec, PlatformRef, StorageClassSpec } from '../model/platform';
import { ApiObjectData } from '../platforms/reading';

/** A platform with the facts that the manifests show: instance types, profiles, golden images, storage classes, and whether cozy-proxy is used. */
export function withOwnCatalog(platform: PlatformRef, nodes: readonly ModelNode[], objects: readonly ApiObjectData[]): PlatformRef {
  const own: ClusterCatalogSpec = {
    instanceTypes: nodes.flatMap(node => node.kind === 'instanceTypeSet' ? node.spec.instanceTypes : []),
    instanceProfiles: nodes.flatMap(node => node.kind === 'instanceProfileSet' ? node.spec.instanceProfiles : []),
    goldenImages: nodes.flatMap(node => node.kind === 'goldenImageSet' ? node.spec.images.map(({ size, source: _, ...image }): CatalogImageSpec => (
      { ...image, minSize: size, namespace: node.namespace }
    )) : []),
    storageClasses: objects.filter(({ kind }) => kind === 'StorageClass').map(classOf),
  };
  const isEmpty = Object.values(own).every(list => list.length === 0);
  const proxy = platform.name === 'kubevirt' && platform.options?.cozyProxy === undefined && objects.some(hasWholeIp);
  const given = platform.catalog;
  const catalog = isEmpty ? given : Object.fromEntries([...LISTS.map(list => [list, [...own[list] ?? [], ...given?.[list] ?? []]]), ['gpus', given?.gpus], ['replaces', given?.replaces]]
    .filter(([, list]) => list !== undefined)) as ClusterCatalogSpec;
  if (isEmpty && !proxy) return platform;
  return { ...platform, ...catalog && { catalog }, ...proxy && { options: { ...platform.options, cozyProxy: true } } };
}

const LISTS = ['instanceTypes', 'instanceProfiles', 'goldenImages', 'storageClasses'] as const;

function classOf({ metadata: { name }, volumeBindingMode, reclaimPolicy }: ApiObjectData): StorageClassSpec {
  return { name, ...typeof volumeBindingMode === 'string' && { bindingMode: volumeBindingMode }, ...typeof reclaimPolicy === 'string' && { reclaimPolicy } };
}

/** Whether a Service gets all ports of a public address. cozy-proxy reads this annotation. */
function hasWholeIp({ kind, metadata }: ApiObjectData): boolean {
  return kind === 'Service' && metadata.annotations?.['networking.cozystack.io/wholeIP'] === 'true';
}
