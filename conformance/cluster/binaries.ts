/** Builds the servers from their Go modules, once for each version and state of the sources. */
import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { Build, BuildName, BUILDS } from './builds';

const SERVERS = join(__dirname, '..', 'servers');

/** Shared by all checkouts of a user, so that a fresh clone does not build again. */
export const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'cdk8s-vm-fleet', 'conformance');

/** Builds that were not used for this number of days are removed. */
const KEPT_DAYS = 30;
const DAY = 24 * 3600 * 1000;

/** The path of a program that `build` has built. */
export function program(name: BuildName, file: string): string {
  return join(CACHE, key(name), file);
}

/** Builds what is missing, and reports the time. */
export function build(names: readonly BuildName[], log: (line: string) => void): void {
  mkdirSync(CACHE, { recursive: true });
  for (const name of names) {
    const folder = join(CACHE, key(name));
    const start = Date.now();
    if (!existsSync(folder)) {
      const scratch = `${folder}.partial-${process.pid}`;
      const { programs, tags = [], versionVariable, variables }: Build = BUILDS[name];
      const all = { ...versionVariable && { [versionVariable]: version(name) }, ...variables };
      const linked = Object.entries(all).map(([variable, value]) => `-X ${variable}=${value}`).join(' ');
      for (const [file, source] of Object.entries(programs)) {
        go(name, ['build', '-trimpath', `-tags=${tags.join(',')}`, `-ldflags=-s -w ${linked}`, '-o', join(scratch, file), source]);
      }
      // Another run may have built this version in the meantime.
      if (existsSync(folder)) rmSync(scratch, { recursive: true });
      else renameSync(scratch, folder);
      log(`built ${name} (${version(name)}) in ${Math.round((Date.now() - start) / 1000)} s`);
    }
    utimesSync(folder, new Date(), new Date());
  }
  for (const each of readdirSync(CACHE).map(file => join(CACHE, file))) {
    if (Date.now() - statSync(each).mtimeMs > KEPT_DAYS * DAY) rmSync(each, { recursive: true });
  }
}

/** The folder of a Go module that one of these modules requires. */
export function moduleFolder(name: BuildName, path: string): string {
  return go(name, ['list', '-m', '-f', '{{.Dir}}', path]).trim();
}

/** The version of the module of a build. */
export function version(name: BuildName): string {
  const { of } = BUILDS[name];
  return new RegExp(`^\\s*(?:require )?${of} (v\\S+)`, 'm').exec(readFileSync(modFile(name), 'utf8'))![1];
}

export function hasGo(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function go(name: BuildName, [command, ...args]: string[]): string {
  const all = [command, '-mod=readonly', `-modfile=${modFile(name)}`, ...args];
  return execFileSync('go', all, { cwd: join(SERVERS, BUILDS[name].folder), encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function modFile(name: BuildName): string {
  const { folder, modFile: file = 'go.mod' }: Build = BUILDS[name];
  return join(SERVERS, folder, file);
}

/** A hash of all source files of a build. */
function key(name: BuildName): string {
  const { folder, ...how } = BUILDS[name];
  const hash = createHash('sha256').update(JSON.stringify(how));
  const root = join(SERVERS, folder);
  const sources = (readdirSync(root, { recursive: true }) as string[]).filter(file => file.endsWith('.go') || file.endsWith('/go.mod')).sort();
  for (const file of [...sources.map(each => join(root, each)), modFile(name), modFile(name).replace(/mod$/, 'sum')]) {
    hash.update(`\0${file.slice(root.length)}\0`).update(readFileSync(file));
  }
  return `${name}-${version(name)}-${hash.digest('hex').slice(0, 16)}`;
}
