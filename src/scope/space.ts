import { IConstruct } from 'constructs';
import { Usage } from '../model/usage';

/** A construct that takes something of the quota of its namespace. There are many: each is its own entry. */
export interface Consumer extends IConstruct {
  /** As a report calls it. */
  readonly _takerName: string;
  /** Its space is needed several times over while it is filled. */
  readonly _isFilled?: boolean;
  _usage(): Usage;
}

/** Who holds something of which there is one. Nearly always it is one alone, and then there is no list. */
type Holders = IConstruct | readonly IConstruct[];

/**
 * Where something can be had by one construct alone and is shared by others: a namespace of a cluster, or a whole cluster.
 */
export class Space {
  /** Who takes something of the quota here. */
  public readonly consumers: Consumer[] = [];

  private readonly holders = new Map<string, Map<string, Holders>>();

  private isolated = false;
  /** Whether there is anything that several claim: nearly always there is nothing, and nothing to be searched. */
  private isContested = false;

  /** @param tree what is told that something has changed */
  constructor(private readonly tree: { touch(): void }) {
  }

  /**
   * Says that a construct needs something only one may have: a name, a disk, a file.
   *
   * @param kind what sort of thing it is
   */
  public claim(kind: string, name: string, construct: IConstruct): void {
    let ofKind = this.holders.get(kind);
    if (ofKind === undefined) this.holders.set(kind, ofKind = new Map<string, Holders>());
    const known = ofKind.get(name);
    if (known === undefined) {
      ofKind.set(name, construct);
    } else {
      this.isContested = true;
      ofKind.set(name, isList(known) ? [...known, construct] : [known, construct]);
    }
    this.tree.touch();
  }

  /** Who else claimed the same, so far. */
  public others(kind: string, name: string, construct: IConstruct): readonly IConstruct[] {
    if (!this.isContested) return NOBODY;
    const known = this.holders.get(kind)?.get(name);
    return isList(known) ? known.filter(holder => holder !== construct) : NOBODY;
  }

  /** Says that nothing comes in here that is not allowed. */
  public isolate(): void {
    this.isolated = true;
    this.tree.touch();
  }

  public get isIsolated(): boolean {
    return this.isolated;
  }

  /** Says that a construct takes something of the quota here. */
  public consume(consumer: Consumer): void {
    this.consumers.push(consumer);
  }
}

function isList(holders: Holders | undefined): holders is readonly IConstruct[] {
  return Array.isArray(holders);
}

const NOBODY: readonly IConstruct[] = [];
