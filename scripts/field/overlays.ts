import { leavesOf } from './leaves';
import { patchBetween } from '../../src/model/patch-between';
import { patchProblems } from '../../src/platforms/overlay/fields';
import { ApiObjectData, FleetModel, ModelNode, OverlaySpec, Problem, renderModel } from '../../src/public-model';

interface Overlaid {
  readonly model: FleetModel;
  /** Number of values that the overlays set or remove. */
  readonly values: number;
  /** Schema errors of the overlays. */
  readonly problems: readonly Problem[];
}

/** Adds overlays to each node, for values that its rendered objects do not have. */
export function withOverlays(model: FleetModel, objects: readonly ApiObjectData[]): Overlaid {
  const originals = new Map(objects.map(object => [keyOf(object), object]));
  const problems: Problem[] = [];
  let values = 0;
  const overlaysOf = (node: ModelNode, chart: FleetModel): OverlaySpec[] => renderModel(alone(chart, node)).flatMap(ours => {
    const theirs = originals.get(keyOf(ours));
    const patch = theirs && patchBetween(body(ours), body(theirs));
    if (!patch || Object.keys(patch).length === 0) return [];
    values += leavesOf(patch).length;
    problems.push(...patchProblems(ours.apiVersion, ours.kind, patch));
    return [{ kind: ours.kind, patch }];
  });
  const clusters = model.clusters.map(cluster => ({
    ...cluster,
    nodes: cluster.nodes.map((node): ModelNode => {
      const overlays = overlaysOf(node, { ...model, clusters: [cluster] });
      return overlays.length === 0 ? node : { ...node, overlays };
    }),
  }));
  return { model: { ...model, clusters }, values, problems };
}

/** A model in which only this node has a chart, so that only this node is written. The others stay for lookups. */
function alone({ clusters, ...rest }: FleetModel, only: ModelNode): FleetModel {
  const withoutChart = (node: ModelNode): ModelNode => node === only ? node : { ...node, chart: undefined };
  return { ...rest, clusters: clusters.map(cluster => ({ ...cluster, nodes: cluster.nodes.map(withoutChart) })) };
}

function body({ apiVersion: _, kind: __, ...said }: ApiObjectData): Record<string, unknown> {
  return said;
}

function keyOf({ apiVersion, kind, metadata: { name, namespace } }: ApiObjectData): string {
  return [apiVersion, kind, namespace, name].join(' ');
}
