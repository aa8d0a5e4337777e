import { spawnSync } from 'child_process';
import { newFolder } from './folder';

/** Folders that were mounted, to be unmounted. */
const mounted: string[] = [];

function run(...words: string[]): boolean {
  return spawnSync(words[0], words.slice(1), { stdio: 'ignore' }).status === 0;
}

/** A disk of its own in memory, with so many bytes or files. Undefined where this user may not mount one. */
export function smallDisk(options: string): string | undefined {
  const folder = newFolder();
  if (process.getuid?.() !== 0 || !run('mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder)) return undefined;
  mounted.push(folder);
  return folder;
}

/** Makes a disk read-only. */
export function makeReadOnly(folder: string): void {
  run('mount', '-o', 'remount,ro', folder);
}

export function makeWritable(folder: string): void {
  run('mount', '-o', 'remount,rw', folder);
}

export function unmountAll(): void {
  for (const folder of mounted.splice(0)) run('umount', '-l', folder);
}

/** Whether real disks can be tried. */
export function canMount(): boolean {
  const isPossible = smallDisk('size=64k') !== undefined;
  unmountAll();
  return isPossible;
}
