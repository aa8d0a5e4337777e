import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { MODEL_OPTIONS } from './options';
import { printable } from '../../findings/printable';
import { say } from '../../output/say';
import { appCommand } from '../app-command';
import { ExitCode } from '../command/exit-code';
import type { Given } from '../command/verb';
import { print } from '../print';
import { runApp } from '../run-app';
import { withScratch } from '../scratch';

/**
 * Runs a program and prints the model of each of its apps on stdout. Writes nothing.
 *
 * @throws UsageError if there is no app
 */
export async function printModel({ values }: Given<typeof MODEL_OPTIONS>): Promise<number> {
  const { command } = appCommand(values);
  const { quiet, strict } = values;
  return withScratch(async scratch => {
    // A plain cdk8s App in the program writes its files, so its output is set to the scratch folder.
    const [models, plain] = ['models', 'plain'].map(name => join(scratch, name));
    writeFileSync(models, '');
    const { failure } = await runApp(command, { run: { models, quiet, strict }, plain }, scratch);
    if (failure !== undefined) return failure;
    const model = readFileSync(models);
    if (model.length > 0) return await print(model) ? ExitCode.DONE : ExitCode.FAILED;
    say(process.stderr, `there is no model: \`${printable(command)}\` did not synthesize a FleetApp\n`);
    return ExitCode.FAILED;
  });
}
