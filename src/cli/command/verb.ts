import { UsageError } from '../arguments';

export interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  readonly multiple?: boolean;
  /** The placeholder of the value in the help. Shells complete `<file>` and `<folder>` as paths. */
  readonly value?: string;
  /** The allowed values, if only some values are allowed. */
  readonly values?: readonly string[];
  readonly summary: string;
}

/** The options by their names, without dashes. */
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends { type: 'boolean' } ? boolean : O extends { multiple: true } ? readonly string[] : string;

/** The values of the options that were given. */
export type Values<O extends Options> = { readonly [K in keyof O]?: ValueOf<O[K]> };

export interface Given<O extends Options> {
  readonly values: Values<O>;
  readonly positionals: readonly string[];
  /** Creates an error whose message refers to the help of the verb. */
  readonly usage: (message: string) => UsageError;
}

export interface Positionals {
  /** The form of the arguments in the help, e.g. `[<before> [<after>]]`. */
  readonly form: string;
  /** The maximum number of arguments, if limited. */
  readonly max?: number;
  /** The arguments and their meanings, one argument in each row. */
  readonly rows: readonly (readonly [form: string, summary: string])[];
  /** The values that a shell completes; by default paths. */
  readonly values?: () => readonly string[];
}

/** One row of the table of verbs, from which help, completion and parsing are derived. */
export interface Verb<O extends Options = Options> {
  readonly name: string;
  /** One line, for the list of verbs. */
  readonly summary: string;
  readonly description: string;
  readonly positionals?: Positionals;
  readonly options: O;
  readonly examples: readonly (readonly [command: string, what: string])[];
  /** The exit codes whose meaning for this verb differs from `EXIT_CODES`. */
  readonly exitCodes?: Readonly<Record<number, string>>;
  /** The page of the documentation. */
  readonly page: string;
  /** Runs the verb. The modules of a verb are loaded only when it runs, because the package loads each import at its first use. */
  readonly run: (given: Given<O>, verbs: readonly Verb[]) => Promise<number>;
}

/** Returns the row. The compiler checks that the parameters of `run` match the options of the row. */
export function verb<const O extends Options>(row: Verb<O>): Verb {
  return row as unknown as Verb;
}
