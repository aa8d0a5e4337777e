import { isDeepStrictEqual } from 'util';
import { keyOf } from '../../impact/compare/keys';
import { Located, Manifests } from '../../impact/state/manifests';
import { ClusterModel, FleetModel, MODEL_VERSION } from '../../model/fleet-model';
import { PlatformRef } from '../../model/platform';
import { ApiObjectData, ObjectIndex } from '../../platforms/reading';
import { driverOf } from '../../platforms/registry';
import { renderModel } from '../../platforms/render';
import { readNodes } from '../../read/read';

/** A cluster with a platform. */
type Known = ClusterModel & { readonly platform: PlatformRef };

/** Returns the cluster of an object; undefined if the cluster is not known. */
type Place = (located: Located) => Known | undefined;

/**
 * Reads manifests as one model for each cluster of an app.
 *
 * @param written the output of the app, which shows the files of each cluster
 */
export function clusterReader(models: readonly FleetModel[], written: Manifests): (manifests: Manifests) => FleetModel[] {
  const clusters = models.flatMap(model => model.clusters).filter((cluster): cluster is Known => cluster.platform !== undefined);
  const placeOf = clusters.length === 1 ? () => clusters[0] : placesIn(clusters, written);
  const families = [...new Map([...clusters].reverse().map(cluster => [driverOf(cluster.platform).machineKind, cluster])).values()];
  return manifests => {
    const objects = new Map<Known, ApiObjectData[]>(clusters.map(cluster => [cluster, []]));
    for (const located of objectsIn(manifests)) {
      const place = placeOf(located);
      // If the cluster of an object is not known, each kind of platform reads the object. At most one platform reads it as a machine or disk.
      for (const cluster of place ? [place] : families) objects.get(cluster)!.push(located.object);
    }
    return [...objects].map(([{ platform }, own]) => readNodes(new ObjectIndex(own), platform).model);
  };
}

/**
 * Returns a function that finds the cluster of an object. Several clusters can have objects with the same name. The object
 * comes from a file. It belongs to the cluster whose output has the object in a file with the same name. If there is no such cluster, and only one
 * cluster writes a file with this name, the object belongs to that cluster. Otherwise, the object belongs to the first cluster that has it in any file.
 */
function placesIn(clusters: readonly Known[], written: Manifests): Place {
  const writers = new Map<string, { readonly cluster: Known; readonly object: ApiObjectData }[]>();
  for (const cluster of clusters) {
    for (const object of renderModel({ modelVersion: MODEL_VERSION, clusters: [cluster], acknowledgements: [], faults: [] })) {
      const key = keyOf(object);
      writers.set(key, [...writers.get(key) ?? [], { cluster, object }]);
    }
  }
  const places = new Map<string, Known>();
  const inFile = new Map<string, Set<Known>>();
  for (const { object, file = '' } of objectsIn(written)) {
    const key = keyOf(object);
    const candidates = writers.get(key) ?? [];
    const equal = candidates.findIndex(each => isDeepStrictEqual(each.object, object));
    const [found] = candidates.splice(Math.max(equal, 0), 1);
    if (found === undefined) continue;
    places.set(`${file}\n${key}`, found.cluster);
    if (!places.has(key)) places.set(key, found.cluster);
    inFile.set(file, (inFile.get(file) ?? new Set()).add(found.cluster));
  }
  return ({ object, file = '' }) => {
    const key = keyOf(object);
    const [first, ...more] = inFile.get(file) ?? [];
    return places.get(`${file}\n${key}`) ?? (more.length === 0 ? first : undefined) ?? places.get(key);
  };
}

function objectsIn({ entries }: Manifests): Located[] {
  return entries.flatMap(({ objects }) => objects);
}
