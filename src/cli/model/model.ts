import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { MODEL_OPTIONS } from './options';
import { printable } from '../../output/folder/safe-path';
import { Run, RUN_VARIABLE } from '../../output/run';
import { say } from '../../output/say';
import { checkText, UsageError } from '../arguments';
import { runCommand } from '../child';
import type { Given } from '../command/verb';
import { CONFIG, readConfig } from '../config';
import { withScratch } from '../scratch';

/** Stdout belongs to the model: what the program itself prints goes to stderr. */
const STDERR = 2;

/**
 * Runs an app and prints its model on stdout, one for each app. Nothing is written.
 *
 * @throws UsageError if there is no app
 */
export async function printModel({ values: { quiet, app } }: Given<typeof MODEL_OPTIONS>): Promise<number> {
  checkText('app', app);
  // Validations and Helm charts are about what is written.
  const command = app ?? readConfig({ validations: true, synthConfig: true }).app;
  if (command === undefined) throw new UsageError(`there is no ${CONFIG} with an \`app\` here, and no --app`);
  return withScratch(scratch => run(command, quiet, scratch));
}

async function run(command: string, quiet: boolean | undefined, scratch: string): Promise<number | NodeJS.Signals> {
  const models = join(scratch, 'models');
  writeFileSync(models, '');
  const order: Run = { models, quiet };
  // A plain cdk8s App in the program writes whatever it is told, so it writes to the scratch folder.
  const env = { ...process.env, [RUN_VARIABLE]: JSON.stringify(order), CDK8S_OUTDIR: join(scratch, 'plain') };
  const { status, signal, received } = await runCommand(command, env, ['inherit', STDERR, STDERR]);
  if (received !== undefined) return received;
  if (signal !== null) say(process.stderr, `\`${printable(command)}\` was ended by ${signal}\n`);
  if (status !== 0) return 1;
  const model = readFileSync(models);
  if (model.length > 0) return print(model);
  say(process.stderr, `there is no model: \`${printable(command)}\` ran no FleetApp.synth()\n`);
  return 1;
}

/** A model that is not whole is of no use: unless its reader went away, that is an error. */
function print(model: Uint8Array): Promise<number> {
  return new Promise(resolve => say(process.stdout, model, error => {
    if (error) say(process.stderr, `the model cannot be written to stdout: ${error.code}\n`);
    resolve(error ? 1 : 0);
  }));
}
