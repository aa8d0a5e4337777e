import { Cluster } from './fleet';
import { ManifestHead } from './manifest';
import { renderNode } from './overlay/render';
import { ApiObjectData } from './reading';
import { ChartModel, ClusterModel, FleetModel } from '../model/fleet-model';

/** The objects of a model, in the order of its nodes. */
export function renderModel({ clusters }: FleetModel): ApiObjectData[] {
  return clusters.flatMap(renderCluster);
}

function renderCluster(model: ClusterModel): ApiObjectData[] {
  const cluster = new Cluster(model);
  const { driver } = cluster;
  if (driver === undefined) return [];
  return model.nodes.filter(({ chart, isInvalid }) => chart !== undefined && !isInvalid).flatMap(node => (
    renderNode(driver, node, cluster.context(node.namespace)).manifests.map(manifest => (
      { apiVersion: manifest.apiVersion, kind: manifest.kind, metadata: metadataOf(manifest, cluster.chart(node.chart!)), ...plain(manifest.body) }
    ))
  ));
}

function metadataOf(manifest: ManifestHead, chart: ChartModel | undefined): ApiObjectData['metadata'] {
  const { name, clusterScoped, labels, annotations } = manifest;
  const namespace = clusterScoped ? undefined : manifest.namespace ?? chart?.namespace;
  const allLabels = { ...chart?.labels, ...labels };
  return {
    name,
    ...namespace !== undefined && { namespace },
    ...Object.keys(allLabels).length > 0 && { labels: allLabels },
    ...annotations && Object.keys(annotations).length > 0 && { annotations: { ...annotations } },
  };
}

/** The object without undefined members. */
function plain(value: object): object {
  return JSON.parse(JSON.stringify(value));
}
