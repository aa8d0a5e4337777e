/** Errors that were thrown in this turn of the event loop. */
const thrown = new Set<unknown>();

/**
 * Throws an error so that, if nobody catches it, the process ends with its text alone and exit code 1.
 *
 * Node prints the source line and a trailer around any uncaught error. The handler stands for this turn of the event
 * loop only: an app that catches the error keeps Node's own behaviour for everything else.
 */
export function throwPlainly(error: Error): never {
  if (thrown.size === 0) {
    process.once('uncaughtException', print);
    setImmediate(() => {
      process.removeListener('uncaughtException', print);
      thrown.clear();
    });
  }
  thrown.add(error);
  throw error;
}

function print(uncaught: unknown): void {
  const { message, stack } = uncaught as Partial<Error>;
  const exit = () => process.exit(1);
  // A pipe takes 64 KiB at once, and an exit does not wait for the rest. Whoever reads it may be gone.
  process.stderr.once('error', exit);
  process.stderr.write(`${thrown.has(uncaught) ? message : stack ?? String(uncaught)}\n`, exit);
}
