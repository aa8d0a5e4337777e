import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { presentChildren } from '../collect/children';
import { LazyNode } from '../collect/lazy-node';
import { isNode, Modeled } from '../collect/modeled';

/** An API object, or a construct whose objects do not exist yet. */
export type Written = ApiObject | Modeled;

/** The existing children of a construct. API objects that the program accessed earlier are updated to the current state of the construct. */
export function childrenNow(construct: IConstruct): IConstruct[] {
  return LazyNode.isMade(construct) ? construct.node.children : presentChildren(construct);
}

/** The result of one walk through a tree of constructs. */
export class Walk {
  /** All constructs, parents first. */
  public readonly constructs: IConstruct[] = [];

  /** Constructs with dependencies, and all charts, which may get dependencies later. */
  public readonly dependents: IConstruct[] = [];

  /** The index of each chart among all constructs. */
  private readonly starts = new Map<Chart, number>();

  /** The objects of each chart, not of nested charts. If the objects of a construct do not exist yet, the list has the construct instead. */
  private readonly byChart = new Map<Chart, Written[]>();

  /**
   * @param childrenOf returns the children to visit, e.g. `childrenNow`, which does not create missing API objects
   */
  constructor(root: IConstruct, childrenOf: (construct: IConstruct) => IConstruct[]) {
    const stack: IConstruct[] = [root];
    const charts: (Chart | undefined)[] = [undefined];
    while (stack.length > 0) {
      const construct = stack.pop()!;
      const above = charts.pop();
      const chart = Chart.isChart(construct) ? construct : above;
      this.enter(construct, chart);
      const children = childrenOf(construct);
      for (let i = children.length - 1; i >= 0; i--) {
        stack.push(children[i]);
        charts.push(chart);
      }
    }
  }

  /** All charts, in the order of the tree. */
  public get charts(): Iterable<Chart> {
    return this.byChart.keys();
  }

  /** The objects of a chart, in the order of the tree. */
  public objects(chart: Chart): readonly Written[] {
    return this.byChart.get(chart) ?? [];
  }

  /** A chart and everything below it, in the order of the tree. */
  public below(chart: Chart): IConstruct[] {
    const start = this.starts.get(chart)!;
    const inside = new Set<IConstruct>([chart]);
    let end = start + 1;
    while (end < this.constructs.length && inside.has(this.constructs[end].node.scope!)) inside.add(this.constructs[end++]);
    return this.constructs.slice(start, end);
  }

  private enter(construct: IConstruct, chart: Chart | undefined): void {
    if (chart === construct) {
      this.starts.set(chart, this.constructs.length);
      this.byChart.set(chart, []);
    }
    this.constructs.push(construct);
    if (chart === construct || construct.node.dependencies.length > 0) this.dependents.push(construct);
    if (chart === undefined) return;
    if (ApiObject.isApiObject(construct) || isNode(construct) && !LazyNode.isMade(construct)) this.byChart.get(chart)!.push(construct);
  }
}
