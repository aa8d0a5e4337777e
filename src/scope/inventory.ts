import { IConstruct } from 'constructs';
import { Problem } from '../findings/problem';
import { Usage } from '../model/usage';

/** What kind of thing a member is, for counts in reports. */
export type MemberKind = 'machine' | 'disk' | 'other';

/** A construct that can be wrong. */
export interface Member {
  readonly construct: IConstruct;
  readonly kind: MemberKind;
  /** Everything wrong with it now; asked again only when something in the tree, or `version`, has changed. */
  problems(): readonly Problem[];
}

/** A construct that is to be a member. */
export interface NewMember extends Member {
  /** Changes when the member does in a way that the inventory does not see. */
  version?(): number;
}

/** A construct that takes something of the quota of its namespace. There are many: each is its own entry. */
export interface Consumer extends IConstruct {
  /** As a report calls it. */
  readonly _takerName: string;
  /** Its space is needed several times over while it is filled. */
  readonly _isFilled?: boolean;
  _usage(): Usage;
}

/** A written reason for living with a warning, for a construct and everything below it. */
export interface Acknowledgement {
  readonly scope: IConstruct;
  readonly code: string;
  readonly reason: string;
}

/** Something that is worked out once for each state of a tree. There are several of these for each machine, so they are small. */
export class Remembered<T> {
  private changes = -1;
  private atVersion?: number;
  private known?: T;

  /**
   * @param version changes when the result does in a way that the inventory does not see
   */
  constructor(private readonly inventory: Inventory, private readonly compute: () => T, private readonly version?: () => number) {
  }

  public get(): T {
    const { changes } = this.inventory;
    const version = this.version?.();
    if (this.changes !== changes || this.atVersion !== version) {
      this.known = this.compute();
      this.changes = changes;
      this.atVersion = version;
    }
    return this.known!;
  }
}

/** A member that is asked only when something has changed: cdk8s validates everything again for each chart. */
class RememberingMember extends Remembered<readonly Problem[]> implements Member {
  public readonly construct: IConstruct;
  public readonly kind: MemberKind;

  constructor(inventory: Inventory, { construct, kind, problems, version }: NewMember) {
    super(inventory, problems, version);
    this.construct = construct;
    this.kind = kind;
  }

  public problems(): readonly Problem[] {
    return this.get();
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

  /** Names the state of the tree. */
  public changes = 0;

  private readonly takers = new Map<string, Consumer[]>();
  private readonly all: Member[] = [];
  private readonly settling: Settling[] = [];

  /** Who needs something of which there is one. Nearly always it is one alone, and then there is no list. */
  private readonly claims = new Map<string, IConstruct | IConstruct[]>();

  private constructor() {
  }

  /** Adds a member, whose problems are worked out once for each state of the tree. */
  public add(member: NewMember): Member {
    const remembering = new RememberingMember(this, member);
    this.all.push(remembering);
    this.touch();
    return remembering;
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

  /**
   * Says that a construct needs something only one may have: a name, a disk, a file.
   *
   * @returns a function that tells who else claimed the same, so far
   */
  public claim(what: string, construct: IConstruct): () => readonly IConstruct[] {
    const holders = this.claims.get(what);
    if (holders === undefined) this.claims.set(what, construct);
    else if (Array.isArray(holders)) holders.push(construct);
    else this.claims.set(what, [holders, construct]);
    this.touch();
    return () => this.holdersBeside(what, construct);
  }

  /**
   * Says that a construct takes something of a namespace.
   *
   * @param where names the cluster and namespace
   */
  public consume(where: string, consumer: Consumer): void {
    const consumers = this.takers.get(where);
    if (consumers) consumers.push(consumer);
    else this.takers.set(where, [consumer]);
  }

  /** Who takes something of a namespace, or of any. */
  public consumers(where?: string): readonly Consumer[] {
    return where === undefined ? [...this.takers.values()].flat() : this.takers.get(where) ?? [];
  }

  public count(kind: MemberKind): number {
    return this.all.filter(member => member.kind === kind).length;
  }

  private holdersBeside(what: string, construct: IConstruct): readonly IConstruct[] {
    const holders = this.claims.get(what);
    return Array.isArray(holders) ? holders.filter(holder => holder !== construct) : NOBODY;
  }
}

const NOBODY: readonly IConstruct[] = [];
