import { DiffCommand } from './arguments';
import { makeFiles } from './code';
import { committedFiles, committedIfAny } from './git';
import { entriesOf } from '../../impact/state/documents';
import { FleetSide, guessPlatforms } from '../../impact/state/fleet';
import { ManifestFile, filesOnDisk } from '../../impact/state/folder';
import { Manifests } from '../../impact/state/manifests';
import { platformsByKey, platformsOf } from '../../impact/state/platforms';
import { FleetModel } from '../../model/fleet-model';
import { PlatformRef } from '../../model/platform';
import { driverOf } from '../../platforms/registry';
import { appCommand, outputFolder } from '../app-command';
import type { ExitCode } from '../command/exit-code';
import { pointless } from '../platform';

/** The files of a state, and their origin. */
interface Found {
  readonly name: string;
  readonly files: readonly ManifestFile[];
  readonly models?: readonly FleetModel[];
}

/** The two states that are compared. */
export interface States {
  readonly sides: readonly [FleetSide, FleetSide];
  /** Warnings about platform options that have no effect. */
  readonly warnings: readonly string[];
  /** Platforms that are assumed because neither the code nor an option names them. */
  readonly assumed: readonly string[];
}

/** The two states that are compared, or how the app ended. */
export async function statesOf(command: DiffCommand, scratch: string): Promise<States | ExitCode | NodeJS.Signals> {
  const found = await find(command, scratch);
  if (typeof found !== 'object') return found;
  const [before, after] = found;
  const models = after.models ?? [];
  const { settings, platform, platformBefore } = command;
  const known = platform ? [platform] : platformsOf(models);
  const guessed = (each: Found) => known.length > 0 ? known : guessPlatforms(each.files.map(({ text }) => text));
  const places = platform ? undefined : platformsByKey(models);
  const side = (each: Found, platforms: readonly PlatformRef[], platformOf = places): FleetSide => (
    { name: each.name, manifests: new Manifests(each.files.flatMap(({ path, text }) => entriesOf(text, path))), platforms, platformOf, settings }
  );
  const now = side(after, guessed(after).length > 0 ? guessed(after) : guessed(before));
  const labels = (...all: Found[]) => guessPlatforms(all.flatMap(({ files }) => files.map(({ text }) => text))).map(ref => driverOf(ref).label);
  return {
    sides: [side(before, platformBefore ? [platformBefore] : now.platforms, platformBefore ? undefined : places), now],
    warnings: [
      ...pointless('platform', platform, platformBefore ? labels(after) : labels(before, after)),
      ...pointless('platform-before', platformBefore, labels(before)),
    ],
    assumed: known.length > 0 ? [] : now.platforms.map(ref => driverOf(ref).label),
  };
}

async function find(command: DiffCommand, scratch: string): Promise<readonly [Found, Found] | ExitCode | NodeJS.Signals> {
  const { paths: [first, second], from, to } = command;
  if (from !== undefined && to !== undefined) {
    const path = first ?? outputFolder(command);
    return [{ name: `${path} at ${from}`, files: committedFiles(from, path) }, { name: `${path} at ${to}`, files: committedFiles(to, path) }];
  }
  if (second !== undefined) return [{ name: first, files: filesOnDisk(first) }, { name: second, files: filesOnDisk(second) }];
  const app = appCommand(command, ': name two folders, or two commits with --from and --to');
  const made = await makeFiles(app, scratch, command.strict);
  if (typeof made !== 'object') return made;
  const after: Found = { name: 'the output of the code', files: made.files, models: made.models };
  if (from === undefined && first !== undefined) return [{ name: first, files: filesOnDisk(first) }, after];
  const folders = first === undefined ? made.folders : [first];
  if (from !== undefined) return [{ name: `${folders.join(', ')} at ${from}`, files: folders.flatMap(folder => committedFiles(from, folder)) }, after];
  return [committed(folders), after];
}

/** The committed state; if Git does not have it, the state on the disk. */
function committed(folders: readonly string[]): Found {
  const inGit = folders.map(committedIfAny);
  if (inGit.some(files => files !== undefined)) return { name: `${folders.join(', ')} at HEAD`, files: inGit.flatMap(files => files ?? []) };
  return { name: folders.join(', '), files: folders.flatMap(folder => filesOnDisk(folder)) };
}
