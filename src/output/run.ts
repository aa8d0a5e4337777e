import { appendFileSync, existsSync } from 'fs';
import { resolve } from 'path';
import { Problem, quote } from '../findings/problem';
import { FleetModel } from '../model/fleet-model';
import { modelText } from '../model/json';

/** How a program was asked to synthesize by the command that started it. */
export interface Run {
  /** Write nothing, and say how the output folder differs from what would be written. */
  readonly check?: boolean;
  /** Say nothing of what went well. */
  readonly quiet?: boolean;
  /** The output folder of apps that name none. */
  readonly outdir?: string;
  /** Whether a person asked for that folder, so that an app may not write another one. */
  readonly isOutdirAsked?: boolean;
  /** Do not replace files that were changed by hand: that is an error. */
  readonly keepEdits?: boolean;
  /** A file to which each app appends a line when it is through. */
  readonly results?: string;
  /** Write nothing, and append the model of each app to this file. */
  readonly models?: string;
  /** Beside the models: a folder for the files that each app would write, in a folder by the encoded name of its output folder. */
  readonly manifests?: string;
}

/** Carries it from the command `vm-fleet` to the program. */
export const RUN_VARIABLE = 'VM_FLEET_RUN';

/** The exit code of a check that found a difference. */
export const STALE = 3;

export function currentRun(): Run {
  const text = process.env[RUN_VARIABLE];
  try {
    return text === undefined ? {} : JSON.parse(text) ?? {};
  } catch {
    // The command never sets such a value.
    return {};
  }
}

/** What keeps an app from writing a folder, because of how it was asked to. */
export function runProblems(run: Run, outdir: string): Problem[] {
  if (isOrphaned(run)) {
    return [{
      code: 'FOLDER_NOT_WRITTEN',
      message: 'the command that started this program has ended',
      fix: 'run it again',
    }];
  }
  if (!run.isOutdirAsked || run.outdir === undefined || resolve(run.outdir) === resolve(outdir)) return [];
  return [{
    code: 'FOLDER_ELSEWHERE',
    message: 'the code names its output folder, and --output another one',
    got: `${quote(outdir)} in the code, ${quote(run.outdir)} for --output`,
    fix: 'leave out `outdir` in the code, or --output',
  }];
}

/** Tells the command that an app is through: it ends with the exit code of a check that failed, or says that there was no app. */
export function reportResult(run: Run, isStale: boolean): void {
  if (run.check && isStale) process.exitCode = STALE;
  if (run.results !== undefined && !isOrphaned(run)) appendFileSync(run.results, `${isStale ? 'stale' : 'current'}\n`);
}

/** Gives the command the model of an app, if it asked for it. */
export function reportModel(run: Run, model: FleetModel): void {
  if (run.models !== undefined && !isOrphaned(run)) appendFileSync(run.models, modelText(model));
}

/** Whether the command has ended before its program: it makes the file, and removes it in the end. */
function isOrphaned({ results, models }: Run): boolean {
  return [results, models].some(file => file !== undefined && !existsSync(file));
}
