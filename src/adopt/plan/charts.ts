import { SourceObject } from '../../lint/input/objects';
import { PlatformRef } from '../../model/platform';

/** Objects of one platform, as they were found. */
export interface Part {
  readonly platform: PlatformRef;
  readonly objects: readonly SourceObject[];
}

/** A chart of the program: the objects of one namespace. */
export interface ChartPlace {
  readonly id: string;
  readonly namespace?: string;
}

/**
 * The chart of each object. Files that cdk8s wrote are charts again; all other objects are in one chart for each namespace, which is how
 * people look for them.
 */
export function chartPlaces(parts: readonly Part[]): ReadonlyMap<SourceObject, ChartPlace> {
  const places = new Map<SourceObject, ChartPlace>();
  const byKey = new Map<string, ChartPlace>();
  const taken = new Set<string>();
  parts.forEach(({ objects }, part) => {
    for (const each of objects) {
      const { namespace } = each.object.metadata;
      const written = /([^/\\]+)\.k8s\.ya?ml$/.exec(each.document.file)?.[1];
      const key = JSON.stringify([part, written ?? '', namespace ?? '']);
      let place = byKey.get(key);
      if (place === undefined) {
        const words = written ?? namespace ?? 'cluster';
        const candidates = [words, ...namespace === undefined ? [`${words}-cluster`] : [`${words}-${namespace}`], ...[2, 3, 4, 5, 6, 7, 8, 9].map(i => `${words}-${i}`)];
        const id = candidates.find(candidate => !taken.has(candidate)) ?? `${words}-${taken.size}`;
        taken.add(id);
        byKey.set(key, place = { id, ...namespace !== undefined && { namespace } });
      }
      places.set(each, place);
    }
  });
  return places;
}
