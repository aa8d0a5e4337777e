import { CpuArchitecture } from '../model/architecture';
import { ModelNode } from '../model/fleet-model';
import { CatalogImageSpec, ClusterCatalogSpec, PlatformRef, StorageClassSpec } from '../model/platform';
import { ApiObjectData } from '../platforms/reading';

/** A platform with the facts that the manifests show: instance types, profiles, golden images, storage classes, cozy-proxy and the architecture. */
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
  const options = platform.name === 'kubevirt' ? { ...shownBy(objects), ...platform.options } : platform.options;
  const given = platform.catalog;
  const catalog = isEmpty ? given : Object.fromEntries([...LISTS.map(list => [list, [...own[list] ?? [], ...given?.[list] ?? []]]), ['gpus', given?.gpus], ['replaces', given?.replaces]]
    .filter(([, list]) => list !== undefined)) as ClusterCatalogSpec;
  return { ...platform, ...catalog && { catalog }, ...options && { options } };
}

/** The options of plain KubeVirt that the manifests show: cozy-proxy, and the architecture, if all machines have the same one. */
function shownBy(objects: readonly ApiObjectData[]): PlatformRef['options'] {
  const architectures = new Set(objects.flatMap(architectureOf));
  const isArm = architectures.size === 1 && architectures.has(CpuArchitecture.ARM64);
  return { ...objects.some(hasWholeIp) && { cozyProxy: true }, ...isArm && { architecture: CpuArchitecture.ARM64 } };
}

function architectureOf({ kind, spec }: ApiObjectData): unknown[] {
  const template = (spec as Readonly<Record<string, any>> | undefined)?.template;
  return kind === 'VirtualMachine' ? [template?.spec?.architecture] : [];
}

const LISTS = ['instanceTypes', 'instanceProfiles', 'goldenImages', 'storageClasses'] as const;

function classOf({ metadata: { name }, volumeBindingMode, reclaimPolicy }: ApiObjectData): StorageClassSpec {
  return { name, ...typeof volumeBindingMode === 'string' && { bindingMode: volumeBindingMode }, ...typeof reclaimPolicy === 'string' && { reclaimPolicy } };
}

/** Whether a Service gets all ports of a public address. cozy-proxy reads this annotation. */
function hasWholeIp({ kind, metadata }: ApiObjectData): boolean {
  return kind === 'Service' && metadata.annotations?.['networking.cozystack.io/wholeIP'] === 'true';
}
