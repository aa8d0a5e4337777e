import { reportFor } from './colours';
import { foreignReport } from './foreign-errors';
import { leaveOutKernelTraces } from './kernel-trace';

/** Errors that were thrown in this turn of the event loop. */
const thrown = new Set<unknown>();

/**
 * Throws an error. If the program does not catch the error, the process prints only the text of the error, and ends with exit code 1.
 *
 * Node prints the source line and a trailer around any uncaught error. The handler exists only in this turn of the event loop. So if
 * an app catches the error, later errors have Node's normal behavior.
 */
export function throwPlainly(error: Error): never {
  leaveOutKernelTraces();
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
  // The process exits only when the text is written: a pipe buffers 64 KiB, and an exit does not wait for the rest. If the reader has closed
  // the pipe, the write fails, and the process exits too.
  process.stderr.once('error', exit);
  process.stderr.write(`${thrown.has(uncaught) ? reportFor(process.stderr, message ?? '') : foreignReport(uncaught) ?? stack ?? String(uncaught)}\n`, exit);
}
