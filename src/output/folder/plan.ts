import { readFileSync } from 'fs';
import { join } from 'path';
import { find, Found, holds, READ_FLAGS } from './disk-file';
import { FolderError } from './folder-error';
import { gitAttributes } from './git-attributes';
import { Namesakes } from './namesakes';
import { edited, Obstacles } from './obstacles';
import { hasBytes, OutputFile } from './output-file';
import { knows, listAmidMoves, Ownership, ownershipList, OwnershipList, parseOwnership, UNKNOWN } from './ownership';
import { ATTRIBUTES, OWNERSHIP_LIST, unsafePaths } from './safe-path';
import { FolderSnapshot } from './snapshot';
import { unlistedManifests } from './unlisted';

/** A new file, and the content of the existing file that it replaces. */
export interface Replacement {
  readonly file: OutputFile;
  readonly found: Found;
}

export interface Plan {
  /** Files that do not exist yet. */
  readonly create: readonly OutputFile[];
  /** Files whose bytes change. */
  readonly replace: readonly Replacement[];
  readonly unchanged: number;
  /** Files that will be replaced, although their content is not what an earlier run wrote. */
  readonly edited: readonly string[];
  /** Files that had objects and become empty. */
  readonly emptied: readonly string[];
  /** Files of earlier runs that the code no longer writes, with their possible hashes. */
  readonly remove: Ownership;
  /**
   * Files that the code does not write, but that are not removed: they were changed by hand, or their writer is not known. They stay listed
   * until the user decides.
   */
  readonly kept: Ownership;
  /** The new list of the folder's files, if it changes. */
  readonly list?: OutputFile;
  /** The list while the changes are made, if this list differs from the current list. */
  readonly listAmidMoves?: OutputFile;
  /** The content of the current list, if there is one. */
  readonly foundList?: Found;
  /** Whether the current list names all new files. */
  readonly isListCurrent: boolean;
  /** The Git attributes to write, if the folder has none yet. */
  readonly attributes?: OutputFile;
  /** Whether this run writes files, but none of the files that earlier runs wrote. */
  readonly isAllElse: boolean;
}

export interface PlanOptions {
  /** If true, a file that differs from what an earlier run wrote is an error, and is not replaced. */
  readonly keepEdits: boolean;
}

/**
 * Compares a folder with its new content. Only reads.
 *
 * @throws FolderError if a path is unsafe or occupied, if the list of files cannot be used, or if `keepEdits` is set and a file was edited
 */
export function planFolder(folder: string, files: readonly OutputFile[], { keepEdits }: PlanOptions): Plan {
  const unsafe = unsafePaths(files.map(({ path }) => path));
  if (unsafe.length > 0) throw new FolderError(unsafe);
  const look = new FolderSnapshot(folder);
  const known = readList(folder, look);
  const { owned, hasConflict } = understand(known);
  const { create, replace, unchanged } = sort(folder, files, owned, look, known !== undefined);
  const ours = new Namesakes(owned.keys());
  const isEdited = ({ file: { path }, found }: Replacement) => ![path, ...ours.of(path)].some(each => owned.get(each)?.has(found.sha256 ?? ''));
  const changedByHand = replace.filter(isEdited).map(({ file }) => file.path);
  if (keepEdits && changedByHand.length > 0) throw new FolderError([edited(changedByHand, 'and --keep-edits was given')]);

  const stale = staleFiles(files, owned, look);
  const isUntouched = (path: string) => owned.get(path)!.has(find(join(folder, path))?.sha256 ?? '');
  const remove = stale.filter(isUntouched);
  const untouched = new Set(remove);
  const unlisted = known === undefined ? unlistedManifests(folder, files) : [];
  const kept = new Map([
    ...stale.filter(path => !untouched.has(path)).map(path => [path, owned.get(path)!] as const),
    ...unlisted.map(path => [path, new Set([UNKNOWN])] as const),
  ]);
  const changed = (list: OutputFile) => known && hasBytes(list, known) ? undefined : list;
  const list = changed(ownershipList(files, kept));
  return {
    create,
    replace,
    unchanged,
    edited: changedByHand,
    emptied: replace.filter(({ file }) => file.size === 0).map(({ file }) => file.path),
    remove: new Map(remove.map(path => [path, owned.get(path)!])),
    kept,
    list,
    listAmidMoves: list && changed(listAmidMoves(owned, files)),
    foundList: look.entry(OWNERSHIP_LIST) && find(join(folder, OWNERSHIP_LIST)),
    isListCurrent: known !== undefined && !hasConflict && knows(owned, files),
    attributes: look.entry(ATTRIBUTES) ? undefined : gitAttributes(),
    isAllElse: remove.length > 0 && files.length > 0 && !files.some(({ path }) => owned.has(path)),
  };
}

/** The list of the folder. An empty file, as after a full disk or a power failure, counts as no list. */
function readList(folder: string, look: FolderSnapshot): Buffer | undefined {
  const entry = look.entry(OWNERSHIP_LIST);
  if (!entry) return undefined;
  if (!entry.isFile()) {
    const obstacles = new Obstacles(true);
    obstacles.add(OWNERSHIP_LIST, entry);
    throw new FolderError(obstacles.problems);
  }
  const bytes = readFileSync(join(folder, OWNERSHIP_LIST), { flag: READ_FLAGS as unknown as string });
  return bytes.length === 0 ? undefined : bytes;
}

function understand(known: Buffer | undefined): OwnershipList {
  const list = parseOwnership(known?.toString() ?? '');
  if (list.trouble === undefined) return list;
  throw new FolderError([{
    code: 'FOLDER_LIST_UNKNOWN',
    message: list.trouble === 'newer'
      ? `a newer version of cdk8s-vm-fleet wrote the list of the folder's files (${OWNERSHIP_LIST})`
      : `${OWNERSHIP_LIST} is not a list of this library, so the files that the code wrote are not known`,
    fix: list.trouble === 'newer' ? 'update cdk8s-vm-fleet to the version that wrote the list' : 'restore the file from Git, or delete the file if no other program uses it',
  }]);
}

function sort(folder: string, files: readonly OutputFile[], owned: Ownership, look: FolderSnapshot, isListed: boolean) {
  const ours = new Namesakes(owned.keys());
  // Whether an earlier run wrote the file, under this name or under a name that the file system treats as equal. Such a file is replaced,
  // even if its content was changed.
  const isOurs = (path: string) => owned.has(path) || ours.of(path).some(other => look.isOneFile(path, other));
  const create: OutputFile[] = [];
  const replace: Replacement[] = [];
  let unchanged = 0;
  const obstacles = new Obstacles(isListed);
  for (const file of files) {
    const above = look.obstacleAbove(file.path);
    const entry = above ? undefined : look.entry(file.path);
    const place = join(folder, file.path);
    if (above) obstacles.add(above.path, above.entry);
    else if (!entry) create.push(file);
    else if (entry.isFile() && holds(place, file)) unchanged++;
    else if (entry.isFile() && isOurs(file.path)) replace.push({ file, found: find(place) ?? {} });
    else obstacles.add(file.path, entry);
  }
  if (obstacles.problems.length > 0) throw new FolderError(obstacles.problems);
  return { create, replace, unchanged };
}

/** Files of earlier runs that the code no longer writes. */
function staleFiles(files: readonly OutputFile[], owned: Ownership, look: FolderSnapshot): string[] {
  const wanted = new Set(files.map(({ path }) => path));
  const gone = [...owned.keys()].filter(path => !wanted.has(path) && look.isFile(path));
  const namesakes = new Namesakes(wanted);
  return gone.filter(path => !namesakes.of(path).some(other => look.isOneFile(path, other)));
}
