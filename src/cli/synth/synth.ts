import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { SYNTH_OPTIONS } from './options';
import { printable } from '../../output/folder/safe-path';
import { Run, RUN_VARIABLE, STALE } from '../../output/run';
import { say } from '../../output/say';
import { checkText, UsageError } from '../arguments';
import { runCommand } from '../child';
import type { Given, Values } from '../command/verb';
import { CONFIG, readConfig } from '../config';
import { withScratch } from '../scratch';

type Asked = Values<typeof SYNTH_OPTIONS>;

const OUTPUT = 'dist';

/**
 * Runs an app as `cdk8s synth` does, without deleting its output folder first and without a stack trace of its own.
 *
 * @throws UsageError if there is no app, or it cannot be started
 */
export async function synthesize({ values: asked }: Given<typeof SYNTH_OPTIONS>): Promise<number> {
  checkText('app', asked.app);
  checkText('output', asked.output);
  const config = readConfig({ validations: asked['no-validate'] ?? false, synthConfig: false });
  const command = asked.app ?? config.app;
  if (command === undefined) throw new UsageError(`there is no ${CONFIG} with an \`app\` here, and no --app`);
  return withScratch(scratch => run(command, asked, asked.output ?? config.output ?? OUTPUT, scratch));
}

async function run(
  command: string, { check, quiet, 'keep-edits': keepEdits, output }: Asked, outdir: string, scratch: string,
): Promise<number | NodeJS.Signals> {
  const results = join(scratch, 'results');
  writeFileSync(results, '');
  const order: Run = { check, quiet, keepEdits, outdir, isOutdirAsked: output !== undefined, results };
  // A plain cdk8s App in the program has no check: it writes its files, so they go to a folder that is removed afterwards.
  const env = { ...process.env, [RUN_VARIABLE]: JSON.stringify(order), CDK8S_OUTDIR: check ? join(scratch, 'plain') : outdir };
  const { status, signal, received } = await runCommand(command, env);
  const outcomes = readFileSync(results, 'utf8').split('\n').filter(line => line !== '');
  if (received !== undefined) return received;
  const isStale = check && outcomes.includes('stale');
  const said = (text: string) => say(process.stderr, `${text}\n`);
  if (signal !== null) said(`\`${printable(command)}\` was ended by ${signal}`);
  if (status !== 0 && !(isStale && status === STALE)) return 1;
  if (outcomes.length === 0 && check) {
    said(`nothing was checked: \`${printable(command)}\` ran no FleetApp.synth()`);
    return 1;
  }
  if (outcomes.length === 0 && !quiet) said(`\`${printable(command)}\` ran no FleetApp.synth(): what it wrote, if anything, was not checked`);
  return isStale ? STALE : 0;
}
