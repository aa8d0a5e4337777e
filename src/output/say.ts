import { reportFor } from '../findings/colours';
import { printableLines } from '../findings/printable';
import { masked } from '../findings/secrets';

/** Number of pending writes for each stream. Errors of the stream are ignored until these writes are complete. */
const pending = new Map<NodeJS.WriteStream, number>();

const ignore = () => undefined;

/**
 * Writes a text to stdout or stderr. Secrets in the text are hidden, and terminal control sequences are escaped. If the reader is gone (`| head`),
 * or if the stream is closed, or if the disk is full, the process continues: its work and its exit code do not depend on the reader.
 *
 * @param ended called when the stream has taken the text, or with the error; a reader that is gone is not an error
 */
export function say(stream: NodeJS.WriteStream, text: string, ended?: (error?: NodeJS.ErrnoException) => void): void {
  sayAsIs(stream, printableLines(masked(text)), ended);
}

/** Like `say`, for a text with findings: their severities have colours on a terminal. */
export function sayFindings(stream: NodeJS.WriteStream, text: string): void {
  sayAsIs(stream, reportFor(stream, printableLines(masked(text))));
}

/** Writes data unchanged, or a text with our own colours and cursor movements. The caller has to pass all other parts through `printable`. */
export function sayAsIs(stream: NodeJS.WriteStream, text: string | Uint8Array, ended: (error?: NodeJS.ErrnoException) => void = ignore): void {
  if (!pending.has(stream)) stream.on('error', ignore);
  pending.set(stream, (pending.get(stream) ?? 0) + 1);
  stream.write(text, error => {
    const { code = '' } = (error ?? {}) as NodeJS.ErrnoException;
    ended(code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' ? undefined : error ?? undefined);
    // The stream emits its error in a later turn of the event loop.
    setImmediate(() => setImmediate(() => settle(stream)));
  });
}

function settle(stream: NodeJS.WriteStream): void {
  const left = pending.get(stream)! - 1;
  pending.set(stream, left);
  if (left > 0) return;
  pending.delete(stream);
  stream.removeListener('error', ignore);
}
