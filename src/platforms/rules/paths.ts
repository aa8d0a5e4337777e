import { ModelNode } from '../../model/fleet-model';

/** The paths of nodes, the first few of many. */
export function paths(nodes: readonly ModelNode[]): string {
  const all = nodes.map(({ path }) => path).sort();
  return all.length <= 3 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`;
}
