import { Finding } from '../../findings/finding';
import { ClusterCatalogSpec, PlatformRef } from '../../model/platform';

/** For each finding about an unknown name: what the name is, and the list of the catalog to which the name is added. */
const ENTRIES: Readonly<Record<string, { readonly what: string; readonly list: 'instanceTypes' | 'instanceProfiles' | 'goldenImages' | 'storageClasses' | 'gpus' }>> = {
  STORAGE_CLASS_UNKNOWN: { what: 'storage class', list: 'storageClasses' },
  IMAGE_UNKNOWN: { what: 'golden image', list: 'goldenImages' },
  INSTANCE_TYPE_UNKNOWN: { what: 'instance type', list: 'instanceTypes' },
  PROFILE_UNKNOWN: { what: 'instance profile', list: 'instanceProfiles' },
  GPU_UNKNOWN: { what: 'GPU', list: 'gpus' },
};

/** The assumed size of an unknown instance type: large enough for every profile. It counts for quotas, and the report mentions it. */
const UNKNOWN_SIZE = { vcpus: 4, memory: '16Gi' };

/**
 * Adds the unknown names in the manifests to the catalog of a platform. The cluster must have these names, because the objects already use
 * them. Returns the same platform if all names are known.
 *
 * @param problems the findings about the manifests
 * @param assumed receives the added names
 */
export function withNames(platform: PlatformRef, problems: readonly Pick<Finding, 'code' | 'got'>[], assumed: Set<string>): PlatformRef {
  const catalog: Record<string, { readonly name: string }[]> = {};
  for (const { code, got } of problems) {
    const entry = ENTRIES[code];
    const name = /^"(.*)"$/.exec(got ?? '')?.[1];
    if (entry === undefined || name === undefined || assumed.has(`${entry.what} ${name}`)) continue;
    (catalog[entry.list] ??= []).push({ name, ...entry.list === 'instanceTypes' && UNKNOWN_SIZE });
    assumed.add(`${entry.what} ${name}`);
  }
  if (Object.keys(catalog).length === 0) return platform;
  const known: ClusterCatalogSpec = platform.catalog ?? {};
  const lists = Object.fromEntries(Object.entries(catalog).map(([list, entries]) => (
    [list, [...(known as Readonly<Record<string, readonly object[]>>)[list] ?? [], ...entries].sort((a, b) => byName(a as Named, b as Named))]
  )));
  return { ...platform, catalog: { ...known, ...lists } };
}

interface Named {
  readonly name: string;
}

function byName(a: Named, b: Named): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
