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

/** Which app of this process has written which folder. */
const claims = new Map<string, Claim>();

/**
 * Says that an app writes a folder. Two apps of one process that write other files into one folder would each remove those of the
 * other at every run, which applies to the machines in the end. An app that is made again and makes the same is welcome.
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
    message: `another app of this program has written "${printable(folder)}" already, and each would remove or replace the files of the other`,
    got: names(other.sort()),
    fix: 'give each FleetApp an `outdir` of its own, or put the charts into one app',
  }];
}

/** Lets other apps write the folders that were written so far, as if each were a program of its own. */
export function forgetClaims(): void {
  claims.clear();
}

/** The path of a folder without links, as far as it is there. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(real(dirname(path)), basename(path));
  }
}
