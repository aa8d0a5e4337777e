import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { topology } from './topology';
import { childrenNow, Walk, Written } from './walk';
import { chartOf } from '../collect/chart-of';
import { LazyNode } from '../collect/lazy-node';

/** The objects below one construct, as one vertex. Dependencies of many objects on many others then need no edge for each pair. */
class Group {
  constructor(public readonly chart: Chart, public readonly objects: readonly ApiObject[]) {
  }
}

type Vertex = IConstruct | Group;
type Edges = (vertex: Vertex) => readonly Vertex[];

const NONE: readonly never[] = [];

/**
 * The constructs, charts and objects of an app in the order of their dependencies, computed once for the whole app.
 *
 * The order is the same as in cdk8s, which computes the order again for each chart. A dependency between two constructs is also a
 * dependency between their charts, and between all objects below the constructs. A chart depends on the charts directly below it.
 */
export class Tree {
  /** The charts, dependencies first. */
  public readonly charts: readonly Chart[];

  /** Whether a chart depends on another one. */
  public readonly hasDependentCharts: boolean;

  private readonly walk: Walk;

  /** The dependencies of constructs. */
  private readonly edges = new Map<Vertex, Vertex[]>();

  private readonly groups = new Map<IConstruct, Group>();

  /**
   * @throws DependencyRing if the dependencies have a cycle
   */
  constructor(root: IConstruct) {
    const walk = new Walk(root, childrenNow);
    this.hasDependentCharts = linkCharts(walk);
    // To order the objects, all of them must exist. `node.children` creates the objects that do not exist yet.
    const isOrdered = walk.dependents.some(({ node }) => node.dependencies.length > 0);
    this.walk = isOrdered ? new Walk(root, ({ node }) => node.children) : walk;
    this.linkObjects();
    this.charts = this.sortCharts();
  }

  /** All constructs, parents first. */
  public get constructs(): readonly IConstruct[] {
    return this.walk.constructs;
  }

  /** Whether there is any dependency. */
  public get hasDependencies(): boolean {
    return this.edges.size > 0;
  }

  /** The objects of a chart in the order of constructs, if there are no dependencies. */
  public unordered(chart: Chart): readonly Written[] | undefined {
    return this.hasDependencies ? undefined : this.walk.objects(chart);
  }

  /** The objects of a chart, and constructs whose objects do not exist yet. */
  public written(chart: Chart): readonly Written[] {
    return this.unordered(chart) ?? this.objects(chart);
  }

  /** The objects of a chart, dependencies first. */
  public objects(chart: Chart): ApiObject[] {
    const unordered = this.unordered(chart);
    if (unordered) return unordered.flatMap(object => ApiObject.isApiObject(object) ? object : LazyNode.objects(object));
    const below = this.walk.below(chart);
    if (!below.some(each => this.edges.has(each))) return this.walk.objects(chart).filter(ApiObject.isApiObject);
    const isBelow = (vertex: Vertex) => (vertex instanceof Group ? vertex.chart : vertex).node.scopes.includes(chart);
    // Objects of nested charts affect the order, although they are written with their own chart.
    const sorted = this.sort(below, vertex => this.dependencies(vertex).filter(isBelow));
    return sorted.filter(ApiObject.isApiObject).filter(object => object.chart === chart);
  }

  /** The dependencies of an object in its own chart: single objects, and groups, which many objects may share. */
  public dependenciesOf(object: ApiObject): (ApiObject | readonly ApiObject[])[] {
    const within: (ApiObject | readonly ApiObject[])[] = [];
    for (const each of this.dependencies(object)) {
      if (home(each) !== object.chart) continue;
      if (each instanceof Group) within.push(each.objects);
      else if (ApiObject.isApiObject(each)) within.push(each);
    }
    return within;
  }

  private linkObjects(): void {
    const declared = declaredIn(this.walk);
    for (const { source, target } of declared) this.edge(source, target);
    for (const { source, target } of declared) {
      const group = this.group(target);
      const sources = this.group(source).objects;
      // If one construct contains the other, each object has a separate edge to each object of the target. This case is nearly always a cycle.
      const related = source.node.scopes.includes(target) || target.node.scopes.includes(source);
      for (const object of sources) {
        if (!related && group.objects.length > 1) this.edge(object, group);
        else for (const each of group.objects) if (each !== object) this.edge(object, each);
      }
    }
  }

  private edge(from: IConstruct, to: Vertex): void {
    const known = this.edges.get(from);
    if (known) known.push(to);
    else this.edges.set(from, [to]);
  }

  /** The objects below a construct that are in the same chart. */
  private group(construct: IConstruct): Group {
    let group = this.groups.get(construct);
    if (!group) {
      const chart = chartOf(construct)!;
      const below = construct === chart ? this.walk.objects(chart) : construct.node.findAll().filter(each => chartOf(each) === chart);
      group = new Group(chart, below.filter(ApiObject.isApiObject));
      this.groups.set(construct, group);
    }
    return group;
  }

  private dependencies(vertex: Vertex): readonly Vertex[] {
    return vertex instanceof Group ? vertex.objects : this.edges.get(vertex) ?? NONE;
  }

  /** Sorts charts as cdk8s does. cdk8s keeps the charts in a JavaScript object, by path. Such an object lists integer keys first. */
  private sortCharts(): Chart[] {
    const byPath: Record<string, IConstruct> = {};
    const plays = this.edges.size === 0 ? this.walk.dependents : this.constructs.filter(each => Chart.isChart(each) || this.edges.has(each));
    for (const construct of plays) byPath[construct.node.path] = construct;
    return this.sort(Object.values(byPath), vertex => this.dependencies(vertex)).filter(Chart.isChart);
  }

  private sort(vertices: readonly IConstruct[], edges: Edges): Vertex[] {
    const inner = new Set<Vertex>();
    const grouped = new Set<Vertex>();
    for (const vertex of vertices) {
      for (const target of edges(vertex)) {
        inner.add(target);
        if (!(target instanceof Group) || grouped.has(target)) continue;
        grouped.add(target);
        edges(target).forEach(object => inner.add(object));
      }
    }
    // Vertices that are reached only through a cycle come last.
    return topology([...vertices.filter(vertex => !inner.has(vertex)), ...vertices], edges);
  }
}

function home(vertex: Vertex): Chart | undefined {
  return vertex instanceof Group ? vertex.chart : chartOf(vertex);
}

/**
 * Adds dependencies between charts, which `App.charts` of cdk8s reads from the tree: from a chart to each chart directly below it, and from the
 * chart of a construct to the charts of its dependencies. Returns whether a dependency was added.
 */
function linkCharts(walk: Walk): boolean {
  let any = false;
  for (const chart of walk.charts) {
    const above = chart.node.scope;
    if (!Chart.isChart(above)) continue;
    above.node.addDependency(chart);
    any = true;
  }
  for (const { source, target } of declaredIn(walk)) {
    const [from, to] = [chartOf(source), chartOf(target)];
    if (!from || !to || from === to) continue;
    from.node.addDependency(to);
    any = true;
  }
  return any;
}

/** The declared dependencies of constructs, in the order of the tree. */
function declaredIn({ dependents }: Walk): { readonly source: IConstruct; readonly target: IConstruct }[] {
  return dependents.flatMap(source => source.node.dependencies.map(target => ({ source, target })));
}
