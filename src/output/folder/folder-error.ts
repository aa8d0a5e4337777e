import { printable } from '../../findings/printable';
import { Problem } from '../../findings/problem';

/** Something about the output folder that keeps it from being written. */
export class FolderError extends Error {
  /**
   * @param problems what is wrong
   * @param outcome what became of the folder
   */
  constructor(public readonly problems: readonly Problem[], public readonly outcome: string = UNCHANGED) {
    super(problems.map(({ message }) => message).join('; '));
  }
}

export const UNCHANGED = 'the folder is as it was';

/** Makes something to read of what an operating system said; anything else that is thrown is a fault of ours. */
export function folderTrouble(folder: string, error: unknown, outcome?: string): FolderError {
  if (error instanceof FolderError) return outcome === undefined ? error : new FolderError(error.problems, outcome);
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return new FolderError([{
    code: 'FOLDER_NOT_WRITTEN',
    message: `"${printable(folder)}" cannot be written`,
    got: printable(message),
    fix: 'remove the cause, and run the command again',
  }], outcome);
}
