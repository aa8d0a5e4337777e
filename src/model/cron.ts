/** A cron expression as Kubernetes reads it (robfig/cron, standard parser). */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  /** Whether the day of the month is a star. If neither day field is a star, it is enough that a date matches one of the two fields. */
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
}

interface Field {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly names?: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', first: 0, last: 59 },
  { name: 'hour', first: 0, last: 23 },
  { name: 'day of the month', first: 1, last: 31 },
  {
    name: 'month', first: 1, last: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  // Sunday is 0; there is no 7.
  { name: 'day of the week', first: 0, last: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const SHORTHANDS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const CRON_FORM = 'minute, hour, day of the month, month and day of the week, e.g. "30 2 * * *"';

/**
 * Reads a schedule.
 *
 * @returns the schedule; for an invalid text the reason, e.g. `has 4 fields instead of 5`
 */
export function readCron(text: string): Cron | string {
  const bare = text.trim().replace(/^(CRON_)?TZ=[A-Za-z0-9_+/-]+\s+/, '');
  const words = (SHORTHANDS.get(bare) ?? bare).split(/\s+/);
  if (bare.startsWith('@') && !SHORTHANDS.has(bare)) return 'is not a known shorthand such as @daily';
  if (words.length !== FIELDS.length) return `has ${bare === '' ? 0 : words.length} fields instead of ${FIELDS.length}`;
  const fields = FIELDS.map((field, i) => readField(words[i], field));
  const fault = fields.find(field => typeof field === 'string');
  if (typeof fault === 'string') return fault;
  const [minutes, hours, days, months] = fields as readonly (readonly number[])[];
  return { minutes, hours, days, months, anyDay: isStar(words[2]), anyWeekday: isStar(words[4]) };
}

/** Whether there is no matching date, e.g. the 31st of June. */
export function neverComes({ days, months, anyDay, anyWeekday }: Cron): boolean {
  if (anyDay || !anyWeekday) return false;
  return months.every(month => days.every(day => day > LONGEST_MONTH[month - 1]));
}

/** The minimum number of minutes between two runs; 60 if no two runs are less than an hour apart. The dates of the schedule are ignored. */
export function shortestPause({ minutes, hours }: Cron): number {
  const pauses = minutes.slice(1).map((minute, i) => minute - minutes[i]);
  const followed = hours.some(hour => hours.includes((hour + 1) % 24));
  return Math.min(60, ...pauses, ...followed ? [60 - minutes[minutes.length - 1] + minutes[0]] : []);
}

function isStar(word: string): boolean {
  return word.split(',').some(part => /^[*?](\/0*1)?$/.test(part));
}

function readField(word: string, field: Field): readonly number[] | string {
  const values = new Set<number>();
  for (const part of word.split(',')) {
    const range = readRange(part, field);
    if (typeof range === 'string') return `has "${part}" as ${field.name}: ${range}`;
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function readRange(part: string, { first, last, names }: Field): { readonly from: number; readonly to: number; readonly step: number } | string {
  const [range, stepText, ...moreSteps] = part.split('/');
  const [low, high, ...moreEnds] = range.split('-');
  const number = (text: string) => {
    const index = names?.indexOf(text.toLowerCase()) ?? -1;
    return index >= 0 ? first + index : /^\d+$/.test(text) ? Number(text) : NaN;
  };
  const isAny = low === '*' || low === '?';
  const from = isAny ? first : number(low);
  const to = isAny || (high === undefined && stepText !== undefined) ? last : number(high ?? low);
  const step = stepText === undefined ? 1 : /^\d+$/.test(stepText) ? Number(stepText) : NaN;
  if (moreSteps.length > 0 || moreEnds.length > 0 || (isAny && high !== undefined)) return 'it has an invalid form';
  if (Number.isNaN(from) || Number.isNaN(to) || !(step >= 1)) return 'a part of it is not a number';
  if (from < first || to > last) return `the values go from ${first} to ${last}`;
  return from > to ? 'the range ends before it begins' : { from, to, step };
}
