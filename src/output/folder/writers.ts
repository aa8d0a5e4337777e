import { realpathSync } from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { OutputFile } from './output-file';
import { names } from './safe-path';
import { printable } from '../../findings/printable';
import { Problem } from '../../findings/problem';

interface Claim {
  readonly app: WeakRef<object>;
  readonly hashes: ReadonlyMap<string, string>;
}

/** For each folder, the app of this process that wrote the folder. */
const claims = new Map<string, Claim>();

/**
 * Records that an app writes a folder. Returns a finding if another app of this process has written different files into the folder: each app
 * would remove the files of the other app at every run, and a GitOps tool would delete the machines. An app that is constructed again with the
 * same output causes no finding.
 */
export function claimFolder(folder: string, app: object, files: readonly OutputFile[]): Problem[] {
  const place = real(resolve(folder));
  const hashes = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const claim = claims.get(place);
  claims.set(place, { app: new WeakRef(app), hashes });
  if (!claim || claim.app.deref() === app) return [];
  const other = [...new Set([...claim.hashes.keys(), ...hashes.keys()])].filter(path => claim.hashes.get(path) !== hashes.get(path));
  if (other.length === 0) return [];
  claims.set(place, claim);
  return [{
    code: 'FOLDER_SHARED',
    message: `another app of this program has written "${printable(folder)}" already, and each app would remove or replace the files of the other app`,
    got: names(other.sort()),
    fix: 'give each FleetApp its own `outdir`, or put the charts into one app',
  }];
}

/** Allows other apps to write the folders that were written so far, as if each app were a separate program. */
export function forgetClaims(): void {
  claims.clear();
}

/** The path of a folder with all links resolved. The part of the path that does not exist stays unchanged. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(real(dirname(path)), basename(path));
  }
}
