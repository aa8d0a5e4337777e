/** The questions of a run and their answers: the data of the generated part of `docs/conformance.md`. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const DATA = join(__dirname, 'last-run.json');

/** The number of values of a field that a server admitted and rejected. */
export type Answers = readonly [admitted: number, refused: number];

/** The answers about one sort of generated objects. */
export interface Figures {
  readonly admitted: number;
  readonly refused: number;
  /** Rejected by the library alone, under a documented rule. */
  readonly stricter: number;
}

type Table<T> = Record<string, Record<string, T>>;

export interface LastRun {
  readonly seconds: number;
  readonly passed: number;
  /** The figures, by sort of object and by server. */
  readonly figures: Table<Figures>;
  /** The answers, by kind, by field and by server. */
  readonly fields: Record<string, Table<Answers>>;
}

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

  /** Adds the answers of another process. No two processes ask the same consumer about the same field or sort. */
  public add({ figures, fields }: Pick<LastRun, 'figures' | 'fields'>): void {
    for (const [what, own] of Object.entries(figures)) Object.assign(this.figures[what] ??= {}, own);
    for (const [kind, own] of Object.entries(fields)) {
      const known = this.fields[kind] ??= {};
      for (const [field, answers] of Object.entries(own)) Object.assign(known[field] ??= {}, answers);
    }
  }

  public data(): Pick<LastRun, 'figures' | 'fields'> {
    return { figures: this.figures, fields: this.fields };
  }

  /** Writes the answers of this run; `result` is its outcome. */
  public save(result: { readonly seconds: number; readonly passed: number }): void {
    writeFileSync(DATA, `${text({ ...result, ...this.data() })}\n`);
  }
}

export function lastRun(): LastRun {
  return JSON.parse(readFileSync(DATA, 'utf8'));
}

/** JSON with sorted keys and one line for each field or sort, so that two runs can be compared. */
export function text(value: unknown, indent = ''): string {
  if (!isMap(value)) return JSON.stringify(value);
  const isLine = indent !== '' && !Object.values(value).some(isMap);
  const inner = `${indent} `;
  const entries = Object.keys(value).sort().map(key => `${JSON.stringify(key)}: ${text(value[key], inner)}`);
  return isLine ? `{ ${entries.join(', ')} }` : `{\n${entries.map(each => `${inner}${each}`).join(',\n')}\n${indent}}`;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
