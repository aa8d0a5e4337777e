import { documentSecrets, withoutDocuments } from './overlay-documents';
import { Memo } from '../../findings/memo';
import { Problem } from '../../findings/problem';
import { findSecrets, PlacedSecret, secretProblem, secretsByShape, secretSearch } from '../../findings/secrets';
import { ModelNode, NodeKind } from '../../model/fleet-model';

/** Properties with documents and addresses. A separate search decodes these values in the same way as cloud-init or CDI. */
const SEARCHED_ELSEWHERE: Partial<Record<NodeKind, readonly string[]>> = { machine: ['userData', 'networkData'], disk: ['source'] };

/** Properties whose keys the user sets, or whose texts are commands. In these properties, the name of a key shows what its value is. */
const HAS_OWN_KEYS = /(?:labels|annotations|selector|headers|probe|sshKeys)$/i;

/** The form of names of objects, images and types. A secret in this form contains a long word, so a name without a long word is not searched. */
const NAME = /^[a-z0-9./:-]*$/;
const LONG_WORD = /[a-z0-9]{16}/;
const LONG = 16;

const NONE: readonly Problem[] = [];

/** Searches the whole model of a node for secrets, because each property is written into a manifest. */
export function secretProblems({ kind, spec, overlays }: ModelNode, memo: Memo): readonly Problem[] {
  let found: PlacedSecret[] | undefined;
  const elsewhere = SEARCHED_ELSEWHERE[kind];
  for (const property in spec) {
    const value: unknown = spec[property as keyof typeof spec];
    if (!isSuspect(property, value, memo) || elsewhere?.includes(property)) continue;
    (found ??= []).push(...inProperty(property, value, memo));
  }
  if (overlays !== undefined) return [...problemsOf(found ?? [], kind), ...overlays.flatMap((overlay, i) => inOverlay(`overlays[${i}]`, overlay, kind, memo))];
  return found === undefined || found.length === 0 ? NONE : problemsOf(found, kind);
}

/** Secrets in the changes of a program to an object. Empty if the properties of the node have secrets, which have their own findings. */
export function secretsInPatch(node: ModelNode, patch: object): readonly Problem[] {
  const memo = new Memo();
  return secretProblems(node, memo).length > 0 ? NONE : inOverlay('patch', patch, node.kind, memo);
}

/** Searches an overlay. A separate search, which knows the structure of cloud-init documents, searches the documents in the overlay. */
function inOverlay(name: string, overlay: unknown, kind: NodeKind, memo: Memo): readonly Problem[] {
  return [...documentSecrets(name, overlay, memo), ...problemsOf(byKey(name, withoutDocuments(overlay), memo), kind)];
}

/** Whether a property needs a full search. This function must be fast and must create no objects, because it runs for every property. */
function isSuspect(key: string, value: unknown, memo: Memo): boolean {
  if (typeof value === 'string') return memo.of(hasOwnKeys, key) || isSuspectText(value, memo);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length > 0 && (memo.of(hasOwnKeys, key) || value.some(item => isSuspect('', item, memo)));
  if (memo.of(hasOwnKeys, key)) return true;
  for (const inner in value) {
    if (isSuspectText(inner, memo) || isSuspect(inner, (value as Record<string, unknown>)[inner], memo)) return true;
  }
  return false;
}

function hasOwnKeys(property: string): boolean {
  return HAS_OWN_KEYS.test(property);
}

function isSuspectText(text: string, memo: Memo): boolean {
  return (!NAME.test(text) || text.length >= LONG && LONG_WORD.test(text)) && secretSearch(memo)(text).length > 0;
}

function inProperty(property: string, value: unknown, memo: Memo): readonly PlacedSecret[] {
  if (hasOwnKeys(property)) return byKey(property, value, memo);
  return [...secretsByShape(value, { name: property, path: [property] }, secretSearch(memo)), ...nested(property, value, memo)];
}

function problemsOf(found: readonly PlacedSecret[], kind: NodeKind): readonly Problem[] {
  const why = `The manifest is committed, and everyone with permission to list ${kind === 'machine' ? 'machines' : 'objects of this kind'} can read the secret`;
  const problems = new Map(found.map(({ place, ...sighting }) => [`${place.name} ${sighting.what}`, secretProblem(place.name, sighting, why)]));
  return [...problems.values()];
}

function byKey(name: string, value: unknown, memo: Memo): readonly PlacedSecret[] {
  return memo.get(byKey, `${name} ${JSON.stringify(value)}`, () => findSecrets(value, name, secretSearch(memo)));
}

/** Searches nested properties whose keys the user sets. */
function nested(name: string, value: unknown, memo: Memo): readonly PlacedSecret[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = Array.isArray(value) ? `${name}[${key}]` : `${name}.${key}`;
    return !Array.isArray(value) && hasOwnKeys(key) ? byKey(inner, member, memo) : nested(inner, member, memo);
  });
}
