import type { Tags } from 'yaml';
import { BOOLEANS, isNumber } from './plain';

type Tag = Exclude<Tags[number], string>;

/**
 * The tags of the library `yaml`, with the forms of plain scalars that kubectl and Helm read (go-yaml 2, `resolve.go`). They are neither the forms of
 * YAML 1.1 nor those of YAML 1.2: `yes` is true, `0755` and `0o755` are octal, underscores of numbers are ignored, and `12:30` is a text.
 */
export function asKubernetes(tags: Tags): Tags {
  const others = tags.filter(tag => typeof tag === 'string' || !/:(?:bool|int|float)$/.test(tag.tag));
  return [...others, ...BOOLEAN_AND_NUMBER];
}

const scalar = (type: string, test: RegExp, resolve: (text: string) => unknown): Tag => ({ tag: `tag:yaml.org,2002:${type}`, default: true, test, resolve });

/** The first tag of a number reads all numbers. The second is for numbers with the tag `!!float`. */
const BOOLEAN_AND_NUMBER: readonly Tag[] = [
  scalar('bool', BOOLEANS, text => /^(?:y|on|t)/i.test(text)),
  ...['int', 'float'].map(type => scalar(type, /^[-+.0-9]/, text => isNumber(text) ? numberOf(text) : text)),
];

/** The value of a number of go-yaml. As in Go's `strconv.ParseInt` with base 0, a number with a leading zero and only octal digits is octal. */
function numberOf(text: string): number {
  const [, sign, digits] = /^([-+]?)(.*)$/.exec(text.replaceAll('_', ''))!;
  const size = /^\.nan$/i.test(digits) ? NaN : /^\.inf$/i.test(digits) ? Infinity : /^0[0-7]+$/.test(digits) ? parseInt(digits, 8) : Number(digits.toLowerCase());
  return sign === '-' ? -size : size;
}
