import { Section, SECTION_OF } from './sections';
import { Memo } from '../../../findings/memo';
import { Problem } from '../../../findings/problem';
import { secretProblem, secretsByKey, secretsByShape, secretSearch, show } from '../../../findings/secrets';
import { byCodeUnit } from '../../../model/sorted-by';
import { copyPlain, Plain } from '../../../model/user-data/plain';

/** One contribution to the config, copied when it was added. */
export interface Contribution {
  readonly section: Section;
  readonly key: string;
  readonly order: number;
  readonly value: Plain;
  /** The problems of the contribution. Problems about secrets are not included, because `problemsOf` adds them. */
  readonly problems: readonly Problem[];
}

/** The contributions of one item. Each item contributes to the section of its property. Some items also contribute to another section. */
export function contributionsOf(property: string, item: unknown): readonly Contribution[] {
  const section = SECTION_OF.get(property)!;
  const key = String(section.key(item));
  const also = section.also?.(item);
  const contribution = { section, key, order: section.order?.(item) ?? 0, ...checked(section, key, item) };
  return also ? [contribution, ...contributionsOf(also.property, also.item)] : [contribution];
}

/** A copy of an item for the document. The name of the item in a report is computed only if the item has a problem. */
function checked(section: Section, key: string, item: unknown): Pick<Contribution, 'value' | 'problems'> {
  const make = (where: string) => {
    const { value, problems } = section.entry(item, where);
    const copy = copyPlain(value, where);
    return { value: copy.value, problems: [...problems, ...copy.problems] };
  };
  const made = make('');
  return made.problems.length === 0 ? made : make(nameOf(section, key));
}

/** All problems of a single contribution. */
export function problemsOf({ section, key, value, problems }: Contribution, memo: Memo): readonly Problem[] {
  const secrets = memo.get(problemsOf, `${section.property} ${JSON.stringify([key, value])}`, () => secretsIn(section, key, value, memo));
  return secrets.length === 0 ? problems : unique([...problems, ...secrets]);
}

function secretsIn(section: Section, key: string, value: Plain, memo: Memo): readonly Problem[] {
  const place = { name: nameOf(section, key), path: [...section.at, ...(section.at.length === 0 ? [key] : [])] };
  const search = secretSearch(memo);
  return [...secretsByShape(value, place, search), ...secretsByKey(value, place, search)].map(secret => (
    secretProblem(secret.line > 1 ? `${secret.place.name}, line ${secret.line},` : secret.place.name, secret)));
}

/** The name of a contribution in a report: the property, and the key if the property can have several contributions. */
export function nameOf({ property }: Section, key: string): string {
  return key === '' ? property : `${property}[${show(key)}]`;
}

/** The contributions of each section, in an order that does not depend on the order of the calls. */
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

/** The problems of contributions that have the same key in one section. */
export function duplicatesIn(section: Section, parts: readonly Contribution[]): Problem[] {
  const keys = parts.map(part => part.key).sort(byCodeUnit);
  const twice = new Set(keys.filter((key, index) => key === keys[index - 1]));
  return [...twice].map(key => ({
    code: 'CLOUD_INIT_DUPLICATE',
    message: `${nameOf(section, key)} is given ${keys.filter(other => other === key).length} times`,
    allowed: `each entry of \`${section.property}\` once`,
    fix: 'keep one of these entries, or change the name, path or key of the other entries',
  }));
}

/** Removes duplicates, because the same secret can be found by its shape and by its key. */
function unique(problems: Problem[]): Problem[] {
  return [...new Map(problems.map(problem => [`${problem.code} ${problem.message}`, problem])).values()];
}
