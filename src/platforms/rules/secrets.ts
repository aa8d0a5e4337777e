import { Memo } from '../../findings/memo';
import { Problem } from '../../findings/problem';
import { findSecrets, PlacedSecret, secretProblem, secretsByShape, secretSearch } from '../../findings/secrets';
import { ModelNode } from '../../model/fleet-model';

/** Documents and addresses. They have a separate search, which decodes them as their readers do. */
const SEARCHED_ELSEWHERE: ReadonlySet<string> = new Set(['machine userData', 'machine networkData', 'disk source']);

/** Properties whose keys the user sets, or whose texts are commands. There a key's name tells what its value is. */
const HAS_OWN_KEYS = /(?:labels|annotations|selector|headers|probe|sshKeys)$/i;

/** Names of objects, images and types. No secret has this form. */
const NAME = /^[a-z0-9./:-]*$/;

const NONE: readonly Problem[] = [];

/** Searches the whole model of a node for secrets, because each property is written into a manifest. */
export function secretProblems({ kind, spec, overlays = [] }: ModelNode, memo: Memo): readonly Problem[] {
  const found: PlacedSecret[] = [];
  for (const [property, value] of Object.entries(spec)) {
    if (value === undefined || SEARCHED_ELSEWHERE.has(`${kind} ${property}`)) continue;
    if (HAS_OWN_KEYS.test(property)) {
      found.push(...byKey(property, value, memo));
    } else if (hasFreeText(value)) {
      found.push(...secretsByShape(value, { name: property, path: [property] }, secretSearch(memo)), ...nested(property, value, memo));
    }
  }
  overlays.forEach((overlay, i) => found.push(...byKey(`overlays[${i}]`, overlay, memo)));
  if (found.length === 0) return NONE;
  const why = `The file is committed, and everyone with permission to list ${kind === 'machine' ? 'machines' : 'such objects'} can read it`;
  const problems = new Map(found.map(({ place, ...sighting }) => [`${place.name} ${sighting.what}`, secretProblem(place.name, sighting, why)]));
  return [...problems.values()];
}

function byKey(name: string, value: unknown, memo: Memo): readonly PlacedSecret[] {
  return memo.get(byKey, `${name} ${JSON.stringify(value)}`, () => findSecrets(value, name, secretSearch(memo)));
}

/** The same for nested values. */
function nested(name: string, value: unknown, memo: Memo): readonly PlacedSecret[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`;
    return !Array.isArray(value) && HAS_OWN_KEYS.test(key) ? byKey(inner, member, memo) : nested(inner, member, memo);
  });
}

function hasFreeText(value: unknown): boolean {
  if (typeof value === 'string') return !NAME.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasFreeText);
}
