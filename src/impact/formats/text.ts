import { changeText, subjectText } from './values';
import { EFFECT_WORDS, ImpactEffect } from '../effect';
import { ChangeImpact, ImpactData, SubjectImpact } from '../impact-data';

const { DATA_LOSS, IDENTITY, RECREATED, DELETED, REFUSED, RESTART_NOW, STOPS, LIVE, CREATED, NOTHING } = ImpactEffect;

const RED = new Set<ImpactEffect>([DATA_LOSS, IDENTITY, RECREATED, DELETED, REFUSED, RESTART_NOW, STOPS]);
const GREEN = new Set<ImpactEffect>([LIVE, CREATED, NOTHING]);

/** The report for a person: the summary, then each subject with its changes, worst first. */
export function textReport(impact: ImpactData, isColoured = false): string {
  const paint = (code: string, text: string) => isColoured ? `\u001b[${code}m${text}\u001b[0m` : text;
  const words = (effects: readonly ImpactEffect[]) => effects.map(effect => (
    paint(RED.has(effect) ? '31' : GREEN.has(effect) ? '32' : '33', EFFECT_WORDS[effect])
  )).join(', ');
  const changeLines = (change: ChangeImpact, subject: SubjectImpact) => [
    `  ${words(change.effects)}: ${changeText(change, subject)}`,
    `      ${change.rule} [${change.source}]`,
    ...change.fix === undefined ? [] : [`      fix: ${change.fix}`],
    change.acknowledged === undefined ? paint('2', `      digest: ${change.digest}`) : `      accepted: ${change.acknowledged}`,
  ];
  const blocks = impact.subjects.map(subject => [
    `${paint('1', subjectText(subject))}: ${words(subject.effects)}`, ...subject.changes.flatMap(change => changeLines(change, subject)),
  ].join('\n'));
  return `${[paint('1', impact.summary), ...blocks].join('\n\n')}\n`;
}
