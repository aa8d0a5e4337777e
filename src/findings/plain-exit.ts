/** The name of jsii's error for an error in the code that it runs for another language. */
const KERNEL_ERROR = '@jsii/kernel.RuntimeError';

/** Errors that were thrown in this turn of the event loop. */
const thrown = new Set<unknown>();

/**
 * Throws an error so that, if it is not caught, the process prints only its text and ends with exit code 1.
 *
 * Node prints the source line and a trailer around any uncaught error. The handler exists for this turn of the event loop only: if an app
 * catches the error, other errors have Node's normal behavior.
 */
export function throwPlainly(error: Error): never {
  if (thrown.size === 0) {
    const restoreTraces = process.env.JSII_AGENT === undefined ? () => {} : leaveOutKernelTrace();
    process.once('uncaughtException', print);
    setImmediate(() => {
      process.removeListener('uncaughtException', print);
      restoreTraces();
      thrown.clear();
    });
  }
  thrown.add(error);
  throw error;
}

/**
 * Programs in other languages use a jsii process. It wraps the error in one of its own, and sends that error's message and
 * stack. The stack repeats the whole message, so it is left empty.
 *
 * @returns a function that restores the previous state
 */
function leaveOutKernelTrace(): () => void {
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, sites) => {
    if (error.name === KERNEL_ERROR && [...thrown].some(each => error.message === String(each))) return '';
    return before ? before(error, sites) : [String(error), ...sites.map(site => `    at ${site}`)].join('\n');
  };
  return () => { Error.prepareStackTrace = before; };
}

function print(uncaught: unknown): void {
  const { message, stack } = uncaught as Partial<Error>;
  const exit = () => process.exit(1);
  // A pipe buffers 64 KiB, and an exit does not wait for the rest. The reader may have closed it.
  process.stderr.once('error', exit);
  process.stderr.write(`${thrown.has(uncaught) ? message : stack ?? String(uncaught)}\n`, exit);
}
