import { maskedData } from '../../findings/secrets';
import { AppOutcome } from '../../output/run';
import { ExitCode } from '../command/exit-code';

/** The version of the JSON output. It increases when programs for the old output would misread the new output. */
const SYNTH_VERSION = 1;

/** The outcome of each app, for programs. */
export function synthJson(exitCode: ExitCode, apps: readonly AppOutcome[]): string {
  return `${JSON.stringify(maskedData({ synthVersion: SYNTH_VERSION, exitCode, apps }), undefined, 2)}\n`;
}
