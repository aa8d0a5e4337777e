import { printable } from '../../findings/printable';
import { Problem } from '../../findings/problem';
import { systemReason } from '../../findings/system-error';

/** A problem that prevents writing the output folder. */
export class FolderError extends Error {
  /**
   * @param problems the problems
   * @param outcome the state of the folder
   */
  constructor(public readonly problems: readonly Problem[], public readonly outcome: string = UNCHANGED) {
    super(problems.map(({ message }) => message).join('; '));
  }
}

export const UNCHANGED = 'the folder is unchanged';

/** Turns an error of the operating system into a problem. Any other error is a defect of this package and is thrown again. */
export function folderTrouble(folder: string, error: unknown, outcome?: string): FolderError {
  if (error instanceof FolderError) return outcome === undefined ? error : new FolderError(error.problems, outcome);
  const { place, reason, fix } = systemReason(error, folder);
  return new FolderError([{
    code: 'FOLDER_NOT_WRITTEN',
    message: `"${printable(folder)}" cannot be written`,
    got: `${place}: ${reason}`,
    fix: `${fix}, and run the command again`,
  }], outcome);
}
