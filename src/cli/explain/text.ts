import type { ExplainedCode } from './code';
import type { Leaf } from './leaves';
import type { ExplainedField, ExplainedNode } from './node';
import { printable } from '../../findings/printable';
import { valueText } from '../../impact/formats/values';

/** The largest number of manifest fields that the text shows for a value. The JSON output has all of them. */
const MAX_PLACES = 12;

/** The documentation of a finding as text. */
export function codeText({ code, severity, concept, what, why, fix, wrong, right, acknowledge, platforms, source, url }: ExplainedCode): string {
  const section = (title: string, text: string) => `${title}:\n${plain(text).split('\n').map(line => line && `  ${line}`).join('\n')}`;
  return `${[
    `${severity} ${code} (${concept})`,
    `  ${plain(what)}.`,
    `  ${plain(why)}`,
    `  fix: ${plain(fix)}`,
    section('Wrong', codeOf(wrong)),
    section('Right', codeOf(right)),
    section('When to acknowledge it', acknowledge),
    section('Platforms and versions', platforms),
    section('Source', source.join('\n')),
    url,
  ].join('\n\n')}\n`;
}

/** The explanation of a construct as text. */
export function nodeText(node: ExplainedNode): string {
  const { path, kind, name, platform, at, fields, unsaid } = node;
  const title = [
    printable(path), ': ', kind, ...name === undefined ? [] : [` "${printable(name)}"`], ...platform === undefined ? [] : [` on ${platform}`],
    ...at === undefined ? [] : [`, created at ${printable(at)}`],
  ].join('');
  const rest = unsaid.length === 0 ? [] : [['Defaults and derived values:', ...places(unsaid)].join('\n')];
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

/** The code of the examples in a section, without the other text. */
function codeOf(markdown: string): string {
  return [...markdown.matchAll(/^```[^\n]*\n([^]*?)\n```$/gm)].map(([, code]) => code).join('\n\n');
}

/** Markdown links as plain text for a terminal. A link to a page of this package shows the path of the page. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\][]+)\]\(([^()]+)\)/g, (_, text, target) => `${text} (${target.replace(/^\.\.\//, 'docs/')})`);
}
