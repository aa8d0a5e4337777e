import { Problem } from '../../findings/problem';
import { ModelNode } from '../../model/fleet-model';
import { HALF_CHARACTER } from '../../model/yaml/plain';

/** Texts that no file can hold: a node says where, by its property. */
export function textProblems({ spec }: ModelNode): Problem[] {
  const place = brokenPlace(spec, '');
  return place === undefined ? [] : [{
    code: 'TEXT_BROKEN',
    message: `\`${place}\` has half of a character (a surrogate of UTF-16 alone), which Kubernetes would replace by another one`,
    got: place,
    allowed: 'whole characters',
    fix: 'cut texts at whole characters, e.g. by `Array.from(text)`, and give bytes as base64',
  }];
}

/** The path of the first such text; keys of maps are texts as well. */
function brokenPlace(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return HALF_CHARACTER.test(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key in value) {
    const inner = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const place = HALF_CHARACTER.test(key) ? path : brokenPlace((value as Readonly<Record<string, unknown>>)[key], inner);
    if (place !== undefined) return place;
  }
  return undefined;
}
