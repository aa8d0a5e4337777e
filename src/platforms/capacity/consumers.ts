import { ModelNode, NodeOf } from '../../model/fleet-model';
import { times, Usage } from '../../model/usage';
import { Cluster } from '../fleet';

/** A node that uses a part of the quota of its namespace. */
export interface Consumer {
  /** The name of the node in reports. */
  readonly name: string;
  readonly usage: Usage;
  /** Whether the node is a disk that CDI fills. While CDI fills a disk, the disk needs several times its size. */
  readonly transient?: boolean;
}

/** The part of the namespace's quota that a node uses; undefined for a node of a kind that uses no quota. */
export function consumerOf(node: ModelNode, cluster: Cluster): Consumer | undefined {
  const { driver } = cluster;
  if (driver === undefined || node.kind !== 'machine' && node.kind !== 'disk' && node.kind !== 'service') return undefined;
  const usage = driver.usage(node, cluster.context(node.namespace));
  const transient = node.kind === 'disk' && (node.spec.source?.kind ?? 'blank') !== 'blank';
  return { name: node.spec.name, usage: times(usage, replicasOf(node, cluster)), transient };
}

/** The nodes that use the quota of a namespace. */
export function consumersIn(namespace: string | undefined, cluster: Cluster): Consumer[] {
  const nodes = cluster.model.nodes.filter(node => node.namespace === namespace);
  return nodes.map(node => consumerOf(node, cluster)).filter(consumer => consumer !== undefined);
}

/** The number of copies of a node in the cluster. A pool has several machines, and each machine has its own disks. */
function replicasOf(node: NodeOf<'machine'> | NodeOf<'disk'> | NodeOf<'service'>, cluster: Cluster): number {
  if (node.kind === 'machine') return node.spec.pool?.replicas ?? 1;
  if (node.kind === 'service' || node.spec.machine === undefined) return 1;
  return cluster.node('machine', node.namespace, node.spec.machine)?.spec.pool?.replicas ?? 1;
}
