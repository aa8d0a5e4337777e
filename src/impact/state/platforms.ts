import { FleetModel } from '../../model/fleet-model';
import { PlatformRef } from '../../model/platform';
import { renderModel } from '../../platforms/render';
import { keyOf } from '../compare/keys';

/** The platforms of all clusters of some models. */
export function platformsOf(models: readonly FleetModel[]): PlatformRef[] {
  return models.flatMap(({ clusters }) => clusters.flatMap(({ platform }) => platform ?? []));
}

/** The platform of each object by its key; undefined if there is only one cluster. */
export function platformsByKey(models: readonly FleetModel[]): ReadonlyMap<string, PlatformRef> | undefined {
  const clusters = models.flatMap(model => model.clusters.map(cluster => ({ ...model, clusters: [cluster] })));
  if (clusters.length < 2) return undefined;
  return new Map(clusters.flatMap(model => {
    const { platform } = model.clusters[0];
    return platform ? renderModel(model).map(object => [keyOf(object), platform] as const) : [];
  }));
}
