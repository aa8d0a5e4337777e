import { ManifestPath, ManifestProblem } from './problem';

const MAX_PORT = 65535;

/** Reports a number that is not a port, in a Service or a NetworkPolicy. */
export function portProblems(path: ManifestPath, value: unknown): ManifestProblem[] {
  return typeof value !== 'number' || value >= 1 && value <= MAX_PORT ? [] : [{
    code: 'MANIFEST_FIELD_TYPE', path, message: `\`${path[path.length - 1]}\` is not a port: the API server rejects the object`, value, allowed: `1 to ${MAX_PORT}`,
    fix: 'use the number of a port',
  }];
}
