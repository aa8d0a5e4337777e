import { clusterName } from './order';
import { NodeKind, NodeOf } from '../model/fleet-model';
import { sortedBy } from '../model/sorted-by';
import { Cluster } from '../platforms/fleet';

/** A namespace, with its tenant. */
export interface NamespaceRow {
  readonly cluster: string;
  /** `-` for objects whose chart has no namespace. The command that applies these objects sets their namespace. */
  readonly namespace: string;
  /** The name of the tenant that creates this namespace; empty if the fleet does not declare the tenant. */
  readonly tenant: string;
  /** The namespace of the parent tenant. */
  readonly parent: string;
  /** The directions that are denied by default: `ingress`, `egress` or both. */
  readonly denies: readonly string[];
}

export interface NetworkRow {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly subnets: readonly string[];
  /** The names of the peered private networks. The name of a network in another namespace begins with that namespace. */
  readonly peers: readonly string[];
}

export function namespacesOf(clusters: readonly Cluster[]): NamespaceRow[] {
  const rows = new Map<string, NamespaceRow>();
  for (const cluster of clusters) {
    const name = clusterName(cluster);
    const add = (namespace = '-', more: Partial<NamespaceRow> = {}) => {
      const key = `${name}\n${namespace}`;
      const { denies = [], ...known } = rows.get(key) ?? { cluster: name, namespace, tenant: '', parent: '' };
      rows.set(key, { ...known, ...more, denies: [...new Set([...denies, ...more.denies ?? []])].sort() });
    };
    for (const node of cluster.model.nodes) add(node.namespace);
    for (const { namespace, spec } of nodesOf(cluster, 'tenant')) {
      const above = spec.parent?.name ?? namespace;
      const denies = spec.isolated ? ['ingress'] : [];
      add(cluster.driver?.tenantNamespace(above, spec.name) ?? spec.name, { tenant: spec.name, parent: above ?? '-', denies });
    }
    for (const { namespace, spec, isInvalid } of nodesOf(cluster, 'isolation')) {
      if (!isInvalid) add(namespace, { denies: (['ingress', 'egress'] as const).filter(each => spec[each] ?? true) });
    }
  }
  return sortedBy([...rows.values()], ({ cluster }) => cluster, ({ namespace }) => namespace);
}

export function networksOf(clusters: readonly Cluster[]): NetworkRow[] {
  const rows = clusters.flatMap(cluster => nodesOf(cluster, 'privateNetwork').map(({ namespace = '-', spec }) => ({
    cluster: clusterName(cluster),
    namespace,
    name: spec.name,
    subnets: spec.subnets.map(({ name, cidr }) => `${name} ${cidr}`),
    peers: (spec.peers ?? []).map(peer => peer.namespace === undefined || peer.namespace === namespace ? peer.name : `${peer.namespace}/${peer.name}`),
  })));
  return sortedBy(rows, ({ cluster }) => cluster, ({ namespace }) => namespace, ({ name }) => name);
}

export function nodesOf<K extends NodeKind>({ model }: Cluster, kind: K): NodeOf<K>[] {
  return model.nodes.filter(node => node.kind === kind) as NodeOf<K>[];
}
