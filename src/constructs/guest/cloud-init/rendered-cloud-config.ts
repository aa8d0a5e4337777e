import { Contribution, duplicatesIn, partsBySection, problemsOf } from './contributions';
import { crossProblems } from './cross-checks';
import { Section, SECTIONS } from './sections';
import { cloudConfigText } from './yaml-text';
import { Memo } from '../../../findings/memo';
import { Problem } from '../../../findings/problem';
import { isMap, Plain, PlainMap } from '../../../model/user-data/plain';

const NONE: Contribution[] = [];

/** The cloud config that results from contributions. */
export interface RenderedCloudConfig {
  readonly text: string;
  /** Whether the document is empty. */
  readonly isEmpty: boolean;
  /** The problems, in the order of the document. */
  readonly problems: readonly Problem[];
}

/** The cloud config that results from a set of contributions. The machines of a fleet share this result. */
export function renderCloudConfig(contributions: readonly Contribution[], keepDefaultUser: boolean, memo: Memo): RenderedCloudConfig {
  const said = contributions.map(({ section, key, order, value, problems }) => [section.property, key, order, value, problems]);
  return memo.get(renderCloudConfig, JSON.stringify([keepDefaultUser, said]), () => {
    const parts = partsBySection(contributions);
    const document = makeDocument(parts, keepDefaultUser);
    return { text: cloudConfigText(document), isEmpty: Object.keys(document).length === 0, problems: findProblems(parts, keepDefaultUser, memo) };
  });
}

/** The document with all contributions. */
export function documentOf(contributions: readonly Contribution[], keepDefaultUser: boolean): PlainMap {
  return makeDocument(partsBySection(contributions), keepDefaultUser);
}

type Parts = ReadonlyMap<Section, Contribution[]>;

function makeDocument(parts: Parts, keepDefaultUser: boolean): PlainMap {
  const document = new Map<string, Plain>();
  for (const section of SECTIONS) {
    const value = section.join(parts.get(section) ?? NONE, keepDefaultUser);
    if (value !== undefined) put(document, section.at, value);
  }
  return Object.fromEntries(document);
}

function findProblems(parts: Parts, keepDefaultUser: boolean, memo: Memo): Problem[] {
  const own = SECTIONS.flatMap(section => {
    const given = parts.get(section) ?? NONE;
    return [...given.flatMap(part => problemsOf(part, memo)), ...(section.isSet ? [] : duplicatesIn(section, given))];
  });
  const byProperty = new Map([...parts].map(([{ property }, given]) => [property, given]));
  return [...own, ...crossProblems(property => byProperty.get(property) ?? NONE, keepDefaultUser)];
}

/** Adds the value of a section to the document, at the section's place. Raw keys have no place, so each raw key is added at the top level. */
function put(document: Map<string, Plain>, [first, second]: readonly string[], value: Plain): void {
  if (first === undefined) {
    for (const [key, member] of Object.entries(value as PlainMap)) put(document, [key], member);
    return;
  }
  const placed = second === undefined ? value : { [second]: value };
  const there = document.get(first);
  document.set(first, isMap(there) && isMap(placed) ? { ...there, ...placed } : placed);
}
