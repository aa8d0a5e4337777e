import { appendFileSync, existsSync, statSync } from 'fs';
import { dirname, resolve } from 'path';
import type { Trace } from '../collect/trace';
import { Finding } from '../findings/finding';
import { findingAt } from '../findings/finding-at';
import { FleetError } from '../findings/fleet-error';
import { throwPlainly } from '../findings/plain-exit';
import { printable } from '../findings/printable';
import { Problem, quote } from '../findings/problem';
import { systemReason } from '../findings/system-error';
import { FleetModel } from '../model/fleet-model';
import { modelText } from '../model/json';

/** The separator of documents, also between two apps. */
const SEPARATOR = '---\n';

/** The instructions of the command `vm-fleet` to the program that it started. */
export interface Run {
  /** Write nothing, and report how the output folder differs from the new output. */
  readonly check?: boolean;
  /** Do not report success. */
  readonly quiet?: boolean;
  /** The output folder of apps without `outdir`. */
  readonly outdir?: string;
  /** Whether `outdir` is from the option --output. If it is, no app may write to another folder. */
  readonly isOutdirAsked?: boolean;
  /** If a file was changed by hand, report an error instead of replacing the file. */
  readonly keepEdits?: boolean;
  /** Unacknowledged warnings prevent the synthesis, as errors do. */
  readonly strict?: boolean;
  /** A file to which each app appends its `AppOutcome`, one on a line. */
  readonly results?: string;
  /** Write nothing, and append the documents of each app to this file: charts in the order of their dependencies, objects by name. */
  readonly documents?: string;
  /** Write nothing, and append the model of each app to this file. */
  readonly models?: string;
  /** Only with `models`: a file to which each app appends the source locations of its constructs, one on a line. */
  readonly traces?: string;
  /** Only with `models`: a folder for the files that each app would write. The name of an app's subfolder is its output folder, encoded. */
  readonly manifests?: string;
}

/**
 * The result of an app. In a check, the folder is up to date (`current`) or not (`stale`). `handedOver`: the app gave its output to the
 * command, and wrote nothing else. `refused`: the app has errors. `strict`: the app has unacknowledged warnings, and `Run.strict` is set.
 */
export type AppStatus = 'written' | 'current' | 'stale' | 'handedOver' | 'refused' | 'strict';

/** The state of an app's files. */
export interface AppFiles {
  readonly written?: number;
  readonly unchanged: number;
  readonly removed?: number;
  /** In a check: the files that are not up to date. */
  readonly different?: readonly { readonly path: string; readonly what: string }[];
}

/** The outcome of an app, for the command that started it. */
export interface AppOutcome {
  readonly outdir: string;
  readonly status: AppStatus;
  readonly files?: AppFiles;
  readonly notices?: readonly string[];
  readonly findings: readonly Finding[];
}

/** The environment variable with the instructions of the command `vm-fleet` to the program. */
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

/** Reasons why an app must not write a folder: the command has ended, or its instructions name another folder. */
export function runProblems(run: Run, outdir: string): Problem[] {
  if (isOrphaned(run)) {
    return [{
      code: 'FOLDER_NOT_WRITTEN',
      message: 'the command that started this program has ended',
      fix: 'run the command again',
    }];
  }
  if (!run.isOutdirAsked || run.outdir === undefined || resolve(run.outdir) === resolve(outdir)) return [];
  return [{
    code: 'FOLDER_ELSEWHERE',
    message: 'two output folders: `outdir` in the code, and another one for --output',
    got: `${quote(outdir)} in the code, ${quote(run.outdir)} for --output`,
    fix: 'remove `outdir` in the code, or run without --output',
  }];
}

/** Reports the outcome of an app to the command. */
export function reportOutcome(run: Run, outcome: AppOutcome): void {
  if (outcome.status === 'stale') process.exitCode = STALE;
  const { results } = run;
  if (results !== undefined && !isOrphaned(run)) handing(results, () => appendFileSync(results, `${JSON.stringify(outcome)}\n`));
}

/** The outcomes of the apps of a program. An incomplete last line, e.g. after a full disk, is ignored, because then the program has failed. */
export function outcomesIn(text: string): AppOutcome[] {
  return text.split('\n').slice(0, -1).filter(line => line !== '').map(line => JSON.parse(line));
}

/**
 * Runs a step that writes a temporary file for the command.
 *
 * @throws FleetError if the file cannot be written, e.g. because the disk is full
 */
export function handing(file: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    const { place, reason } = systemReason(error, file);
    const problem: Problem = {
      code: 'FOLDER_NOT_WRITTEN',
      message: `the temporary folder of the command cannot be written: "${printable(dirname(file))}"`,
      got: `${place}: ${reason}`,
      fix: 'free space on this disk, or set TMPDIR to another folder',
    };
    throwPlainly(new FleetError([findingAt('', problem)], 'the command has no result'));
  }
}

/** Passes the documents of an app to the command, on request. */
export function reportDocuments({ documents }: Run, text: string): void {
  if (documents === undefined || !existsSync(documents) || text === '') return;
  handing(documents, () => appendFileSync(documents, statSync(documents).size > 0 ? `${SEPARATOR}${text}` : text));
}

/** Passes the model of an app to the command, on request. */
export function reportModel(run: Run, model: FleetModel): void {
  const { models } = run;
  if (models !== undefined && !isOrphaned(run)) handing(models, () => appendFileSync(models, modelText(model)));
}

/** Passes the source locations of an app's constructs to the command, on request. */
export function reportTraces(run: Run, traces: () => readonly Trace[]): void {
  const file = run.traces;
  if (file !== undefined && !isOrphaned(run)) handing(file, () => appendFileSync(file, traces().map(each => `${JSON.stringify(each)}\n`).join('')));
}

/** Whether the command has ended before the program. The command removes its files when it ends. */
function isOrphaned({ results, models, documents }: Run): boolean {
  return [results, models, documents].some(file => file !== undefined && !existsSync(file));
}
