import { LintCommand, parseLint } from './arguments';
import type { LINT_OPTIONS } from './options';
import { isColoured } from '../../findings/colours';
import { FORMATS } from '../../lint/formats';
import { LIMITS } from '../../lint/input/limits';
import { Unit, unitsOnDisk } from '../../lint/input/units';
import { lint as lintUnits } from '../../lint/lint';
import { LintReport } from '../../lint/report';
import { ExitCode } from '../command/exit-code';
import type { Given } from '../command/verb';
import { print } from '../print';

/**
 * Checks manifests that this library did not write.
 *
 * @throws UsageError if the arguments are not usable
 * @throws ManifestError if there is no such file or folder
 */
export async function lint(given: Given<typeof LINT_OPTIONS>): Promise<number> {
  const command = parseLint(given);
  const units = (await Promise.all(command.paths.map(unitsIn))).flat();
  const report = lintUnits(units, command.platform);
  if (!await print(FORMATS[command.format](report, isColoured(process.stdout)))) return 1;
  return isFailed(report, command) ? ExitCode.FOUND : ExitCode.DONE;
}

function isFailed({ errors, warnings }: LintReport, { failOn }: LintCommand): boolean {
  return failOn !== 'never' && (errors > 0 || failOn === 'warning' && warnings > 0);
}

/** The manifests of a path, or of standard input. */
export async function unitsIn(path: string): Promise<Unit[]> {
  if (path !== '-') return unitsOnDisk(path);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    // One byte more than the limit, so that the file is reported as too large.
    if (size > LIMITS.file) break;
  }
  return [{ files: [{ path: '<stdin>', bytes: Buffer.concat(chunks) }], faults: [] }];
}
