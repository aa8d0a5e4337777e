/** The reason why the command cannot start: invalid arguments, or a problem of a file or folder in the arguments. */
export class UsageError extends Error {}

/** @throws UsageError if no program and no folder can have this name */
export function checkText(name: string, value: string | undefined): void {
  if (value?.trim() === '') throw new UsageError(`--${name} is empty`);
  if (value?.includes('\0')) throw new UsageError(`--${name} has a NUL character`);
}
