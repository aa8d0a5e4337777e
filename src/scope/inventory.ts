import { IConstruct } from 'constructs';
import { Consumer, Space } from './space';
import { Problem } from '../findings/problem';

/** What kind of thing a member is, for counts in reports. */
export type MemberKind = 'machine' | 'disk' | 'other';

/** A construct that can be wrong. */
export interface Member {
  readonly construct: IConstruct;
  readonly kind: MemberKind;
  /** Everything wrong with it now. */
  problems(): readonly Problem[];
}

/** A written reason for living with a warning, for a construct and everything below it. */
export interface Acknowledgement {
  readonly scope: IConstruct;
  readonly code: string;
  readonly reason: string;
}

/** Something that is worked out once for each state of a tree. */
export class Remembered<T> {
  private changes = -1;
  private known?: T;

  constructor(private readonly inventory: Inventory, private readonly compute: () => T) {
  }

  public get(): T {
    const { changes } = this.inventory;
    if (this.changes !== changes) {
      this.known = this.compute();
      this.changes = changes;
    }
    return this.known!;
  }
}

/** Something to be done before anything is checked or written. */
export interface Settling {
  settle(): void;
}

/** Everything of ours in one construct tree, whatever class its app and charts are of. */
export class Inventory {
  private static readonly byRoot = new WeakMap<IConstruct, Inventory>();

  public static of(scope: IConstruct): Inventory {
    const root = scope.node.root;
    let inventory = Inventory.byRoot.get(root);
    if (!inventory) {
      inventory = new Inventory();
      Inventory.byRoot.set(root, inventory);
    }
    return inventory;
  }

  public readonly acknowledgements: Acknowledgement[] = [];

  /** Whether the app prints its own report. */
  public isReporting = false;

  /** Whether nothing is wrong, and the app is being written. */
  public isFound = false;

  /** Names the state of the tree. */
  public changes = 0;

  /** By cluster, or what may be one, and then by namespace. */
  private readonly spaces = new Map<unknown, Map<string, Space>>();
  private readonly all: Member[] = [];
  private readonly settling: Settling[] = [];

  private constructor() {
  }

  public add(member: Member): void {
    this.all.push(member);
    this.touch();
  }

  public get members(): readonly Member[] {
    return this.all;
  }

  /** Says that something has changed of which a member's problems may depend. */
  public touch(): void {
    this.changes++;
  }

  /** Has something done before the synthesis: a construct may by then need an object that it did not need before. */
  public beforeSynthesis(settling: Settling): void {
    this.settling.push(settling);
  }

  /** Lets all constructs have the objects that they need by now. */
  public settle(): void {
    for (const each of this.settling) each.settle();
  }

  /** A namespace of a cluster, or of what may be one and the same cluster; without a namespace what has none. */
  public space(cluster: unknown, namespace = ''): Space {
    let ofCluster = this.spaces.get(cluster);
    if (!ofCluster) this.spaces.set(cluster, ofCluster = new Map());
    let space = ofCluster.get(namespace);
    if (!space) ofCluster.set(namespace, space = new Space(this));
    return space;
  }

  /** Who takes something of the quota of any namespace. */
  public consumers(): readonly Consumer[] {
    return [...this.spaces.values()].flatMap(ofCluster => [...ofCluster.values()].flatMap(space => space.consumers));
  }

  public count(kind: MemberKind): number {
    return this.all.filter(member => member.kind === kind).length;
  }
}
