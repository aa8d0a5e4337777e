import { Figures } from './measure';

/** The figures as a table in Markdown. */
export function tableOf(figures: readonly Figures[]): string {
  const rows = figures.map(({ name, leaves, typed, isEqual, isEqualOverlaid, overlaid, missing, unasked, illFormed }) => [
    name, leaves, typed, percent(typed, leaves), illFormed ? 'ill-formed' : equality(isEqual, isEqualOverlaid, overlaid), unasked.length, illFormed ?? missing.slice(0, 3).map(short).join(', '),
  ]);
  return [
    '| File | Values | Typed | Share | Unchanged | Added values | First missing values, or the error of the file |',
    '|---|---|---|---|---|---|---|',
    ...rows.map(row => `| ${row.map(cell => String(cell).replaceAll('|', '\\|')).join(' | ')} |`),
  ].join('\n');
}

function equality(isEqual: boolean, isEqualOverlaid: boolean, overlaid: number): string {
  if (isEqual) return 'yes';
  return isEqualOverlaid ? `with an overlay of ${overlaid} ${overlaid === 1 ? 'value' : 'values'}` : 'no';
}

export function totalOf(figures: readonly Figures[]) {
  const wellFormed = figures.filter(({ illFormed }) => illFormed === undefined);
  const sum = (of: readonly Figures[], what: 'leaves' | 'typed') => of.reduce((total, each) => total + each[what], 0);
  return {
    files: figures.length,
    wellFormed: wellFormed.length,
    equal: wellFormed.filter(({ isEqual }) => isEqual).length,
    equalOverlaid: wellFormed.filter(({ isEqualOverlaid }) => isEqualOverlaid).length,
    leaves: sum(wellFormed, 'leaves'),
    typed: sum(wellFormed, 'typed'),
    unasked: wellFormed.reduce((total, { unasked }) => total + unasked.length, 0),
  };
}

/** Fields by the number of manifests in which they are missing or added, most first. */
export function frequent(figures: readonly Figures[], which: 'missing' | 'unasked'): readonly (readonly [field: string, files: number])[] {
  const counts = new Map<string, number>();
  for (const each of figures) for (const field of new Set(each[which].map(general))) counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
}

export function percent(part: number, whole: number): string {
  return `${(whole === 0 ? 100 : 100 * part / whole).toFixed(1)} %`;
}

/** A path without the names of objects and items. */
function general(path: string): string {
  return path.replace(/^(\w+)\/\S*/, '$1').replace(/\[[^\]]*\]/g, '[]').replace(/(labels|annotations)\..*/, '$1');
}

function short(path: string): string {
  return `\`${path.replace(/^\S+ /, '').replace(/^spec\.template\.spec\./, '...')}\``;
}
