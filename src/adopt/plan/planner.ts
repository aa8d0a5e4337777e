import { ChartPlace, Part } from './charts';
import { withDefaults } from './defaults';
import { Names } from './names';
import { SourceObject } from '../../lint/input/objects';
import { ModelNode } from '../../model/fleet-model';
import { OverlaySpec } from '../../model/overlay';
import { ManifestProblem } from '../../platforms/admission/problem';
import { ApiObjectData } from '../../platforms/reading';
import { Statement } from '../program/expression';
import { Documents } from '../write/documents';
import { NotSayable } from '../write/scope';

export interface ObjectFault {
  readonly why: string;
  /** Undefined if the field is not known. */
  readonly problem?: ManifestProblem;
}

/** The model of the manifests of one platform. */
export interface ReadPart extends Part {
  readonly nodes: readonly ModelNode[];
  readonly sources: ReadonlyMap<ModelNode, SourceObject>;
  readonly charts: ReadonlyMap<ModelNode, ChartPlace>;
  /** Objects that the API server would reject or could not store completely, and their problems. */
  readonly faults: ReadonlyMap<SourceObject, ObjectFault>;
}

/** The results of running the program, for the next attempt. */
export interface Decisions {
  /** Nodes that the program cannot express: their objects are copied. */
  readonly unsaid: ReadonlyMap<ModelNode, string>;
  readonly overlays: ReadonlyMap<ModelNode, readonly OverlaySpec[]>;
  /** Objects that are copied unchanged, by chart. */
  readonly copied: ReadonlyMap<ChartPlace, readonly ApiObjectData[]>;
}

/** A program, with the node of each construct. */
export interface PlannedProgram {
  readonly statements: readonly Statement[];
  /** The node of the construct with this path. */
  readonly nodes: ReadonlyMap<string, ModelNode>;
  /** Nodes that could not be written, and why. */
  readonly unsaid: ReadonlyMap<ModelNode, string>;
}

/** A program that is being written. */
export class Planner {
  private readonly names = new Names();
  private readonly documents = new Documents();
  private readonly nodes = new Map<string, ModelNode>();
  private readonly unsaid: Map<ModelNode, string>;
  private readonly statements: Statement[] = [];

  constructor(private readonly decisions: Decisions) {
    this.unsaid = new Map(decisions.unsaid);
  }

  public get result(): PlannedProgram {
    return { statements: withDefaults(this.statements), nodes: this.nodes, unsaid: this.unsaid };
  }

  public name(words: string, kind: string): string {
    return this.names.free(words, kind);
  }

  public get document() {
    return (of: Parameters<Documents['expression']>[0]) => this.documents.expression(of);
  }

  public add(...statements: readonly Statement[]): void {
    this.statements.push(...statements);
  }

  public isSaid(node: ModelNode): boolean {
    return !this.unsaid.has(node);
  }

  /** Writes a node. If no construct can express the node, the result is undefined, and the object of the node is copied later. */
  public attempt<T>(node: ModelNode, write: () => T): T | undefined {
    try {
      return write();
    } catch (error) {
      if (!(error instanceof NotSayable)) throw error;
      this.unsaid.set(node, error.message);
      return undefined;
    }
  }

  /** The path of a construct that is named after a machine or fleet: `web/connections` for the connections `web-connections` of `web`. */
  public pathBelow({ namespace, kind }: ModelNode, name: string): string {
    const owner = name.slice(0, -kind.length - 1);
    const isOwner = (node: ModelNode) => (node.kind === 'machine' || node.kind === 'fleet') && node.namespace === namespace && node.spec.name === owner;
    const [path = ''] = [...this.nodes].find(([, node]) => isOwner(node)) ?? [];
    return `${path}/${kind}`;
  }

  public says(path: string, node: ModelNode): void {
    this.nodes.set(path, node);
  }

  public overlays(node: ModelNode): readonly OverlaySpec[] {
    return this.decisions.overlays.get(node) ?? [];
  }

  public copied(chart: ChartPlace): readonly ApiObjectData[] {
    return this.decisions.copied.get(chart) ?? [];
  }

  public get chartsWithCopies(): readonly ChartPlace[] {
    return [...this.decisions.copied.keys()];
  }
}
