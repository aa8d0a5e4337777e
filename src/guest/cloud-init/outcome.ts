import { Contribution, duplicatesIn, partsBySection } from './contributions';
import { crossProblems } from './cross-checks';
import { isMap, Plain, PlainMap } from './plain';
import { Section, SECTIONS } from './sections';
import { Problem } from '../../findings/problem';

const NONE: Contribution[] = [];

/** What was found out last. The machines of a fleet say the same, one after the other or tier by tier. */
const recent: Outcome[] = [];
const MAX_RECENT = 8;

/** What contributions come to: a document, and what is wrong with them. */
export class Outcome {
  /** The outcome of some contributions, worked out anew only if it is none of those of late. */
  public static of(contributions: readonly Contribution[], keepDefaultUser: boolean): Outcome {
    const known = recent.find(each => each.isOf(contributions, keepDefaultUser));
    if (known) return known;
    const outcome = new Outcome([...contributions], keepDefaultUser);
    if (recent.length === MAX_RECENT) recent.shift();
    recent.push(outcome);
    return outcome;
  }

  public readonly document: PlainMap;
  /** In the order of the document. */
  public readonly problems: readonly Problem[];
  /** About how many bytes the document has. */
  public readonly size: number;

  private constructor(private readonly contributions: readonly Contribution[], private readonly keepDefaultUser: boolean) {
    const parts = partsBySection(contributions);
    this.document = this.makeDocument(parts);
    this.problems = this.findProblems(parts);
    this.size = contributions.reduce((sum, { value }) => sum + Buffer.byteLength(JSON.stringify(value)), 0);
  }

  private isOf(contributions: readonly Contribution[], keepDefaultUser: boolean): boolean {
    return this.keepDefaultUser === keepDefaultUser && this.contributions.length === contributions.length
      && this.contributions.every((each, i) => each === contributions[i]);
  }

  private makeDocument(parts: ReadonlyMap<Section, Contribution[]>): PlainMap {
    const document = new Map<string, Plain>();
    for (const section of SECTIONS) {
      const value = section.join(parts.get(section) ?? NONE, this.keepDefaultUser);
      if (value !== undefined) put(document, section.at, value);
    }
    return Object.fromEntries(document);
  }

  private findProblems(parts: ReadonlyMap<Section, Contribution[]>): Problem[] {
    const own = SECTIONS.flatMap(section => {
      const given = parts.get(section) ?? NONE;
      return [...given.flatMap(part => part.problems), ...(section.isSet ? [] : duplicatesIn(section, given))];
    });
    const byProperty = new Map([...parts].map(([{ property }, given]) => [property, given]));
    return [...own, ...crossProblems(property => byProperty.get(property) ?? NONE, this.keepDefaultUser)];
  }
}

/** Puts a section where it stands: at the top, below a key of the top, or, without a place of its own, key by key. */
function put(document: Map<string, Plain>, [first, second]: readonly string[], value: Plain): void {
  if (first === undefined) {
    for (const [key, member] of Object.entries(value as PlainMap)) put(document, [key], member);
    return;
  }
  const placed = second === undefined ? value : { [second]: value };
  const there = document.get(first);
  document.set(first, isMap(there) && isMap(placed) ? { ...there, ...placed } : placed);
}
