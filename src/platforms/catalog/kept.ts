import { CatalogData } from './catalog-data';

/** The catalog of each version. Catalogs are kept, because each `Platform` value reads the whole catalog. */
export function keptByVersion<Version>(catalogOf: (version: Version) => CatalogData): (version: Version) => CatalogData {
  const catalogs = new Map<Version, CatalogData>();
  return version => {
    let catalog = catalogs.get(version);
    if (catalog === undefined) catalogs.set(version, catalog = catalogOf(version));
    return catalog;
  };
}
