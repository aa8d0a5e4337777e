import { Problem } from '../../findings/problem';
import { ModelNode } from '../../model/fleet-model';
import { hasHalfCharacter } from '../../model/yaml/plain';

/** Reports the first text of a node that has invalid Unicode, because no file can contain such a text. */
export function textProblems({ spec }: ModelNode): readonly Problem[] {
  if (!isBroken(spec)) return NO_PROBLEMS;
  const place = brokenPlace(spec, '')!;
  return [{
    code: 'TEXT_BROKEN',
    message: `\`${place}\` has invalid Unicode (a lone UTF-16 surrogate), which Kubernetes would replace`,
    got: place,
    allowed: 'whole characters',
    fix: 'cut the text only between whole characters, and encode binary data as base64',
  }];
}

const NO_PROBLEMS: readonly Problem[] = [];

/** Whether a value contains a text with invalid Unicode, also as a key of a map. */
function isBroken(value: unknown): boolean {
  if (typeof value === 'string') return hasHalfCharacter(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(isBroken);
  for (const key in value) if (hasHalfCharacter(key) || isBroken((value as Readonly<Record<string, unknown>>)[key])) return true;
  return false;
}

/** The path of the first text with invalid Unicode. */
function brokenPlace(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return hasHalfCharacter(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key in value) {
    const inner = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const place = hasHalfCharacter(key) ? path : brokenPlace((value as Readonly<Record<string, unknown>>)[key], inner);
    if (place !== undefined) return place;
  }
  return undefined;
}
