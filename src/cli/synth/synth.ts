import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { allDocuments } from './documents';
import { synthJson } from './json';
import type { SYNTH_OPTIONS } from './options';
import { printable } from '../../findings/printable';
import { AppOutcome, Run } from '../../output/run';
import { say } from '../../output/say';
import { appCommand } from '../app-command';
import { ExitCode } from '../command/exit-code';
import type { Given, Values } from '../command/verb';
import { print } from '../print';
import { runApp } from '../run-app';
import { withScratch } from '../scratch';

type Asked = Values<typeof SYNTH_OPTIONS>;

/** Options about the output folder. `--stdout` does not use the folder, so it rejects these options. */
const OF_FOLDER = ['check', 'keep-edits', 'output'] as const;

/**
 * Runs an app like `cdk8s synth`. Unlike `cdk8s synth`, this command does not delete the output folder first, and prints no additional stack trace.
 *
 * @throws UsageError if there is no app, or if the options contradict each other
 */
export async function synthesize({ values: asked, usage }: Given<typeof SYNTH_OPTIONS>): Promise<number> {
  const pointless = asked.stdout ? OF_FOLDER.find(name => asked[name] !== undefined) : undefined;
  if (pointless !== undefined) throw usage(`--stdout writes no folder: remove --${pointless}`);
  if (asked.stdout && asked.json) throw usage('--stdout and --json both print on stdout: remove one of them');
  const { command, output } = appCommand(asked, '', { validations: asked['no-validate'] ?? false, synthConfig: false });
  return withScratch(scratch => asked.stdout ? printDocuments(command, asked, output, scratch) : run(command, asked, output, scratch));
}

async function run(command: string, asked: Asked, outdir: string, scratch: string): Promise<number | NodeJS.Signals> {
  const { check, quiet, strict, json, 'keep-edits': keepEdits, output } = asked;
  const order: Run = { check, quiet, strict, keepEdits, outdir, isOutdirAsked: output !== undefined };
  // A plain cdk8s App in the program always writes its files. In a check, it writes them into the scratch folder.
  const { failure, outcomes } = await runApp(command, { run: order, plain: check ? join(scratch, 'plain') : outdir, ownStdout: !json }, scratch);
  if (typeof failure === 'string') return failure;
  const code = failure ?? conclude(command, asked, outcomes);
  if (json && !await print(synthJson(code, outcomes))) return ExitCode.FAILED;
  return code;
}

function conclude(command: string, { check, quiet }: Asked, outcomes: readonly AppOutcome[]): ExitCode {
  if (outcomes.length === 0 && check) {
    say(process.stderr, `nothing was checked: \`${printable(command)}\` did not synthesize a FleetApp\n`);
    return ExitCode.FAILED;
  }
  if (outcomes.length === 0 && !quiet) tellUnchecked(command);
  return outcomes.some(({ status }) => status === 'stale') ? ExitCode.STALE : ExitCode.DONE;
}

function tellUnchecked(command: string): void {
  say(process.stderr, `\`${printable(command)}\` did not synthesize a FleetApp: its output, if any, was not checked\n`);
}

async function printDocuments(command: string, { quiet, strict }: Asked, outdir: string, scratch: string): Promise<number | NodeJS.Signals> {
  const [documents, plain] = ['documents', 'plain'].map(name => join(scratch, name));
  writeFileSync(documents, '');
  const { failure, outcomes } = await runApp(command, { run: { documents, quiet, strict, outdir }, plain }, scratch);
  if (failure !== undefined) return failure;
  const text = allDocuments(readFileSync(documents, 'utf8'), plain);
  if (outcomes.length === 0 && text === '') {
    say(process.stderr, `there are no manifests: \`${printable(command)}\` did not synthesize a FleetApp\n`);
    return ExitCode.FAILED;
  }
  if (outcomes.length === 0 && !quiet) tellUnchecked(command);
  return await print(text) ? ExitCode.DONE : ExitCode.FAILED;
}
