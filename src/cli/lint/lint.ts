import { LintCommand, parseLint } from './arguments';
import type { LINT_OPTIONS } from './options';
import { isColoured } from '../../findings/colours';
import { FORMATS } from '../../lint/formats';
import { LIMITS } from '../../lint/input/limits';
import { Unit, unitsOnDisk } from '../../lint/input/units';
import { lint as lintUnits } from '../../lint/lint';
import { LintReport } from '../../lint/report';
import { say } from '../../output/say';
import { UsageError } from '../arguments';
import { ExitCode } from '../command/exit-code';
import type { Given } from '../command/verb';
import { pointless } from '../platform';
import { print } from '../print';

/**
 * Checks the manifests of files, folders or standard input. A program of this library is not needed.
 *
 * @throws UsageError if the arguments are not usable
 * @throws ManifestError if a file or folder does not exist, has no manifests, or cannot be read
 */
export async function lint(given: Given<typeof LINT_OPTIONS>): Promise<number> {
  const command = parseLint(given);
  const units = (await Promise.all(command.paths.map(unitsIn))).flat();
  const report = lintUnits(units, command.platform);
  for (const warning of pointless('platform', command.platform, report.platforms)) say(process.stderr, `${warning}\n`);
  if (!await print(FORMATS[command.format](report, isColoured(process.stdout)))) return 1;
  return isFailed(report, command) ? ExitCode.FOUND : ExitCode.DONE;
}

function isFailed({ errors, warnings }: LintReport, { failOn }: LintCommand): boolean {
  return failOn !== 'never' && (errors > 0 || failOn === 'warning' && warnings > 0);
}

/**
 * The manifests of a path, or of standard input.
 *
 * @throws UsageError if standard input has no document
 * @throws ManifestError if the file or folder does not exist, has no manifests, or cannot be read
 */
export async function unitsIn(path: string): Promise<Unit[]> {
  if (path !== '-') return unitsOnDisk(path);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    // The rest of the input is not needed, because the check reports the input as too large.
    if (size > LIMITS.file) break;
  }
  const bytes = Buffer.concat(chunks);
  if (!CONTENT.test(bytes.toString('latin1'))) throw new UsageError('standard input has no manifests: the command before the pipe may have failed');
  return [{ files: [{ path: '<stdin>', bytes }], faults: [] }];
}

/** The start of a line with content, i.e. of any line except blank lines, comments and marks between documents (`---`, `...`). */
const CONTENT = /^(?![ \t\r]*(?:#|$)|(?:---|\.\.\.)[ \t\r]*(?:#|$))/m;
