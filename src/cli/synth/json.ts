import { maskedData } from '../../findings/secrets';
import { AppOutcome } from '../../output/run';
import { ExitCode } from '../command/exit-code';

/** The version of the format. It increases when readers of the old format would misread the new format. */
const SYNTH_VERSION = 1;

/** The outcome of each app, for programs. */
export function synthJson(exitCode: ExitCode, apps: readonly AppOutcome[]): string {
  return `${JSON.stringify(maskedData({ synthVersion: SYNTH_VERSION, exitCode, apps }), undefined, 2)}\n`;
}
