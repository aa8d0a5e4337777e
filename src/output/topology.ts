/** A dependency cycle: each vertex depends on the next, and the last on the first. */
export class DependencyRing<Vertex> {
  constructor(public readonly vertices: readonly Vertex[]) {
  }
}

/**
 * Everything that can be reached from the roots, dependencies first. Roots and dependencies are visited in the given order.
 *
 * Each dependency is visited once, so that shared dependencies cost nothing. The search keeps its own stack, so that long chains do not
 * overflow the call stack.
 *
 * @throws DependencyRing if vertices depend on each other in a cycle
 */
export function topology<Vertex>(roots: Iterable<Vertex>, dependenciesOf: (vertex: Vertex) => readonly Vertex[]): Vertex[] {
  const sorted: Vertex[] = [];
  const done = new Set<Vertex>();
  const open = new Set<Vertex>();
  for (const root of roots) {
    if (done.has(root)) continue;
    const stack = [visit(root)];
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (top.next < top.dependencies.length) {
        const dependency = top.dependencies[top.next++];
        if (open.has(dependency)) throw ring(dependency);
        if (!done.has(dependency)) stack.push(visit(dependency));
      } else {
        stack.pop();
        open.delete(top.vertex);
        done.add(top.vertex);
        sorted.push(top.vertex);
      }
    }
  }
  return sorted;

  function visit(vertex: Vertex) {
    open.add(vertex);
    return { vertex, dependencies: dependenciesOf(vertex), next: 0 };
  }

  function ring(closing: Vertex): DependencyRing<Vertex> {
    const path = [...open];
    return new DependencyRing(path.slice(path.indexOf(closing)));
  }
}
