import { IConstruct } from 'constructs';
import { Problem } from '../findings/problem';

/** What kind of thing a member is, for counts in reports. */
export type MemberKind = 'machine' | 'disk' | 'other';

/** A construct that can be wrong. */
export interface Member {
  readonly construct: IConstruct;
  readonly kind: MemberKind;
  /** Everything wrong with it now; constructs may grow until synthesis, so nothing is remembered. */
  problems(): readonly Problem[];
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

  public readonly members: Member[] = [];
  public readonly acknowledgements: Acknowledgement[] = [];

  private readonly claims = new Map<string, IConstruct[]>();

  private constructor() {
  }

  public add(member: Member): void {
    this.members.push(member);
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
    return () => holders.filter(holder => holder !== construct);
  }

  public count(kind: MemberKind): number {
    return this.members.filter(member => member.kind === kind).length;
  }
}
