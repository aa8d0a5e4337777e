import { readNodes } from './read';
import { ClusterModel, MODEL_VERSION } from '../model/fleet-model';
import { ObjectIndex } from '../platforms/reading';
import { renderModel } from '../platforms/render';

/** Renders the manifests of a cluster, and reads these manifests. So the result also has the values that the platform decides, e.g. the storage class. */
export function writtenBy(cluster: ClusterModel): ClusterModel {
  const { platform } = cluster;
  if (platform === undefined) return cluster;
  const objects = renderModel({ modelVersion: MODEL_VERSION, clusters: [cluster], acknowledgements: [], faults: [] });
  return readNodes(new ObjectIndex(objects), platform).model.clusters[0];
}
