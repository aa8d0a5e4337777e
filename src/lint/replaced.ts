import { isReplaced } from '../findings/secrets';
import { ManifestProblem } from '../platforms/admission/problem';
import { ApiObjectData } from '../platforms/reading';

/** Whether a problem is about a field or value that another tool removes or replaces before the object is applied. */
export function isOfOtherTool({ kind }: ApiObjectData, { path, value }: ManifestProblem): boolean {
  return path[0] === 'sops' || kind === 'Secret' && typeof value === 'string' && isReplaced(value);
}
