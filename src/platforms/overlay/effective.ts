import { Cause, newProblems } from './object-problems';
import { overlaidManifests } from './render';
import { Problem } from '../../findings/problem';
import { ModelNode } from '../../model/fleet-model';
import { isMap, overlaid } from '../../model/overlay';
import { patchBetween } from '../../model/patch-between';
import { PlatformRef } from '../../model/platform';
import { same } from '../../model/same';
import { NodeContext } from '../context';
import { PlatformDriver, Rendering } from '../driver';
import { Cluster } from '../fleet';
import { Manifest } from '../manifest';
import { ApiObjectData, ObjectIndex } from '../reading';
import { secretsInPatch } from '../rules/secrets';

type Spec = Readonly<Record<string, unknown>>;

/** An object of a node, without and with the changes of the program. The program has accessed this object. */
export interface ObjectChange {
  /** The id of its manifest. */
  readonly id: string;
  readonly before: ApiObjectData;
  /** Missing if the changes cannot be applied. `problems` contains the reason. */
  readonly after?: ApiObjectData;
  readonly problems: readonly Problem[];
}

/** Returns the changes of a program to the objects of a node. Undefined if the program did not access the objects. */
export type ChangesOf = (index: number) => ((rendering: Rendering) => readonly ObjectChange[]) | undefined;

/** A node with overlays, or with objects that the program accessed. */
export interface Effect {
  /** The node. Its spec includes the values of overlays and patches. */
  readonly node: ModelNode;
  /** The objects with the overlays, for the output. */
  readonly rendering: Rendering;
  /** The problems that the driver reports for the spec without overlays and patches. */
  readonly given: readonly Problem[];
  /** The problems of overlays and patches, and of the objects that they change. */
  readonly problems: readonly Problem[];
}

/** A cluster after all overlays and patches. */
export interface EffectiveCluster {
  /** The cluster with changed nodes: the spec of each node includes the values of its overlays and patches. */
  readonly cluster: Cluster;
  /** The effects, by node of `cluster`. */
  readonly effects: Map<ModelNode, Effect>;
}

/**
 * An overlay or a patch that changes a field of the model changes the spec of its node. So the rules check the values of overlays and patches
 * like the values of properties. A cluster without overlays and patches is returned unchanged.
 */
export function effectiveCluster(cluster: Cluster, changesOf?: ChangesOf): EffectiveCluster {
  const { driver, model } = cluster;
  const effects = new Map<ModelNode, Effect>();
  if (driver === undefined) return { cluster, effects };
  const nodes = model.nodes.map((node, i) => {
    const { overlays, isInvalid, chart, namespace } = node;
    const changes = changesOf?.(i);
    if (overlays === undefined && changes === undefined || isInvalid || chart === undefined) return node;
    const effect = new NodeEffect(node, driver, namespace, model.platform).of(cluster.context(namespace), changes);
    effects.set(effect.node, effect);
    return effect.node;
  });
  return { cluster: nodes.every((node, i) => node === model.nodes[i]) ? cluster : new Cluster({ ...model, nodes }), effects };
}

/** Computes the effect of overlays and patches on one node. */
class NodeEffect {
  private readonly problems: Problem[] = [];

  constructor(
    private node: ModelNode, private readonly driver: PlatformDriver, private readonly namespace: string | undefined,
    private readonly platform: PlatformRef | undefined,
  ) {
  }

  public of(context: NodeContext, changes: ReturnType<ChangesOf>): Effect {
    const { manifests, problems: given } = this.driver.render(this.node, context);
    const inEffect = overlaidManifests(manifests, this.node.overlays ?? []);
    const rendering = { manifests: inEffect.manifests, problems: [...given, ...inEffect.problems] };
    this.problems.push(...inEffect.problems);
    const objects = manifests.map(each => objectOf(each, this.namespace));
    const changed = inEffect.manifests.map((each, i) => each === manifests[i] ? objects[i] : objectOf(each, this.namespace));
    // An overlay with a problem is not read, because its values may have wrong types.
    if (inEffect.problems.length === 0) this.change(objects, changed, 'overlay');
    const program = new Map((changes?.(rendering) ?? []).map(each => [each.id, each]));
    for (const { problems } of program.values()) this.problems.push(...problems);
    const own = inEffect.manifests.map(({ id }, i) => {
      const { before, after } = program.get(id) ?? {};
      return before === undefined || after === undefined ? [changed[i], changed[i]] as const : [before, after] as const;
    });
    this.change(own.map(([before]) => before), own.map(([, after]) => after), 'patch');
    return { node: this.node, rendering, given, problems: this.problems };
  }

  private change(before: readonly ApiObjectData[], after: readonly ApiObjectData[], cause: Cause): void {
    const changed = after.flatMap((object, i) => object === before[i] ? [] : [[before[i], object] as const]);
    if (changed.length === 0) return;
    const problems = changed.flatMap(([old, now]) => newProblems(old, now, this.platform, cause));
    this.problems.push(...problems);
    // A patch with an invalid value is not read, because the value may have the wrong type. The types of overlays are checked earlier.
    if (cause === 'overlay' || problems.length === 0) this.node = withSpecOf(this.node, this.driver, before, after);
    if (cause === 'patch') for (const [old, now] of changed) this.problems.push(...secretsInPatch(this.node, patchBetween(old, now) ?? now));
  }
}

/** The node with a changed spec. The platform reads the changes of the spec from the changed objects. */
function withSpecOf(node: ModelNode, driver: PlatformDriver, before: readonly ApiObjectData[], after: readonly ApiObjectData[]): ModelNode {
  const [old, now] = [before, after].map(all => specIn(driver, node, all));
  if (old === undefined || now === undefined || same(old, now)) return node;
  return { ...node, spec: withChanges(node.spec as unknown as Spec, old, now) } as unknown as ModelNode;
}

/** The spec that the platform reads from the objects of a node. */
function specIn(driver: PlatformDriver, { kind, spec }: ModelNode, objects: readonly ApiObjectData[]): Spec | undefined {
  let found: Spec | undefined;
  const { name } = spec as { readonly name?: string };
  try {
    driver.read(new ObjectIndex(objects), meaning => {
      if (meaning.kind === kind && (meaning.spec as { readonly name?: string }).name === name) found ??= meaning.spec as unknown as Spec;
    });
  } catch {
    // The reader of manifests expects values of the right types. Another check reports wrong types.
    return undefined;
  }
  return found && JSON.parse(JSON.stringify(found)) as Spec;
}

function objectOf(manifest: Manifest, namespace: string | undefined): ApiObjectData {
  const { apiVersion, kind, name, clusterScoped, namespace: own, labels, annotations, body } = manifest;
  const where = clusterScoped ? undefined : own ?? namespace;
  const metadata = { name, ...where !== undefined && { namespace: where }, ...labels && { labels }, ...annotations && { annotations } };
  return JSON.parse(JSON.stringify({ apiVersion, kind, metadata, ...body })) as ApiObjectData;
}

/**
 * Applies the differences between two specs that were read (`before` and `after` the overlays or patches) to the given spec. All other fields
 * stay as given. A field also stays as given if the model does not support its new value, because `after` does not have the field then.
 */
function withChanges(spec: Spec, before: Spec, after: Spec): Spec {
  const fields = Object.keys(after).filter(field => !same(before[field], after[field]));
  return { ...spec, ...Object.fromEntries(fields.map(field => [field, changedField(spec[field], before[field], after[field])])) };
}

/** Changes the items of a list one by one, so that the items keep facts that are not in a manifest, e.g. that a disk is managed elsewhere. */
function changedField(given: unknown, before: unknown, after: unknown): unknown {
  if (!Array.isArray(after) || !after.every(isMap)) return after;
  const patch = patchBetween({ list: before }, { list: after });
  return patch === undefined ? after : (overlaid({ list: given }, patch) as { readonly list: unknown }).list;
}
