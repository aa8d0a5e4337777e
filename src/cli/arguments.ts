/** The reason why the command cannot start: invalid arguments, or a problem of a file or folder in the arguments. */
export class UsageError extends Error {}

/** The reason why the command failed after its start, e.g. a full disk. */
export class FailedError extends Error {}

/** @throws UsageError if the value of an option or argument is empty or has a NUL character, so that it can be neither a command nor a path */
export function checkText(name: string, value: string | undefined): void {
  if (value?.trim() === '') throw new UsageError(`${name} is empty`);
  if (value?.includes('\0')) throw new UsageError(`${name} has a NUL character`);
}
