import { BehaviourAdvice, UpgradeAdvice } from './advice';
import { printable } from '../../findings/printable';
import { formatBriefly } from '../../findings/report';
import { textReport } from '../formats/text';

/** Maximum number of places of one behaviour in the text format. The JSON format has all places. */
const MAX_PLACES = 10;

/** The report for a person. */
export function adviceText(advice: UpgradeAdvice, isColoured = false): string {
  const { from, to, summary, newFindings, goneFindings, impact, behaviours } = advice;
  const bold = (text: string) => isColoured ? `\u001b[1m${text}\u001b[0m` : text;
  return `${[
    bold(`${from} to ${to}: ${summary}`),
    ...newFindings.length > 0 ? [bold(`New findings with ${to}`), formatBriefly(newFindings)] : [],
    ...goneFindings.length > 0 ? [bold(`Findings that ${to} no longer has`), formatBriefly(goneFindings)] : [],
    ...behaviours.length > 0 ? [bold('Changed behavior of fields that this fleet uses'), ...behaviours.map(behaviourText)] : [],
    ...impact.subjects.length > 0 ? [bold('Changes in the manifests, with the same code'), textReport(impact, isColoured).trimEnd()] : [],
  ].join('\n\n')}\n`;
}

function behaviourText({ id, since, what, fix, source, places }: BehaviourAdvice): string {
  return [
    `${id} (since ${since})`, `  ${what} [${source}]`, ...fix === undefined ? [] : [`  fix: ${fix}`], ...placeLines(places).map(line => `  - ${line}`),
  ].join('\n');
}

function placeLines(places: BehaviourAdvice['places']): string[] {
  const lines = places.slice(0, MAX_PLACES).map(({ kind, name, namespace, field }) => (
    printable(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}${field === undefined ? '' : `, ${field}`}`)
  ));
  return places.length > MAX_PLACES ? [...lines, `and ${places.length - MAX_PLACES} more`] : lines;
}
