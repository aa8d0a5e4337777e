import { randomBytes } from 'crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'fs';
import { hostname } from 'os';
import { join } from 'path';
import { READ_FLAGS } from './disk-file';
import { FolderError } from './folder-error';
import { isLock, LOCK } from './safe-path';
import { printable } from '../../findings/printable';

const OWNER = 'owner';
const WAIT_MS = 3000;
const POLL_MS = 20;

/** No run takes this long. A lock of this age is abandoned, even if a process with the id of its owner exists. */
const ABANDONED_MS = 10 * 60 * 1000;

/** The largest number of characters of a lock's owner that are shown. */
const MAX_OWNER_LENGTH = 300;

/** A folder that is locked by this run. */
export interface Lock {
  /**
   * A folder with a unique name for files that are not yet in their place. If this run was suspended and lost its lock to another run, the
   * folder is gone, so that every move from or to it fails.
   */
  readonly staging: string;
  /** Whether an earlier run was interrupted while it wrote. */
  readonly afterInterruption: boolean;
  /** Whether this run still holds the lock. */
  isHeld(): boolean;
  /** Releases the lock. Does nothing if another run holds the lock now. */
  release(): void;
}

/**
 * Locks a folder for writing. If another run holds the lock, waits up to three seconds for the lock.
 *
 * @throws FolderError if the other run still holds the lock after this time
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
        got: ownerOf(place) ?? 'an unknown process',
        fix: `run the command again when the other run is finished; if no other run exists, remove "${place}"`,
      }]);
    } else {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    }
  }
}

/** The error for a run that lost its lock: the folder is gone, or another run took the lock while this run was suspended. */
export function lostLock(folder: string): FolderError {
  if (!isThere(folder)) {
    return new FolderError([{
      code: 'FOLDER_NOT_WRITTEN', message: `"${printable(folder)}" was removed or renamed while this run wrote it`, fix: 'run the command again',
    }], 'the folder is gone');
  }
  return new FolderError([{
    code: 'FOLDER_LOCKED',
    message: `another run took over "${folder}" while this run was suspended`,
    got: ownerOf(join(folder, LOCK)),
    fix: 'run the command again',
  }], 'the folder contains the output of the other run');
}

/** Whether a run was interrupted while it wrote a folder, and no later run repaired the folder. */
export function wasInterrupted(folder: string): boolean {
  return isAbandoned(join(folder, LOCK));
}

/**
 * Takes the lock if it is free, and returns the path of this run's folder in the lock.
 *
 * The lock is a folder. It is created under another name and then renamed, so that a lock never exists without the name of its owner.
 * The rename replaces an existing lock only if that lock is an empty folder. An interrupted run of an earlier version leaves such a folder.
 */
function take(place: string): string | undefined {
  const token = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const aside = `${place}~${token}`;
  try {
    mkdirSync(aside);
    mkdirSync(join(aside, token));
    writeFileSync(join(aside, token, OWNER), `process ${process.pid} on ${hostname()}`);
    if (moveFolder(aside, place)) return join(place, token);
    rmSync(aside, { recursive: true });
    return undefined;
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    throw error;
  }
}

/** Renames a folder, unless something other than an empty folder is at the new path. */
function moveFolder(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (isThere(to)) return false;
    throw error;
  }
}

function release(place: string, staging: string): void {
  try {
    rmSync(staging, { recursive: true, force: true });
    rmdirSync(place);
  } catch {
    // Another run has put its own folder into the lock, or removed the lock.
  }
}

/** The owner of a lock, in printable characters. */
function ownerOf(place: string): string | undefined {
  // Earlier versions wrote the file with the owner directly into the lock.
  for (const file of [OWNER, ...entries(place).map(name => join(name, OWNER))]) {
    try {
      const owner = readFileSync(join(place, file), { encoding: 'utf8', flag: READ_FLAGS as unknown as string }).slice(0, MAX_OWNER_LENGTH);
      if (owner !== '') return printable(owner);
    } catch {
      // Try the next one.
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

/**
 * Whether the process that owns a lock still runs.
 *
 * @param at when the lock last changed. A lock that is older than this process belongs to another process, even if both have the same id: after a
 *   restart of a container, ids begin again.
 */
function isAlive(pid: number, at: number): boolean {
  if (pid === process.pid) return at >= performance.timeOrigin;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes an abandoned lock. First renames the lock and checks it again, because another run may have replaced it by its own lock. */
function removeAbandoned(place: string): boolean {
  const aside = `${place}~${process.pid}-${randomBytes(6).toString('hex')}`;
  try {
    renameSync(place, aside);
  } catch {
    return false;
  }
  if (!isAbandoned(aside)) {
    moveFolder(aside, place);
    return false;
  }
  rmSync(aside, { recursive: true, force: true });
  return true;
}

/** Removes the remains of runs that were killed while they created a lock or while they removed an abandoned lock. */
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
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
