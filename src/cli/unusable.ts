import { FailedError, UsageError } from './arguments';
import { systemReason } from '../findings/system-error';

/**
 * The error for a file or folder of the arguments that cannot be read.
 *
 * @param what the start of the message, e.g. `the cluster file`; by default the path
 */
export function notRead(path: string, error: unknown, what?: string): UsageError {
  const { place, reason, fix } = systemReason(error, path);
  return new UsageError(`${what === undefined ? place : `${what} ${place}`} cannot be read: ${reason}; ${fix}`);
}

/**
 * The error for a file or folder that cannot be written.
 *
 * @param outcome the state after the error, e.g. `nothing was written`
 */
export function notWritten(path: string, error: unknown, { what, outcome }: { readonly what?: string; readonly outcome?: string } = {}): Error {
  const { place, reason, fix, isPathWrong } = systemReason(error, path);
  const message = `${what === undefined ? place : `${what} ${place}`} cannot be written: ${reason}; ${fix}${outcome === undefined ? '' : `; ${outcome}`}`;
  return isPathWrong ? new UsageError(message) : new FailedError(message);
}

/** The error for any other error of the operating system. Such an error is not a defect of this package. */
export function unusable(error: unknown): Error {
  const { place, reason, fix } = systemReason(error);
  return new FailedError(`${place === '""' ? '' : `${place}: `}${reason}; ${fix}`);
}
