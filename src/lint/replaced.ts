import { ManifestProblem } from '../platforms/admission/problem';
import { ApiObjectData } from '../platforms/reading';

/** Values that another tool replaces before an object is applied: SOPS decrypts them, or a template engine fills them in. */
const REPLACED = /^\s*(?:ENC\[|<[^>\n]*>\s*$|\$\{?[\w.-]+\}?\s*$|\{\{.*\}\}\s*$)/;

export function isReplaced(text: string): boolean {
  return REPLACED.test(text);
}

/** Whether a problem is about a field or value that another tool removes or replaces before the object is applied. */
export function isOfOtherTool({ kind }: ApiObjectData, { path, value }: ManifestProblem): boolean {
  return path[0] === 'sops' || kind === 'Secret' && typeof value === 'string' && isReplaced(value);
}
