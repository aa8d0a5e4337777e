/**
 * Throws an error so that, if nobody catches it, the process ends with its text alone and exit code 1.
 *
 * Node prints the source line and a trailer around any uncaught error. The handler stands for this turn of the event
 * loop only: an app that catches the error keeps Node's own behaviour for everything else.
 */
export function throwPlainly(error: Error): never {
  const print = (uncaught: unknown) => {
    process.stderr.write(uncaught === error ? `${error.message}\n` : `${(uncaught as Error)?.stack ?? String(uncaught)}\n`);
    process.exit(1);
  };
  process.once('uncaughtException', print);
  setImmediate(() => process.removeListener('uncaughtException', print));
  throw error;
}
