import { join } from 'path';
import { contains, Ranges } from './ranges';

/** What one test file executes when all its tests pass. */
export interface TestRecord {
  readonly seconds: number;
  /** A child process ended before it could report. The test counts as executing everything. */
  readonly isPartial: boolean;
  /** The test file was not recorded, or fails without a mutant. */
  readonly isMissing?: boolean;
  /** The parts that were not executed, for each executed source file by its path from the root. */
  readonly unexecuted: Readonly<Record<string, Ranges>>;
}

export function executes({ isPartial, unexecuted }: TestRecord, file: string, start: number, end: number): boolean {
  return isPartial || (file in unexecuted && !contains(unexecuted[file], start, end));
}

export function recordPath(folder: string, test: string): string {
  return join(folder, `${test.replace(/\//g, '+')}.json`);
}
