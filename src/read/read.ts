import { compareObjects, Rest } from './rest';
import { ChartModel, FleetModel, MODEL_VERSION, ModelNode } from '../model/fleet-model';
import { PlatformRef } from '../model/platform';
import { ApiObjectData, Meaning, ObjectIndex } from '../platforms/reading';
import { driverOf, platformNames } from '../platforms/registry';
import { renderModel } from '../platforms/render';

/** A model that was read from manifests, and the parts of the manifests that the model cannot express. */
export interface ReadFleet {
  readonly model: FleetModel;
  /** The parts of the objects that the model does not express, by object. */
  readonly rest: readonly Rest[];
}

/**
 * Reads the manifests of one cluster into a model. This is the inverse of rendering.
 *
 * @param objects API objects, as they are in YAML files
 * @param platform the platform of the manifests
 * @throws RangeError if the name of the platform is not registered
 */
export function read(objects: readonly ApiObjectData[], platform: PlatformRef): ReadFleet {
  const { model } = readNodes(new ObjectIndex(objects), platform);
  return { model, rest: compareObjects(objects, renderModel(model)) };
}

/** A model, and the source object of each node. */
export interface ReadNodes {
  readonly model: FleetModel;
  readonly sources: ReadonlyMap<ModelNode, ApiObjectData>;
}

/**
 * Reads manifests as `read` does, but does not list the parts that the model cannot express.
 *
 * @throws RangeError if the name of the platform is not registered
 */
export function readNodes(index: ObjectIndex, platform: PlatformRef): ReadNodes {
  if (!platformNames().includes(platform.name)) throw new RangeError(`no platform with the name "${platform.name}" is registered`);
  const sources = new Map<ModelNode, ApiObjectData>();
  const charts = new Map<string, ChartModel>();
  driverOf(platform).read(index, (meaning, object) => {
    const namespace = meaning.namespace ?? object.metadata.namespace;
    const chart = namespace ?? 'cluster';
    if (!charts.has(chart)) charts.set(chart, { path: chart, ...namespace !== undefined && { namespace } });
    sources.set({ ...meaning, path: `${chart}/${nameOf(meaning)}`, chart, ...namespace !== undefined && { namespace } } as ModelNode, object);
  });
  const clusters = [{ platform, charts: [...charts.values()], nodes: [...sources.keys()] }];
  return { model: { modelVersion: MODEL_VERSION, clusters, acknowledgements: [], faults: [] }, sources };
}

function nameOf({ kind, spec }: Meaning): string {
  return (spec as { readonly name?: string }).name ?? kind;
}
