import { ManifestError } from './state/parse';
import { findingAt } from '../findings/finding-at';
import { FleetError } from '../findings/fleet-error';
import { throwPlainly } from '../findings/plain-exit';

/**
 * Runs a function on manifests, and reports a finding if they cannot be read.
 *
 * @param call the API call, for the message
 * @throws FleetError with the code FOLDER_UNREADABLE
 */
export function orUnreadable<T>(call: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    const finding = findingAt(call, { code: 'FOLDER_UNREADABLE', message: error.message, fix: 'correct the path, or the YAML at the reported line' });
    return throwPlainly(new FleetError([finding], 'nothing was compared'));
  }
}
