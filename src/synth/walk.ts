import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AskedNode, AskedObject } from '../placement/asked-node';

/** What was found on one way through a tree of constructs. */
export class Walk {
  /** All constructs, each before those below it. */
  public readonly constructs: IConstruct[] = [];

  /** Constructs that have dependencies, or get them because they are charts. */
  public readonly dependents: IConstruct[] = [];

  /** Where each chart stands among all constructs. */
  private readonly starts = new Map<Chart, number>();

  /** The objects that stand in each chart and in no chart within it, also those that nobody had asked for. */
  private readonly byChart = new Map<Chart, (ApiObject | AskedObject)[]>();

  /** @param childrenOf which children are looked at: `AskedNode.present` asks for no objects */
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
  public objects(chart: Chart): readonly (ApiObject | AskedObject)[] {
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
    const object = ApiObject.isApiObject(construct) ? construct : AskedNode.unmade(construct);
    if (object && chart) this.byChart.get(chart)!.push(object);
  }
}
