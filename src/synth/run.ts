import { appendFileSync } from 'fs';

/** How a program was asked to synthesize by the command that started it. */
export interface Run {
  /** Write nothing, and say how the output folder differs from what would be written. */
  readonly check?: boolean;
  /** Say nothing of what went well. */
  readonly quiet?: boolean;
  /** The output folder of apps that name none. */
  readonly outdir?: string;
  /** A file to which each app appends a line when it is through. */
  readonly results?: string;
}

/** Carries it from the command `vm-fleet` to the program. */
export const RUN_VARIABLE = 'VM_FLEET_RUN';

/** The exit code of a check that found a difference. */
export const STALE = 3;

export function currentRun(): Run {
  const text = process.env[RUN_VARIABLE];
  return text === undefined ? {} : JSON.parse(text);
}

/** Tells the command that an app is through: it ends with the exit code of a check that failed, or says that there was no app. */
export function reportResult({ check, results }: Run, isStale: boolean): void {
  if (check && isStale) process.exitCode = STALE;
  if (results !== undefined) appendFileSync(results, `${isStale ? 'stale' : 'current'}\n`);
}
