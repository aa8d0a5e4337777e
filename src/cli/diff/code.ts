import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { printable } from '../../findings/printable';
import { ManifestFile, filesOnDisk } from '../../impact/state/folder';
import { FleetModel } from '../../model/fleet-model';
import { say } from '../../output/say';
import type { AppCommand } from '../app-command';
import { ExitCode } from '../command/exit-code';
import { modelsIn } from '../fleet-of-app';
import { runApp } from '../run-app';

/** The output of a program. */
export interface Made {
  readonly files: readonly ManifestFile[];
  /** The folders that its apps would write. */
  readonly folders: readonly string[];
  readonly models: readonly FleetModel[];
}

/**
 * Runs a program and collects its output. The output folder is not touched.
 *
 * @returns the output, or how the program ended without output
 */
export async function makeFiles({ command, output: outdir }: AppCommand, scratch: string, strict = false): Promise<Made | ExitCode | NodeJS.Signals> {
  const [models, manifests, plain] = ['models', 'manifests', 'plain'].map(name => join(scratch, name));
  writeFileSync(models, '');
  mkdirSync(manifests);
  const { failure } = await runApp(command, { run: { models, manifests, quiet: true, strict, outdir }, plain }, scratch);
  if (failure !== undefined) return failure;
  const folders = readdirSync(manifests).map(name => [name, decodeURIComponent(name)] as const);
  const files = folders.flatMap(([name, folder]) => filesOnDisk(join(manifests, name), folder));
  // The output of the program's plain cdk8s apps.
  if (existsSync(plain)) files.push(...filesOnDisk(plain, outdir));
  const read = modelsIn(readFileSync(models, 'utf8'));
  if (read.length === 0 && files.length === 0) {
    say(process.stderr, `there are no manifests: \`${printable(command)}\` did not synthesize a FleetApp\n`);
    return ExitCode.FAILED;
  }
  const written = folders.map(([, folder]) => folder);
  return { files, folders: existsSync(plain) && !written.includes(outdir) || written.length === 0 ? [...written, outdir] : written, models: read };
}
