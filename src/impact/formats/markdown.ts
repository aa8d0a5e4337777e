import { changeText, subjectText } from './values';
import { EFFECT_WORDS } from '../effect';
import { ChangeImpact, ImpactData, SubjectImpact } from '../impact-data';

/** The largest size of a report in characters, so that code hosts accept it as a comment. */
const MAX = 60_000;

/** A comment on a pull request: the summary, a table with the worst first, and the details folded. */
export function markdownReport(impact: ImpactData): string {
  const { summary, subjects, before, after } = impact;
  const head = [`### ${escaped(summary)}`, '', `${escaped(before.name)} → ${escaped(after.name)}${platformsOf(impact)}`, ''];
  if (subjects.length === 0) return `${head.join('\n')}\n`;
  const table = ['| | what happens | changes |', '|---|---|---|', ...subjects.map(rowOf)];
  const details = subjects.map(detailsOf);
  return fitted([...head, ...table, ''], details);
}

function platformsOf({ before, after }: ImpactData): string {
  const [from, to] = [before.platforms.join(', '), after.platforms.join(', ')];
  return from === to ? to === '' ? '' : `, on ${escaped(to)}` : `, from ${escaped(from)} to ${escaped(to)}`;
}

function rowOf(subject: SubjectImpact): string {
  const open = subject.changes.filter(({ acknowledged }) => acknowledged === undefined).length;
  const accepted = subject.changes.length - open;
  const count = [...open > 0 ? [String(open)] : [], ...accepted > 0 ? [`${accepted} accepted`] : []].join(', ');
  return `| ${escaped(subjectText(subject))} | ${subject.effects.map(effect => `**${EFFECT_WORDS[effect]}**`).join(', ')} | ${count} |`;
}

function detailsOf(subject: SubjectImpact): string {
  return [
    `<details><summary>${escaped(subjectText(subject))}: ${subject.effects.map(effect => EFFECT_WORDS[effect]).join(', ')}</summary>`, '',
    ...subject.changes.map(change => itemOf(change, subject)), '', '</details>', '',
  ].join('\n');
}

function itemOf(change: ChangeImpact, subject: SubjectImpact): string {
  return [
    `- **${change.effects.map(effect => EFFECT_WORDS[effect]).join(', ')}**: ${code(changeText(change, subject))}`,
    `  ${escaped(change.rule, true)} ([source](${change.source.replace(/[()\s]/g, encodeURIComponent)}))`,
    ...change.fix === undefined ? [] : [`  Fix: ${escaped(change.fix, true)}`],
    `  ${change.acknowledged === undefined ? `digest \`${change.digest}\`` : `Accepted: ${escaped(change.acknowledged)}`}`,
  ].join('\n');
}

/** As many details as fit, and the number of the others. */
function fitted(head: readonly string[], details: readonly string[]): string {
  let text = `${head.join('\n').slice(0, MAX)}\n`;
  let shown = 0;
  for (const each of details) {
    if (text.length + each.length > MAX) break;
    text += `${each}\n`;
    shown++;
  }
  const left = details.length - shown;
  return left === 0 ? text : `${text}\nThe details of ${left} more rows of the table are left out here. \`vm-fleet diff\` prints all details.\n`;
}

/** Escapes text of a manifest, so that it is not read as markup and mentions no users. */
function escaped(text: string, keepsCode = false): string {
  const plain = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\|/g, '\\|').replace(/@/g, '@\u200b');
  return keepsCode ? plain : plain.replace(/([*_[\]`#])/g, '\\$1');
}

function code(text: string): string {
  const ticks = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${ticks}${text.replace(/\|/g, '\\|')}${ticks}`;
}
