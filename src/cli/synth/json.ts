import { AppOutcome } from '../../output/run';
import { ExitCode } from '../command/exit-code';

/** The version of the form. A change that readers of the old form would misread raises it. */
const SYNTH_VERSION = 1;

/** What became of each app, for programs. */
export function synthJson(exitCode: ExitCode, apps: readonly AppOutcome[]): string {
  return `${JSON.stringify({ synthVersion: SYNTH_VERSION, exitCode, apps }, undefined, 2)}\n`;
}
