import { realpathSync } from 'fs';
import { resolve } from 'path';
import { deferSignals } from './defer-signals';
import { folderTrouble } from './folder-error';
import { Folders } from './folders';
import { lock, Lock, lostLock } from './lock';
import { Move, removeEmptyFolders } from './move';
import { OutputFile } from './output-file';
import { Ownership } from './ownership';
import { Plan, planFolder, PlanOptions } from './plan';

export interface Written {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Files that were replaced, although their content was not what an earlier run wrote. */
  readonly edited: readonly string[];
  /** Files that had objects and became empty. */
  readonly emptied: readonly string[];
  /** Files that the code does not write, but that were not removed: they were changed by hand, or their writer is not known. */
  readonly kept: Ownership;
  /** Whether this run wrote files, but none of the files that earlier runs wrote. */
  readonly isAllElse: boolean;
  /** Whether an earlier run was interrupted while it wrote. */
  readonly afterInterruption: boolean;
}

/**
 * Writes files to a folder, and removes unchanged files of earlier runs that the code no longer writes. Other content of the folder stays.
 *
 * Every file is first written into a temporary folder in this folder, so that a full disk is noticed before any file is replaced. Then each
 * file is moved to its place atomically. Nothing is flushed to the disk: after a power failure, the next run writes the files again.
 *
 * @param progress called after each file
 * @throws FolderError if a file cannot be written; `outcome` of the error is the state of the folder
 */
export function writeFolder(
  folder: string, files: readonly OutputFile[], progress: (done: number) => void, options: PlanOptions = { keepEdits: false },
): Written {
  let held: Lock | undefined;
  let root = folder;
  const folders = new Folders();
  let isDone = false;
  try {
    folders.make(resolve(folder));
    root = realpathSync(folder);
    held = lock(root);
    const plan = planFolder(root, files, options);
    carryOut(plan, root, held, folders, progress);
    isDone = true;
    return {
      written: plan.create.length + plan.replace.length,
      unchanged: plan.unchanged,
      removed: plan.remove.size,
      edited: plan.edited,
      emptied: plan.emptied,
      kept: plan.kept,
      isAllElse: plan.isAllElse,
      afterInterruption: held.afterInterruption,
    };
  } catch (error) {
    // If another run took the lock, that run may have caused the error, so the lost lock is reported instead.
    throw held === undefined || held.isHeld() ? folderTrouble(folder, error) : lostLock(root);
  } finally {
    held?.release();
    if (!isDone) folders.removeMade();
  }
}

/** Moves a file from the temporary folder to its place, or removes a file. */
type Moving = () => void;

function carryOut(plan: Plan, root: string, held: Lock, folders: Folders, progress: (done: number) => void): void {
  const move = new Move(root, held, folders);
  const moves = stage(plan, move, progress);
  if (!held.isHeld()) throw lostLock(root);
  deferSignals(() => {
    try {
      for (const each of moves) each();
    } catch (error) {
      // If another run took the lock, that run writes the folder now, so this run must not undo anything.
      throw held.isHeld() ? folderTrouble(root, error, move.undo()) : lostLock(root);
    }
    removeEmptyFolders(root, plan.remove.keys());
  });
}

/** Writes every file into the temporary folder, and returns the other steps. Their order allows the run to be killed at any moment. */
function stage(plan: Plan, move: Move, progress: (done: number) => void): readonly Moving[] {
  let done = 0;
  const create = (file: OutputFile): Moving => {
    const staged = move.stage(file, false);
    progress(++done);
    return () => move.create(file, staged);
  };
  const replace = ({ file, found }: Plan['replace'][number]): Moving => {
    const staged = move.stage(file, true);
    progress(++done);
    return () => move.replace(file, staged, found);
  };
  const { foundList, list, listAmidMoves } = plan;
  const placeList = (file: OutputFile, found = foundList) => found ? replace({ file, found }) : create(file);
  // In a new folder, both lists are the same, so the list is written once.
  const isOneList = listAmidMoves?.sha256 === list?.sha256;
  const first = listAmidMoves ? [placeList(listAmidMoves)] : [];
  const moves = [...plan.create.map(create), ...plan.replace.map(replace)];
  const removals = [...plan.remove].map(([path, known]) => () => move.remove(path, known));
  const last = list && !isOneList ? [placeList(list, listAmidMoves ?? foundList)] : [];
  const attributes = plan.attributes ? [create(plan.attributes)] : [];
  return [...first, ...moves, ...removals, ...last, ...attributes];
}
