import { LINT_USAGE, LintCommand, parseLint } from './arguments';
import { FORMATS } from '../../lint/formats';
import { LIMITS } from '../../lint/input/limits';
import { Unit, unitsOnDisk } from '../../lint/input/units';
import { lint as lintUnits } from '../../lint/lint';
import { LintReport } from '../../lint/report';
import { say } from '../../output/say';
import { FAILED_ON, isColoured, print } from '../diff/diff';

/**
 * Checks manifests that no code made.
 *
 * @param words what follows `vm-fleet lint`
 * @throws UsageError if the words mean nothing
 * @throws ManifestError if there is no such file or folder
 */
export async function lint(words: readonly string[]): Promise<number> {
  const command = parseLint(words);
  if (command === 'help') {
    say(process.stdout, LINT_USAGE);
    return 0;
  }
  const units = (await Promise.all(command.paths.map(unitsIn))).flat();
  const report = lintUnits(units, command.platform);
  if (!await print(FORMATS[command.format](report, isColoured()))) return 1;
  return isFailed(report, command) ? FAILED_ON : 0;
}

function isFailed({ errors, warnings }: LintReport, { failOn }: LintCommand): boolean {
  return failOn !== 'never' && (errors > 0 || failOn === 'warning' && warnings > 0);
}

/** The manifests of a path, or what standard input has. */
export async function unitsIn(path: string): Promise<Unit[]> {
  if (path !== '-') return unitsOnDisk(path);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    // One byte more than what is read: the file is told as too large.
    if (size > LIMITS.file) break;
  }
  return [{ files: [{ path: '<stdin>', bytes: Buffer.concat(chunks) }], faults: [] }];
}
