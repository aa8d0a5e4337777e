import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { runCommand } from './child';
import { ExitCode } from './command/exit-code';
import { appEnvironment } from './environment';
import { UncaughtErrors } from './uncaught';
import { Waiting } from './waiting';
import { printable } from '../findings/printable';
import { AppOutcome, outcomesIn, Run, RUN_VARIABLE, STALE } from '../output/run';
import { say } from '../output/say';

/** The stream for the output of the program itself, which must not be mixed with a report on stdout. */
const STDERR = 2;

/** How an app is run. */
export interface AppOrder {
  /** The instructions to each app of the program. `runApp` adds the file for the results. */
  readonly run: Run;
  /** The output folder of the program's plain cdk8s apps. */
  readonly plain: string;
  /** Whether the output of the program goes to stdout; otherwise it goes to stderr. */
  readonly ownStdout?: boolean;
}

/** How a program ended, and the results of its apps. */
export interface AppEnding {
  /** Why the command stops: an exit code, or the signal that ended the program. */
  readonly failure?: ExitCode | NodeJS.Signals;
  readonly outcomes: readonly AppOutcome[];
}

/** Runs a program for a command, and prints its errors on stderr. */
export async function runApp(command: string, { run, plain, ownStdout }: AppOrder, scratch: string): Promise<AppEnding> {
  const results = join(scratch, 'results');
  writeFileSync(results, '');
  const uncaught = new UncaughtErrors(scratch);
  const own = appEnvironment();
  const env = { ...own, ...uncaught.variables(own), [RUN_VARIABLE]: JSON.stringify({ ...run, results }), CDK8S_OUTDIR: plain };
  const waiting = new Waiting(`running \`${printable(command)}\``, run.quiet ?? false);
  const { status, signal, received } = await runCommand(command, env, ownStdout ? 'inherit' : ['inherit', STDERR, STDERR]).finally(() => waiting.end());
  const outcomes = outcomesIn(readFileSync(results, 'utf8'));
  if (received !== undefined) return { failure: received, outcomes };
  if (signal !== null) say(process.stderr, `\`${printable(command)}\` was ended by ${signal}\n`);
  const reports = uncaught.reports;
  for (const report of reports) say(process.stderr, `${report}\n`);
  const failure = failureOf(status, outcomes);
  // If an app was refused or an error was reported, the reason is printed already. Otherwise the program itself failed, perhaps without a message.
  if (failure === ExitCode.FAILED && signal === null && reports.length === 0 && !outcomes.some(({ status: outcome }) => outcome === 'refused')) {
    say(process.stderr, `\`${printable(command)}\` ended with exit code ${status}\n`);
  }
  return { failure, outcomes };
}

function failureOf(status: number | null, outcomes: readonly AppOutcome[]): ExitCode | undefined {
  const has = (wanted: AppOutcome['status']) => outcomes.some(outcome => outcome.status === wanted);
  if (has('refused')) return ExitCode.FAILED;
  if (has('strict')) return ExitCode.FOUND;
  if (status === 0 || status === STALE && has('stale')) return undefined;
  return ExitCode.FAILED;
}
