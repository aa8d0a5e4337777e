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
  /** Changes when the member does in a way that the inventory does not see. */
  version?(): number;
}

/** What a construct takes of the quota of its namespace. */
export interface Consumer {
  readonly construct: IConstruct;
  /** As a report calls it. */
  readonly name: string;
  usage(): Usage;
  /** Its space is needed several times over while it is filled. */
  readonly transient?: boolean;
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

  private readonly takers = new Map<string, Consumer[]>();
  private readonly all: Member[] = [];
  private changes = 0;

  private readonly claims = new Map<string, IConstruct[]>();

  private constructor() {
  }

  /**
   * Adds a member, whose problems are worked out once for each state of the tree: cdk8s validates everything again
   * for each chart, and there may be thousands.
   */
  public add(member: Member): Member {
    let known: { readonly at: string; readonly problems: readonly Problem[] } | undefined;
    const remembering: Member = {
      ...member,
      problems: () => {
        const at = this.revision(member);
        if (known?.at !== at) known = { at, problems: member.problems() };
        return known.problems;
      },
    };
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

  /** Names the state of the tree as a member sees it. */
  public revision(member: Pick<Member, 'version'>): string {
    return `${this.changes}.${member.version?.() ?? 0}`;
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
}
