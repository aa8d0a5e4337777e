import { ClusterModel, FleetModel } from './fleet-model';
import { sortedBy } from './sorted-by';

/** The model with its clusters, charts and nodes in the order of their paths, so that the order of construction does not change it. */
export function ordered(model: FleetModel): FleetModel {
  return {
    ...model,
    clusters: sortedBy(model.clusters.map(orderedInside), firstPath, ({ platform }) => JSON.stringify(platform ?? null)),
    acknowledgements: sortedBy(model.acknowledgements, pathOf, ({ code }) => code, ({ reason }) => reason),
    faults: sortedBy(model.faults, pathOf),
  };
}

function orderedInside(cluster: ClusterModel): ClusterModel {
  const { charts, nodes, objects } = cluster;
  return { ...cluster, charts: sortedBy(charts, pathOf), nodes: sortedBy(nodes, pathOf), ...objects && { objects: sortedBy(objects, pathOf) } };
}

/** The first path of a cluster. A cluster without charts can have nodes, because a node can be outside of all charts. */
function firstPath({ charts, nodes }: ClusterModel): string {
  return charts[0]?.path ?? nodes[0]?.path ?? '';
}

function pathOf({ path }: { readonly path: string }): string {
  return path;
}
