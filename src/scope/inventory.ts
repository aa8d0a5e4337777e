import { IConstruct } from 'constructs';
import { Problem } from '../findings/problem';

/** What kind of thing a member is, for counts in reports. */
export type MemberKind = 'machine' | 'disk' | 'other';

/** A construct that can be wrong. */
export interface Member {
  readonly construct: IConstruct;
  readonly kind: MemberKind;
  /** Everything wrong with it now; asked again only when something in the tree, or `version`, has changed. */
  problems(): readonly Problem[];
  /** Changes when the member does in a way that the inventory does not see. */
  version?(): number;
}

/** A written reason for living with a warning, for a construct and everything below it. */
export interface Acknowledgement {
  readonly scope: IConstruct;
  readonly code: string;
  readonly reason: string;
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

  private readonly all: Member[] = [];
  private readonly settlers: (() => void)[] = [];
  private changes = 0;

  private readonly claims = new Map<string, IConstruct[]>();

  private constructor() {
  }

  /**
   * Adds a member, whose problems are worked out once for each state of the tree: cdk8s validates everything again
   * for each chart, and there may be thousands.
   */
  public add({ construct, kind, problems, version }: Member): Member {
    const remembering: Member = { construct, kind, problems: this.remember(problems, version) };
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

  /**
   * Works something out once for each state of the tree.
   *
   * @param version changes when the result does in a way that the inventory does not see
   */
  public remember<T>(compute: () => T, version?: () => number): () => T {
    let changes: number | undefined;
    let atVersion: number | undefined;
    let known: T;
    return () => {
      const now = version?.();
      if (changes !== this.changes || atVersion !== now) {
        known = compute();
        changes = this.changes;
        atVersion = now;
      }
      return known;
    };
  }

  /** Asks for something to be done before anything is checked or written: a construct may need an object that it did not before. */
  public beforeSynthesis(settle: () => void): void {
    this.settlers.push(settle);
  }

  /** Lets all constructs have the objects that they need by now. */
  public settle(): void {
    for (const settle of this.settlers) settle();
  }

  /**
   * Says that a construct needs something only one may have: a name, a disk, a file.
   *
   * @returns a function that tells who else claimed the same, so far
   */
  public claim(what: string, construct: IConstruct): () => readonly IConstruct[] {
    const holders = this.claims.get(what) ?? [];
    this.claims.set(what, holders);
    holders.push(construct);
    this.touch();
    return () => holders.filter(holder => holder !== construct);
  }

  public count(kind: MemberKind): number {
    return this.all.filter(member => member.kind === kind).length;
  }
}
