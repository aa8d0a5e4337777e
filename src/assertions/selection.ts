import { AssertionFailure } from './failure';
import { FleetView, Placed } from './fleet-view';
import { shown } from './shown';
import { listNames, nearest } from '../findings/nearest';
import { formatFindings } from '../findings/report';
import { ImpactSubject } from '../impact/impact';
import { NodeKind } from '../model/fleet-model';

/** The difference between a node and the expectation. */
export interface Difference {
  readonly expected: string;
  readonly got: string;
  /** The first difference, if `expected` and `got` do not show it. */
  readonly first?: string;
  /** The distance from the expectation; 1 by default. The node with the smallest distance is the closest match. */
  readonly distance?: number;
}

/** A condition of a query. The result is undefined if the node meets the condition. */
export type Condition<K extends NodeKind> = (placed: Placed<K>) => Difference | undefined;

/** The names of kinds in messages, if they differ from the names in the model. */
const WORDS: Partial<Readonly<Record<NodeKind, string>>> = { privateNetwork: 'network' };

/** Nodes of one kind, for assertions. */
export class Selection<K extends NodeKind> {
  private constructor(
    public readonly view: FleetView, private readonly kind: K, public readonly found: readonly Placed<K>[], private readonly isAny: boolean,
    /** The failure of every assertion on an empty selection, except `assertCount(0)`. */
    private readonly missed?: AssertionFailure,
  ) {
  }

  /** The nodes with this name, in any namespace. */
  public static named<K extends NodeKind>(view: FleetView, kind: K, name: string): Selection<K> {
    const all = view.nodes(kind);
    const found = all.filter(placed => nameOf(placed) === name);
    if (found.length > 0) return new Selection(view, kind, found, false);
    throw missing(kind, name, all);
  }

  /** The nodes that meet all conditions. If no node meets them, every assertion except `assertCount(0)` fails. */
  public static matching<K extends NodeKind>(view: FleetView, kind: K, looked: string, conditions: readonly Condition<K>[]): Selection<K> {
    const all = view.nodes(kind).map(placed => ({ placed, differences: conditions.map(each => each(placed)).filter(each => each !== undefined) }));
    const found = all.filter(({ differences }) => differences.length === 0).map(({ placed }) => placed);
    if (found.length > 0) return new Selection(view, kind, found, false);
    const [closest] = [...all].sort((a, b) => a.differences.length - b.differences.length);
    const word = wordOf(kind);
    return new Selection(view, kind, [], false, new AssertionFailure(`the fleet has no ${word} that matches the query`, [
      ['looked for', looked],
      ['closest', closest && label(closest.placed)],
      ['first difference', closest && `expected ${closest.differences[0].expected}, got ${closest.differences[0].got}`],
    ]));
  }

  /** The same nodes, for assertions that have to be true for at least one of them. */
  public get any(): Selection<K> {
    return new Selection(this.view, this.kind, this.found, true, this.missed);
  }

  /** The names, in the order of the paths. */
  public get names(): string[] {
    return this.found.map(nameOf);
  }

  /**
   * Asserts a condition for all nodes, or for at least one of them after `any`.
   *
   * @param what the text of the failure after the name of the node, e.g. `is not kept`
   */
  public assert(what: string, check: (placed: Placed<K>) => Difference | undefined): void {
    if (this.missed !== undefined) throw this.missed;
    const results = this.found.map(placed => ({ placed, difference: check(placed) }));
    const failed = results.flatMap(({ placed, difference }) => difference === undefined ? [] : [{ placed, difference }]);
    if (failed.length === 0 || this.isAny && failed.length < results.length) return;
    const [{ placed, difference }] = this.isAny ? [...failed].sort((a, b) => (a.difference.distance ?? 1) - (b.difference.distance ?? 1)) : failed;
    const isOne = results.length === 1;
    const title = isOne || !this.isAny ? `${label(placed)} ${what}` : `each of ${results.length} ${wordOf(this.kind)}s ${what}`;
    throw new AssertionFailure(title, [
      ['closest', !isOne && this.isAny ? label(placed) : undefined],
      ['expected', difference.expected],
      ['got', difference.got],
      ['first difference', difference.first],
    ]);
  }

  /** Asserts that there is no finding on the nodes or below them. */
  public assertNoFinding(): void {
    this.assert('has findings', ({ node: { path } }) => {
      const own = this.view.findings.filter(each => each.path === path || each.path.startsWith(`${path}/`));
      return own.length === 0 ? undefined : { expected: 'no finding', got: own.map(({ code }) => code).join(', '), first: formatFindings(own.slice(0, 1)) };
    });
  }

  /** Asserts that the manifests of the nodes have the same meaning in the app and in a folder. */
  public assertUnchanged(folder: string): void {
    const { subjects } = this.view.impactFrom(folder);
    this.assert(`differs from ${folder}`, ({ node: { kind, namespace, spec } }) => {
      const { name, pool } = spec as { readonly name?: string; readonly pool?: object };
      const wanted = pool !== undefined ? 'pool' : WORDS[kind] ?? kind;
      const isThis = (each: ImpactSubject) => each.kind === wanted && each.name === name && (each.namespace ?? namespace) === namespace;
      const changes = subjects.filter(isThis).flatMap(each => each.changes);
      if (changes.length === 0) return undefined;
      const [{ effects: [effect], objectKind, objectName, field, valueBefore, valueAfter }] = changes;
      return {
        expected: 'no change', got: `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`, distance: changes.length,
        first: `${objectKind} "${objectName}"${field === undefined ? '' : ` ${field}: ${shown(valueBefore)} becomes ${shown(valueAfter)}`} (${effect})`,
      };
    });
  }

  public assertCount(count: number): void {
    if (this.found.length === count) return;
    if (this.missed !== undefined) throw this.missed;
    throw new AssertionFailure(`the number of ${wordOf(this.kind)}s is different`, [
      ['expected', String(count)], ['got', `${this.found.length}: ${this.names.join(', ')}`],
    ]);
  }
}

/** The failure of a query for a name that no node has. It shows the node with the most similar name. */
export function missing<K extends NodeKind>(kind: K, name: string, all: readonly Placed<K>[]): AssertionFailure {
  const word = wordOf(kind);
  const near = nearest(name, all.map(nameOf));
  const closest = all.find(placed => nameOf(placed) === near);
  return new AssertionFailure(`the fleet has no ${word} "${name}"`, [
    ['looked for', `${word} "${name}"`],
    ['closest', closest && label(closest)],
    [`its ${word}s`, listNames(all.map(nameOf))],
  ]);
}

export function nameOf({ node }: Placed<NodeKind>): string {
  return (node.spec as { readonly name?: string }).name ?? '';
}

function wordOf(kind: NodeKind): string {
  return WORDS[kind] ?? kind;
}

function label(placed: Placed<NodeKind>): string {
  return `${wordOf(placed.node.kind)} "${nameOf(placed)}" (${placed.node.path})`;
}
