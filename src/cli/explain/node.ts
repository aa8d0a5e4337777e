import { keyOf, Leaf, leavesOf } from './leaves';
import { Origin, originOf } from './origin';
import { renderNode } from '../../collect/inspection';
import type { Trace } from '../../collect/trace';
import { maskedData } from '../../findings/secrets';
import { shown } from '../../impact/mask';
import type { ChangeEffect } from '../../model/change-effect';
import type { FleetModel, ModelNode } from '../../model/fleet-model';
import { Cluster } from '../../platforms/fleet';

/** A value of a construct. */
export interface ExplainedField extends Origin {
  readonly field: string;
  /** Without secrets. */
  readonly value: unknown;
  /** The resulting fields of the manifests. */
  readonly becomes: readonly Leaf[];
  /** The effect of a later change of the value; missing if the platform does not define the effect. */
  readonly change?: ChangeEffect;
}

/** A construct as the platform resolves it. */
export interface ExplainedNode {
  readonly path: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly platform?: string;
  /** The line of the user's program that created the construct. */
  readonly at?: string;
  readonly fields: readonly ExplainedField[];
  /** Fields of the manifests that no value of the program sets: defaults and derived values. */
  readonly unsaid: readonly Leaf[];
}

/** Explains the construct at the given path, if the model contains it. */
export function explainedNode(model: FleetModel, path: string, traces: readonly Trace[]): ExplainedNode | undefined {
  const clusters = model.clusters.map(each => new Cluster(each));
  const cluster = clusters.find(each => each.model.nodes.some(node => node.path === path));
  const node = cluster?.model.nodes.find(each => each.path === path);
  if (cluster === undefined || node === undefined) return undefined;
  const all = leavesOf(renderNode(node, cluster).manifests);
  const fields = Object.entries(node.spec).map(([field, value]): ExplainedField => {
    const change = cluster.driver?.effectOf(node.kind, field);
    return {
      field,
      value: shown(value, [field], node.kind),
      ...originOf(node, field, traces),
      becomes: becomes(node, field, all, cluster),
      ...change !== undefined && { change },
    };
  });
  const said = new Set(fields.flatMap(each => each.becomes.map(keyOf)));
  const { kind, namespace } = node;
  const { name } = node.spec as { readonly name?: string };
  const at = traces.find(each => each.path === path)?.at;
  return maskedData({
    path,
    kind,
    ...name !== undefined && { name },
    ...namespace !== undefined && { namespace },
    ...cluster.driver && { platform: cluster.driver.label },
    ...at !== undefined && { at },
    fields,
    unsaid: all.filter(leaf => !said.has(keyOf(leaf))),
  });
}

/**
 * The fields of the manifests that disappear or change when a field of the model is removed. For the field `name`, the result is only
 * `metadata.name`: other fields of the manifests contain the name as well, but only to refer to the object.
 */
function becomes(node: ModelNode, field: string, all: readonly Leaf[], cluster: Cluster): Leaf[] {
  if (field === 'name') return all.filter(({ place }) => place === 'metadata.name');
  const { [field]: _, ...rest } = node.spec as unknown as Record<string, unknown>;
  try {
    const without = new Set(leavesOf(renderNode({ ...node, spec: rest } as unknown as ModelNode, cluster).manifests).map(keyOf));
    return all.filter(leaf => !without.has(keyOf(leaf)));
  } catch {
    // Without a required field, a platform may throw an error.
    return [];
  }
}
