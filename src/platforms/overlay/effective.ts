import { overlaidManifests } from './render';
import { Problem, quote } from '../../findings/problem';
import { ModelNode } from '../../model/fleet-model';
import { isMap, overlaid, OverlaySpec } from '../../model/overlay';
import { patchBetween } from '../../model/patch-between';
import { PlatformRef } from '../../model/platform';
import { same } from '../../model/same';
import { admissionProblems } from '../admission/admission';
import { NodeContext } from '../context';
import { PlatformDriver } from '../driver';
import { Cluster } from '../fleet';
import { Manifest } from '../manifest';
import { ApiObjectData, ObjectIndex } from '../reading';
import { hasSchema, schemaProblems } from '../schema/check';

type Spec = Readonly<Record<string, unknown>>;

/** A cluster as the platform sees it, with the problems of overlays. */
export interface EffectiveCluster {
  /** The cluster, in which the spec of each node also has the values of the node's overlays. */
  readonly cluster: Cluster;
  /** The problems of overlays, and of the objects that they change, by node of the cluster. */
  readonly problems: ReadonlyMap<ModelNode, readonly Problem[]>;
}

/**
 * An overlay that changes a field of the model changes the spec of its node. So the rules check the values of overlays like the values of
 * properties. A cluster without overlays stays the same.
 */
export function effectiveCluster(cluster: Cluster): EffectiveCluster {
  const { driver, model } = cluster;
  const problems = new Map<ModelNode, readonly Problem[]>();
  if (driver === undefined || model.nodes.every(({ overlays }) => overlays === undefined)) return { cluster, problems };
  const nodes = model.nodes.map(node => {
    const { overlays, isInvalid, chart } = node;
    if (overlays === undefined || isInvalid || chart === undefined) return node;
    const effect = effectOf({ ...node, overlays }, driver, cluster.context(node.namespace), model.platform);
    problems.set(effect.node, effect.problems);
    return effect.node;
  });
  return { cluster: new Cluster({ ...model, nodes }), problems };
}

interface Effect {
  readonly node: ModelNode;
  readonly problems: readonly Problem[];
}

function effectOf(
  node: ModelNode & { readonly overlays: readonly OverlaySpec[] }, driver: PlatformDriver, context: NodeContext, platform: PlatformRef | undefined,
): Effect {
  const { manifests } = driver.render(node, context);
  const { problems, manifests: patched } = overlaidManifests(manifests, node.overlays);
  // Values of wrong types cannot be read.
  if (problems.length > 0) return { node, problems };
  const objects = manifests.map(each => objectOf(each, node.namespace));
  const changed = patched.map((each, i) => each === manifests[i] ? objects[i] : objectOf(each, node.namespace));
  const [before, after] = [objects, changed].map(all => specIn(driver, node, all));
  return {
    node: before === undefined || after === undefined || same(before, after) ? node
      : { ...node, spec: withChanges(node.spec as unknown as Spec, before, after) } as unknown as ModelNode,
    problems: changed.flatMap((object, i) => object === objects[i] ? [] : newProblems(objects[i], object, platform)),
  };
}

/** The problems that an object has with its overlays, but not without them. */
function newProblems(before: ApiObjectData, after: ApiObjectData, platform: PlatformRef | undefined): Problem[] {
  const problems = objectProblems(after, platform);
  if (problems.length === 0) return problems;
  const known = new Set(objectProblems(before, platform).map(({ message }) => message));
  return problems.filter(({ message }) => !known.has(message));
}

/** Values and parts of an object that the API server rejects, although the fields of the overlay exist and have valid types. */
function objectProblems(object: ApiObjectData, platform: PlatformRef | undefined): Problem[] {
  const release = platform?.name === 'cozystack' ? platform.version : undefined;
  const ofSchema = schemaProblems(object, object.apiVersion, hasSchema(object, release) ? release : undefined);
  return [...ofSchema.filter(({ code }) => code !== 'MANIFEST_FIELD_UNKNOWN'), ...admissionProblems(object, platform)].map((
    { path, message, value, allowed, fix },
  ): Problem => ({
    code: 'OVERLAY_INVALID', message: `with the overlay, ${message}`, got: value === undefined ? path.join('.') : `${quote(value)} in ${path.join('.')}`,
    ...allowed !== undefined && { allowed }, fix,
  }));
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
 * Applies the differences between two read specs (without and with the overlays) to the given spec. All other fields stay as given. A field also
 * stays as given if it cannot be read with the overlays, because the model does not support their values.
 */
function withChanges(spec: Spec, before: Spec, after: Spec): Spec {
  const fields = Object.keys(after).filter(field => !same(before[field], after[field]));
  return { ...spec, ...Object.fromEntries(fields.map(field => [field, changedField(spec[field], before[field], after[field])])) };
}

/** Changes the items of a list one by one, so that they keep what a manifest does not contain, e.g. that a disk is managed elsewhere. */
function changedField(given: unknown, before: unknown, after: unknown): unknown {
  if (!Array.isArray(after) || !after.every(isMap)) return after;
  const patch = patchBetween({ list: before }, { list: after });
  return patch === undefined ? after : (overlaid({ list: given }, patch) as { readonly list: unknown }).list;
}
