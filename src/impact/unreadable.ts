import { resolve } from 'path';
import { ManifestError } from './state/parse';
import { findingOfCall } from '../findings/finding-at';
import { FleetError } from '../findings/fleet-error';
import { throwPlainly } from '../findings/plain-exit';
import { quote } from '../findings/problem';

/**
 * Runs a function that reads manifests. If the manifests cannot be read, the error has a finding.
 *
 * @param call the API call, for the message
 * @param path of the folder or file
 * @throws FleetError with the code FOLDER_UNREADABLE
 */
export function orUnreadable<T>(call: string, work: () => T, path?: string): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    const got = path === undefined ? undefined : quote(resolve(path));
    const finding = findingOfCall(call, { code: 'FOLDER_UNREADABLE', message: error.message, got, fix: error.fix ?? 'correct the path, or the YAML at the reported line' });
    return throwPlainly(new FleetError([finding], 'nothing was compared'));
  }
}
