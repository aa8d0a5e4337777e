import { randomBytes } from 'crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'fs';
import { hostname } from 'os';
import { join } from 'path';
import { READ_FLAGS } from './disk-file';
import { FolderError } from './folder-error';
import { isLock, LOCK } from './safe-path';
import { printable } from '../../findings/printable';

const OWNER = 'owner';
const WAIT_MS = 3000;
const POLL_MS = 20;

/** No run takes so long; the holder of a lock of this age is gone, even if a process has its number by now. */
const ABANDONED_MS = 10 * 60 * 1000;

/** More than that was not written by a run. */
const MAX_OWNER_LENGTH = 300;

/** A folder that only this run writes for the time being. */
export interface Lock {
  /**
   * A folder for what is to be moved to its place, with a name of its own. A run that was suspended and lost its lock to another
   * one finds it gone, so that every step that moves a file from or to it fails.
   */
  readonly staging: string;
  /** Whether an earlier run was interrupted while it wrote. */
  readonly afterInterruption: boolean;
  /** Whether the lock is still this run's own. */
  isHeld(): boolean;
  /** Does nothing to a lock that is another run's by now. */
  release(): void;
}

/**
 * Keeps others from writing a folder. Waits a moment for another run that does.
 *
 * @throws FolderError if that takes too long
 */
export function lock(folder: string): Lock {
  const place = join(folder, LOCK);
  const deadline = Date.now() + WAIT_MS;
  let afterInterruption = false;
  removeRemains(folder);
  for (;;) {
    const staging = take(place);
    if (staging !== undefined) return { staging, afterInterruption, isHeld: () => isThere(staging), release: () => release(place, staging) };
    if (isAbandoned(place)) {
      afterInterruption = removeAbandoned(place) || afterInterruption;
    } else if (Date.now() > deadline) {
      throw new FolderError([{
        code: 'FOLDER_LOCKED',
        message: `another run writes "${folder}"`,
        got: ownerOf(place) ?? 'a process that did not say which one it is',
        fix: `run it again when the other is done; if there is no other, remove "${place}"`,
      }]);
    } else {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    }
  }
}

/** What is said of a lock that another run took while this one was suspended. */
export function lostLock(folder: string): FolderError {
  return new FolderError([{
    code: 'FOLDER_LOCKED',
    message: `another run took over "${folder}" while this one was suspended`,
    got: ownerOf(join(folder, LOCK)),
    fix: 'run it again',
  }], 'the folder is what the other run made of it');
}

/** Whether a run was interrupted while it wrote a folder, and no other has repaired it since. */
export function wasInterrupted(folder: string): boolean {
  return isAbandoned(join(folder, LOCK));
}

/** Takes the lock if it is free: the path of this run's own folder in it. */
function take(place: string): string | undefined {
  try {
    mkdirSync(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const token = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const staging = join(place, token);
  try {
    mkdirSync(staging);
    writeFileSync(join(staging, OWNER), `process ${process.pid} on ${hostname()}`);
    // This run may have been suspended since it made the folder, and another one may have taken it away and made its own.
    if (entries(place).every(name => name === token)) return staging;
    release(place, staging);
    return undefined;
  } catch (error) {
    release(place, staging);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function release(place: string, staging: string): void {
  try {
    rmSync(staging, { recursive: true, force: true });
    rmdirSync(place);
  } catch {
    // Another run has put its own folder into it, or taken it away.
  }
}

/** Who holds a lock, as a terminal can show it. */
function ownerOf(place: string): string | undefined {
  // Earlier versions signed right in the lock.
  for (const file of [OWNER, ...entries(place).map(name => join(name, OWNER))]) {
    try {
      return printable(readFileSync(join(place, file), { encoding: 'utf8', flag: READ_FLAGS as unknown as string }).slice(0, MAX_OWNER_LENGTH));
    } catch {
      // The next one.
    }
  }
  return undefined;
}

function isAbandoned(place: string): boolean {
  const changes = [place, ...entries(place).map(name => join(place, name))].map(changeOf).filter(at => at !== undefined);
  if (changes.length === 0) return false;
  const changed = Math.max(...changes);
  if (Date.now() - changed > ABANDONED_MS) return true;
  const [, pid, host] = /^process (\d{1,15}) on (.*)$/.exec(ownerOf(place) ?? '') ?? [];
  return pid !== undefined && host === printable(hostname()) && !isAlive(Number(pid), changed);
}

/** Whether a process that was there at some time still is; in a container that was started again another has its number. */
function isAlive(pid: number, at: number): boolean {
  if (pid === process.pid) return at >= performance.timeOrigin;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes it away under another name first, because another run may have done so by now and be at work. */
function removeAbandoned(place: string): boolean {
  const aside = `${place}~${process.pid}-${randomBytes(6).toString('hex')}`;
  try {
    renameSync(place, aside);
  } catch {
    return false;
  }
  if (!isAbandoned(aside)) {
    renameSync(aside, place);
    return false;
  }
  rmSync(aside, { recursive: true, force: true });
  return true;
}

/** Removes what a run left that was killed while it removed an abandoned lock. */
function removeRemains(folder: string): void {
  const remains = entries(folder).filter(name => isLock(name) && name !== LOCK).map(name => join(folder, name));
  for (const path of remains.filter(isAbandoned)) rmSync(path, { recursive: true, force: true });
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function changeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function isThere(path: string): boolean {
  return changeOf(path) !== undefined;
}
