import { ModelNode } from '../../model/fleet-model';

/** The paths of nodes, the first few of many. */
export function paths(nodes: readonly ModelNode[]): string {
  return morePaths(nodes.map(({ path }) => path).sort(), nodes.length);
}

/** The first few of sorted paths, and how many there are besides. */
export function morePaths(sorted: readonly string[], count: number): string {
  return count <= 3 ? sorted.slice(0, 3).join(', ') : `${sorted.slice(0, 3).join(', ')} and ${count - 3} more`;
}
