import { byCodeUnit, copyPlain, Plain } from './plain';
import { secretProblem, secretsByKey, secretsByShape } from './secret-walk';
import { Section, SECTION_OF } from './sections';
import { show } from './show';
import { Problem } from '../../findings/problem';

/** One thing that somebody added to the config, as it was at that moment. */
export interface Contribution {
  readonly section: Section;
  readonly key: string;
  readonly order: number;
  readonly value: Plain;
  readonly problems: Problem[];
}

/** What texts contribute, such as the packages that all machines of a fleet have in common. Cleared when it is full. */
const known = new Map<string, Contribution[]>();
const MAX_KNOWN = 10_000;

/** What an item contributes to the section of a property. */
export function contributionsOf(property: string, item: unknown): readonly Contribution[] {
  if (typeof item !== 'string') return makeContributions(property, item);
  const key = `${property} ${item}`;
  let contributions = known.get(key);
  if (!contributions) {
    contributions = makeContributions(property, item);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, contributions);
  }
  return contributions;
}

function makeContributions(property: string, item: unknown): Contribution[] {
  const section = SECTION_OF.get(property)!;
  const key = String(section.key(item));
  const where = nameOf(section, key);
  const entry = section.entry(item, where);
  const { value, problems } = copyPlain(entry.value, where);
  const place = { name: where, path: [...section.at, ...(section.at.length === 0 ? [key] : [])] };
  const secrets = [...secretsByShape(value, place), ...secretsByKey(value, place)];
  const also = section.also?.(item);
  return [
    {
      section,
      key,
      order: section.order?.(item) ?? 0,
      value,
      problems: unique([
        ...entry.problems,
        ...problems,
        ...secrets.map(secret => secretProblem(secret.line > 1 ? `${secret.place.name}, line ${secret.line},` : secret.place.name, secret)),
      ]),
    },
    ...(also ? contributionsOf(also.property, also.item) : []),
  ];
}

/** How a report calls a contribution: the property, and the key where there can be several. */
export function nameOf({ property }: Section, key: string): string {
  return key === '' ? property : `${property}[${show(key)}]`;
}

/** The contributions of each section that has any, in an order that does not depend on when they came. */
export function partsBySection(contributions: readonly Contribution[]): ReadonlyMap<Section, Contribution[]> {
  const bySection = new Map<Section, Contribution[]>();
  for (const contribution of contributions) {
    const parts = bySection.get(contribution.section);
    if (parts) parts.push(contribution);
    else bySection.set(contribution.section, [contribution]);
  }
  for (const [section, parts] of bySection) bySection.set(section, inOrder(section, parts));
  return bySection;
}

function inOrder(section: Section, parts: Contribution[]): Contribution[] {
  if (parts.length === 1) return parts;
  const sorted = parts.sort((a, b) => a.order - b.order || byCodeUnit(a.key, b.key) || byCodeUnit(JSON.stringify(a.value), JSON.stringify(b.value)));
  return section.isSet ? sorted.filter((part, index) => part.key !== sorted[index - 1]?.key) : sorted;
}

/** Keys that several contributions to one section have. */
export function duplicatesIn(section: Section, parts: readonly Contribution[]): Problem[] {
  const keys = parts.map(part => part.key).sort(byCodeUnit);
  const twice = new Set(keys.filter((key, index) => key === keys[index - 1]));
  return [...twice].map(key => ({
    code: 'CLOUD_INIT_DUPLICATE',
    message: `${nameOf(section, key)} is given ${keys.filter(other => other === key).length} times`,
    allowed: `one contribution to \`${section.property}\` for each key`,
    fix: 'keep one of them, or give the others another key',
  }));
}

/** A secret can be found by its shape and by its key; one report of it is enough. */
function unique(problems: Problem[]): Problem[] {
  return [...new Map(problems.map(problem => [`${problem.code} ${problem.message}`, problem])).values()];
}
