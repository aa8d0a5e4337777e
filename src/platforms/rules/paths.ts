import { ModelNode } from '../../model/fleet-model';

/** The paths of nodes, shortened if there are many. */
export function paths(nodes: readonly ModelNode[]): string {
  return morePaths(nodes.map(({ path }) => path).sort(), nodes.length);
}

/** The first of several sorted paths, and the number of the others. */
export function morePaths(sorted: readonly string[], count: number): string {
  return count <= 3 ? sorted.slice(0, 3).join(', ') : `${sorted.slice(0, 3).join(', ')} and ${count - 3} more`;
}
