import { Problem, quote } from '../../findings/problem';
import { isMap } from '../../model/overlay';
import { PlatformRef } from '../../model/platform';
import { admissionProblems } from '../admission/admission';
import { ManifestProblem } from '../admission/problem';
import { ApiObjectData } from '../reading';
import { hasSchema, schemaProblems } from '../schema/check';

/** What changes an object: an overlay, or the program, by a JSON patch or by the object's metadata. */
export type Cause = 'overlay' | 'patch';

/** The problems that an object has with a change, but not without it. */
export function newProblems(before: ApiObjectData, after: ApiObjectData, platform: PlatformRef | undefined, cause: Cause): Problem[] {
  const problems = objectProblems(after, platform, cause);
  if (problems.length === 0) return [];
  const known = new Set(objectProblems(before, platform, cause).map(({ message }) => message));
  return problems.filter(({ message }) => !known.has(message)).map(({ path, message, value, allowed, fix }): Problem => ({
    code: 'OVERLAY_INVALID', message: `with the ${cause} of ${after.kind}, ${message}`, got: value === undefined ? path.join('.') : `${quote(value)} in ${path.join('.')}`,
    ...allowed !== undefined && { allowed }, fix,
  }));
}

/** Values and parts of an object that the API server rejects. */
function objectProblems(object: ApiObjectData, platform: PlatformRef | undefined, cause: Cause): ManifestProblem[] {
  const release = platform?.name === 'cozystack' ? platform.version : undefined;
  const ofSchema = schemaProblems(object, object.apiVersion, hasSchema(object, release) ? release : undefined);
  return [...ofSchema.filter(each => isReported(each, cause)), ...textProblems(object.metadata), ...admissionProblems(object, platform)];
}

/** Another check reports the unknown fields of overlays. A patch may add a field of a newer release, so only misspelled fields are reported. */
function isReported({ code, fix }: ManifestProblem, cause: Cause): boolean {
  return code !== 'MANIFEST_FIELD_UNKNOWN' || cause === 'patch' && fix.startsWith('did you mean');
}

function textProblems(metadata: ApiObjectData['metadata']): ManifestProblem[] {
  return (['labels', 'annotations'] as const).flatMap(which => {
    const texts: unknown = metadata[which];
    if (texts === undefined || texts === null) return [];
    const wrong = isMap(texts) ? Object.entries(texts).filter(([, value]) => typeof value !== 'string').map(([key, value]) => ({ path: ['metadata', which, key], value })) : [
      { path: ['metadata', which], value: texts },
    ];
    return wrong.map(({ path, value }): ManifestProblem => ({
      code: 'MANIFEST_FIELD_TYPE', path, message: `\`${path.join('.')}\` is not ${path.length > 2 ? 'a text' : 'a map'}: the API server rejects the object`, value,
      allowed: path.length > 2 ? 'a text' : 'a map of texts', fix: 'correct the value',
    }));
  });
}
