import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { SynthCommand, UsageError } from './arguments';
import { Run, RUN_VARIABLE, STALE } from '../synth/run';
import { yamlLibrary } from '../yaml/library';

/** What this command reads of cdk8s's own file. */
interface Config {
  readonly app?: string;
  readonly output?: string;
}

const CONFIG = 'cdk8s.yaml';
const OUTPUT = 'dist';

/**
 * Runs an app as `cdk8s synth` does, without deleting its output folder first and without a stack trace of its own.
 *
 * @throws UsageError if there is no app
 */
export function synthesize({ check, quiet, app, output }: SynthCommand): number {
  const config = readConfig();
  const command = app ?? config.app;
  if (command === undefined) throw new UsageError(`there is no ${CONFIG} with an \`app\` here, and no --app`);
  const outdir = output ?? config.output ?? OUTPUT;
  const scratch = mkdtempSync(join(tmpdir(), 'vm-fleet-'));
  try {
    const results = join(scratch, 'results');
    const run: Run = { check, quiet: quiet || undefined, outdir, results };
    const { status, error } = spawnSync(command, {
      shell: true,
      stdio: 'inherit',
      // A plain cdk8s App in the program knows nothing of a check, and writes to where nobody looks.
      env: { ...process.env, [RUN_VARIABLE]: JSON.stringify(run), CDK8S_OUTDIR: check ? join(scratch, 'plain') : outdir },
    });
    if (error) throw error;
    const isStale = check && status === STALE;
    if (status !== 0 && !isStale) return 1;
    const outcomes = existsSync(results) ? readFileSync(results, 'utf8').split('\n') : [];
    if (check && outcomes.length === 0) {
      process.stderr.write(`nothing was checked: \`${command}\` ran no FleetApp.synth()\n`);
      return 1;
    }
    return isStale || outcomes.includes('stale') ? STALE : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function readConfig(): Config {
  if (!existsSync(CONFIG)) return {};
  const config: unknown = yamlLibrary().parse(readFileSync(CONFIG, 'utf8'));
  return typeof config === 'object' && config !== null ? config : {};
}
