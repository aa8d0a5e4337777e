import { SourceObject } from '../../lint/input/objects';
import { ModelNode, NodeOf } from '../../model/fleet-model';

const LISTS = { instanceTypeSet: 'instanceTypes', instanceProfileSet: 'instanceProfiles', goldenImageSet: 'images' } as const;

type SetNode = NodeOf<keyof typeof LISTS> & ModelNode;

/**
 * Merges the sets of one kind in one namespace whose other properties are equal, e.g. all sets of instance types. Manifests have a separate
 * object for each entry of a set, and each object was read as a set with one entry.
 */
export function mergedSets(sources: ReadonlyMap<ModelNode, SourceObject>): ReadonlyMap<ModelNode, SourceObject> {
  const groups = new Map<string, SetNode[]>();
  for (const node of sources.keys()) {
    if (!isSet(node)) continue;
    const { [LISTS[node.kind] as 'images']: _, ...more } = node.spec as { readonly images?: unknown };
    const key = JSON.stringify([node.kind, node.namespace ?? '', more]);
    groups.set(key, [...groups.get(key) ?? [], node]);
  }
  const merged = new Map([...groups.values()].map(nodes => [nodes[0], mergeNodes(nodes)] as const));
  return new Map([...sources].flatMap(([node, source]) => {
    const kept = isSet(node) ? merged.get(node) : node;
    return kept === undefined ? [] : [[kept, source] as const];
  }));
}

function isSet(node: ModelNode): node is SetNode {
  return Object.hasOwn(LISTS, node.kind);
}

function mergeNodes([first, ...others]: readonly SetNode[]): ModelNode {
  const list = LISTS[first.kind];
  const entriesOf = ({ spec }: SetNode) => (spec as unknown as Readonly<Record<string, readonly unknown[]>>)[list];
  return { ...first, spec: { ...first.spec, [list]: [first, ...others].flatMap(entriesOf) } } as ModelNode;
}
