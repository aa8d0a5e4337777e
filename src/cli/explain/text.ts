import type { ExplainedCode } from './code';
import type { Leaf } from './leaves';
import type { ExplainedField, ExplainedNode } from './node';
import { printable } from '../../findings/printable';
import { valueText } from '../../impact/formats/values';

/** More fields of a value say little to a reader; JSON has them all. */
const MAX_PLACES = 12;

/** A finding for a person. */
export function codeText({ code, severity, concept, what, fix, page }: ExplainedCode): string {
  return `${severity} ${code} (${concept})\n\n  ${what}\n\n  fix: ${plain(fix)}\n\nSee ${page} of cdk8s-vm-fleet.\n`;
}

/** A construct for a person. */
export function nodeText(node: ExplainedNode): string {
  const { path, kind, name, platform, at, fields, unsaid } = node;
  const title = [
    printable(path), ': ', kind, ...name === undefined ? [] : [` "${printable(name)}"`], ...platform === undefined ? [] : [` on ${platform}`],
    ...at === undefined ? [] : [`, made at ${printable(at)}`],
  ].join('');
  const rest = unsaid.length === 0 ? [] : [['Written without being said (defaults and derived values):', ...places(unsaid)].join('\n')];
  return `${[title, ...fields.map(fieldText), ...rest].join('\n\n')}\n`;
}

function fieldText({ field, value, origin, scope, at, becomes, change }: ExplainedField): string {
  const place = at === undefined ? '' : ` at ${at}`;
  const from = origin === 'given' ? `given${place}` : origin === 'default' ? `default of ${scope === '' ? 'the app' : scope}${place}` : 'derived';
  return [
    `${field}: ${valueText(value)}`,
    `  from:    ${printable(from)}`,
    ...becomes.length === 0 ? [] : ['  becomes:', ...places(becomes)],
    ...change === undefined ? [] : [`  change:  ${change}`],
  ].join('\n');
}

function places(leaves: readonly Leaf[]): string[] {
  const lines = leaves.slice(0, MAX_PLACES).map(({ object, place, value }) => `    ${printable(`${object}: ${place}`)} = ${valueText(value)}`);
  return leaves.length > MAX_PLACES ? [...lines, `    ... and ${leaves.length - MAX_PLACES} more (--json has them all)`] : lines;
}

/** Markdown links as a terminal shows them. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)');
}
