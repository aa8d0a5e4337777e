import { FindingCode } from '../../../findings/codes';
import { Problem, quote } from '../../../findings/problem';
import { misreading } from '../../../model/yaml/plain';
import { ApiTree, FieldTable, JointField, PlacedField, UnsupportedField } from '../../fields';
import { CozystackTarget } from '../target';

/**
 * A text that a template of a Helm chart writes without quotes. Helm parses the rendered template as YAML, so `on` becomes true, `100` becomes a
 * number, and the part after ` #` becomes a comment.
 */
export interface Unquoted {
  /** The place of the text in the manifest, as a JSON pointer; `*` is each item of a list or each key of a map. */
  readonly at: string;
  /** The name of the text in messages. */
  readonly what: string;
  /** The part of the template directly before the text. */
  readonly prefix?: string;
  readonly code?: FindingCode;
  /** A pattern for texts that another check reports. */
  readonly refused?: RegExp;
}

/**
 * The texts of a field that the chart writes without quotes, in any version. Empty for a field that the chart writes in quotes, with
 * `toYaml` or not at all, and for numbers, booleans and enums.
 */
export type ChartWriting = readonly Unquoted[];

/**
 * The place of each field of a kind whose objects a chart renders, and how the chart writes the field. A table that lacks a field does not
 * compile.
 */
export type ChartFieldTable<S> = FieldTable<S, CozystackTarget> & {
  readonly [K in keyof Required<S>]: { readonly chart: ChartWriting } & (PlacedField<any, CozystackTarget> | JointField) | UnsupportedField;
};

/** The row of a field has this value if YAML cannot read the field as another type. */
export const SAFE: ChartWriting = [];

export function unquoted(at: string, what: string, more: Omit<Unquoted, 'at' | 'what'> = {}): Unquoted {
  return { at, what, ...more };
}

/** Creates the check of the texts that a chart writes without quotes. */
export function unquotedOf(table: ChartFieldTable<any>): (tree: ApiTree, problems: Problem[]) => void {
  const places = Object.values(table).flatMap(row => 'chart' in row ? row.chart as ChartWriting : [])
    .map(place => ({ ...place, path: place.at.slice(1).split('/').map(step => step.replaceAll('~1', '/')) }));
  return (tree, problems) => {
    for (const place of places) checkBelow(tree, place, 0, problems);
  };
}

/** An unquoted text, and the steps to it. */
interface Place extends Unquoted {
  readonly path: readonly string[];
}

/** Checks the texts at a place. `above` is the value before the step `from` of the path. */
function checkBelow(above: unknown, place: Place, from: number, problems: Problem[]): void {
  const { path } = place;
  let value = above;
  for (let at = from; at < path.length; at++) {
    if (typeof value !== 'object' || value === null) return;
    const step = path[at];
    if (step === '*') return checkEach(value, place, at, problems);
    value = (value as ApiTree)[step];
  }
  if (typeof value === 'string') check(value, place, problems);
}

/** Checks the items of a list or the values of a map. If `*` is the last step and the value is a map, checks the keys. */
function checkEach(value: object, place: Place, at: number, problems: Problem[]): void {
  if (at === place.path.length - 1 && !Array.isArray(value)) for (const key of Object.keys(value)) check(key, place, problems);
  else for (const item of Array.isArray(value) ? value : Object.values(value)) checkBelow(item, place, at + 1, problems);
}

function check(text: string, { what, prefix = '', code = 'VALUE_MISREAD', refused }: Unquoted, problems: Problem[]): void {
  // The chart leaves out an empty field.
  const read = text === '' ? undefined : misreading(prefix + text);
  if (read === undefined || refused?.test(text)) return;
  problems.push({
    code,
    message: `the platform's Helm chart writes ${what} without quotes, and YAML reads ${read}: the Helm release fails, or the value changes`,
    got: quote(text),
    allowed: 'a text that YAML also reads as a text: not a number, not a word such as on, yes, true or null, without ": ", " #", tab and line break',
    fix: code === 'URL_INVALID' ? 'encode the characters (%20 for a space)' : 'use another name',
  });
}
