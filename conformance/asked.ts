/** The questions of a run and their answers: the data of `docs/conformance-fields.md` and of the figures in `docs/conformance.md`. */
import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

export const DATA = join(__dirname, 'last-run.json');

/** The number of values of a field that the server admitted and rejected. */
export type Answers = readonly [admitted: number, refused: number];

/** The answers about one sort of generated objects. */
export interface Figures {
  readonly admitted: number;
  readonly refused: number;
  /** Rejected by the library alone, under a documented rule. */
  readonly stricter: number;
}

export interface LastRun {
  readonly seconds: number;
  readonly passed: number;
  /** By sort of object and server. */
  readonly figures: Readonly<Record<string, Readonly<Record<string, Figures>>>>;
  /** By kind, field and server. */
  readonly fields: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Answers>>>>>>;
}

type Table<T> = Record<string, Record<string, T>>;

export class Asked {
  private readonly figures: Table<Figures> = {};
  private readonly fields: Record<string, Table<Answers>> = {};

  public count(what: string, consumer: string, figures: Figures): void {
    (this.figures[what] ??= {})[consumer] = figures;
  }

  public field(kind: string, field: string, consumer: string, isAdmitted: boolean): void {
    const answers = (this.fields[kind] ??= {})[field] ??= {};
    const [admitted, refused] = answers[consumer] ?? [0, 0];
    answers[consumer] = isAdmitted ? [admitted + 1, refused] : [admitted, refused + 1];
  }

  /** Writes the results of this run for the page; `result` is the outcome of the run. */
  public save(result: { readonly seconds: number; readonly passed: number }): void {
    const data: LastRun = { ...result, figures: this.figures, fields: this.fields };
    writeFileSync(DATA, `${JSON.stringify(sorted(data), undefined, 1)}\n`);
  }
}

export function lastRun(): LastRun | undefined {
  return existsSync(DATA) ? JSON.parse(readFileSync(DATA, 'utf8')) : undefined;
}

/** Maps in the order of their keys, so that two runs can be compared. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, each]) => [key, sorted(each)]));
}
