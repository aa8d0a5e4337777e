import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { AppCommand } from './app-command';
import { ExitCode } from './command/exit-code';
import { runApp } from './run-app';
import { Trace } from '../collect/trace';
import { printable } from '../findings/printable';
import { FleetModel } from '../model/fleet-model';
import { AppOutcome } from '../output/run';
import { say } from '../output/say';

/** The models of a program's apps. */
export interface FleetOfApp {
  readonly models: readonly FleetModel[];
  /** The place where each construct was created, if the command requests it. */
  readonly traces: readonly Trace[];
  readonly outcomes: readonly AppOutcome[];
}

interface Wanted {
  readonly quiet?: boolean;
  readonly strict?: boolean;
  readonly wantsTraces?: boolean;
}

/** Runs a program and returns the models of its apps. Writes no files; prints the errors of the program. */
export async function fleetOfApp(
  { command }: AppCommand, { quiet, strict, wantsTraces }: Wanted, scratch: string,
): Promise<FleetOfApp | ExitCode | NodeJS.Signals> {
  const [models, traces, plain] = ['models', 'traces', 'plain'].map(name => join(scratch, name));
  for (const file of [models, traces]) writeFileSync(file, '');
  const run = { models, quiet, strict, ...wantsTraces && { traces } };
  const { failure, outcomes } = await runApp(command, { run, plain }, scratch);
  if (failure !== undefined) return failure;
  const read = modelsIn(readFileSync(models, 'utf8'));
  if (read.length > 0) return { models: read, traces: tracesIn(readFileSync(traces, 'utf8')), outcomes };
  say(process.stderr, `there is no fleet: \`${printable(command)}\` did not synthesize a FleetApp\n`);
  return ExitCode.FAILED;
}

/** Parses the models of several apps, which are written one after the other. */
export function modelsIn(text: string): FleetModel[] {
  return text.split(/(?<=^\}\n)/m).filter(each => each.trim() !== '').map(each => JSON.parse(each));
}

function tracesIn(text: string): Trace[] {
  return text.split('\n').filter(line => line !== '').map(line => JSON.parse(line));
}
