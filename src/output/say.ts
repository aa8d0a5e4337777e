import { printableLines } from '../findings/printable';

/** How many texts each stream has yet to take. Its errors are ignored until then. */
const pending = new Map<NodeJS.WriteStream, number>();

const ignore = () => undefined;

/**
 * Writes to stdout or stderr, without anything that a terminal would obey: all that is printed goes through here. A reader that is gone (`| head`), a closed stream or a full disk does not end the process: what it
 * does, and the code with which it exits, do not depend on who reads.
 *
 * @param ended told when the stream has taken the text, or why it has not, unless its reader has merely gone
 */
export function say(stream: NodeJS.WriteStream, text: string, ended?: (error?: NodeJS.ErrnoException) => void): void {
  sayAsIs(stream, printableLines(text), ended);
}

/** Writes data as it is, or a text with colours and movements of the cursor of ours: what comes from elsewhere in that is `printable` already. */
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
