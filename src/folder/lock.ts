import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'fs';
import { hostname } from 'os';
import { join } from 'path';
import { FolderTrouble } from './trouble';

/** Stands in the folder while it is written, with everything that is not yet in its place. */
export const LOCK = '.vm-fleet-lock';

const OWNER = 'owner';
const WAIT_MS = 3000;
const POLL_MS = 20;

/** No run takes so long; whoever holds a lock of this age is gone, whatever the number of its process means by now. */
const ABANDONED_MS = 10 * 60 * 1000;

/** A folder that nobody else writes for the time being. */
export interface Lock {
  /** A folder for what is to be moved to its place. */
  readonly staging: string;
  /** Whether an earlier run was interrupted while it wrote. */
  readonly afterInterruption: boolean;
  release(): void;
}

/**
 * Keeps others from writing a folder. Waits a moment for somebody else who does.
 *
 * @throws FolderTrouble if that takes too long
 */
export function lock(folder: string): Lock {
  const staging = join(folder, LOCK);
  const deadline = Date.now() + WAIT_MS;
  let afterInterruption = false;
  for (;;) {
    try {
      mkdirSync(staging);
      const release = () => rmSync(staging, { recursive: true, force: true });
      sign(staging, release);
      return { staging, afterInterruption, release };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (isAbandoned(staging)) {
      afterInterruption = removeAbandoned(staging) || afterInterruption;
    } else if (Date.now() > deadline) {
      throw new FolderTrouble([{
        code: 'FOLDER_LOCKED',
        message: `another run writes "${folder}"`,
        got: ownerOf(staging) ?? 'a process that did not say who it is',
        fix: `run it again when the other is done; if there is none, remove "${staging}"`,
      }]);
    } else {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
    }
  }
}

/** Whether a run was interrupted while it wrote a folder, and none has mended it since. */
export function wasInterrupted(folder: string): boolean {
  return isAbandoned(join(folder, LOCK));
}

function sign(staging: string, release: () => void): void {
  try {
    writeFileSync(join(staging, OWNER), `process ${process.pid} on ${hostname()}`);
  } catch (error) {
    release();
    throw error;
  }
}

function ownerOf(staging: string): string | undefined {
  try {
    return readFileSync(join(staging, OWNER), 'utf8');
  } catch {
    return undefined;
  }
}

function isAbandoned(staging: string): boolean {
  let changed: number;
  try {
    changed = statSync(staging).mtimeMs;
  } catch {
    return false;
  }
  if (Date.now() - changed > ABANDONED_MS) return true;
  const [, pid, host] = /^process (\d+) on (.*)$/.exec(ownerOf(staging) ?? '') ?? [];
  return pid !== undefined && host === hostname() && !isAlive(Number(pid), changed);
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

/** Takes it away under another name first, because somebody else may have done so by now and be at work. */
function removeAbandoned(staging: string): boolean {
  const aside = `${staging}-${process.pid}`;
  try {
    renameSync(staging, aside);
  } catch {
    return false;
  }
  if (!isAbandoned(aside)) {
    renameSync(aside, staging);
    return false;
  }
  rmSync(aside, { recursive: true, force: true });
  return true;
}
