import { ModelNode, NodeOf } from '../model/fleet-model';
import { ReadNodes } from '../read/read';

/**
 * If a machine has only blank disks, marks the first disk as installed: a manifest does not show whether an operating system was installed on the
 * disk later. The machines of a pool start with new disks, so their disks stay blank.
 */
export function withInstalledDisks({ model, sources }: ReadNodes): ReadNodes {
  const disks = new Map<string, NodeOf<'disk'>>();
  for (const node of sources.keys()) if (node.kind === 'disk') disks.set(keyOf(node.namespace, node.spec.name), node);
  const installed = new Map<ModelNode, ModelNode>();
  for (const node of sources.keys()) {
    const first = node.kind === 'machine' ? firstOfBlank(node, disks) : undefined;
    if (first) installed.set(first, { ...first, spec: { ...first.spec, source: { kind: 'blank', installed: true } } });
  }
  if (installed.size === 0) return { model, sources };
  const now = (node: ModelNode) => installed.get(node) ?? node;
  return {
    model: { ...model, clusters: model.clusters.map(cluster => ({ ...cluster, nodes: cluster.nodes.map(now) })) },
    sources: new Map([...sources].map(([node, object]) => [now(node), object])),
  };
}

/** The first disk of a machine whose disks are all blank. */
function firstOfBlank({ namespace, spec: { disks = [], pool } }: NodeOf<'machine'>, known: ReadonlyMap<string, NodeOf<'disk'>>): NodeOf<'disk'> | undefined {
  if (pool || disks.some(({ inline, optical }) => inline?.kind === 'containerImage' || optical)) return undefined;
  const own = disks.filter(({ inline }) => !inline).map(({ name }) => known.get(keyOf(namespace, name)));
  return own.every(disk => disk && (disk.spec.source ?? { kind: 'blank' }).kind === 'blank') ? own[0] : undefined;
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''} ${name}`;
}
