import { familyOf } from '../impact/state/fleet';
import { PlatformRef } from '../model/platform';
import { CozystackVersion } from '../platforms/cozystack/version';
import { ApiObjectData } from '../platforms/reading';

/** Objects of one platform. */
export interface PlatformObjects<O> {
  readonly platform: PlatformRef;
  readonly objects: readonly O[];
}

/**
 * Parts objects by what they are for.
 *
 * @param given what they are for, if the user says so; what it has no kinds for goes to the other family
 * @param objectOf of what is parted
 */
export function partByPlatform<O>(all: readonly O[], given: PlatformRef | undefined, objectOf: (each: O) => ApiObjectData): PlatformObjects<O>[] {
  const families = new Map<'kubevirt' | 'cozystack', O[]>();
  const plain: O[] = [];
  for (const each of all) {
    const family = familyOf(objectOf(each).apiVersion);
    if (family === undefined) plain.push(each);
    else if (families.has(family)) families.get(family)!.push(each);
    else families.set(family, [each]);
  }
  const own = given === undefined ? undefined : given.name === 'kubevirt' ? 'kubevirt' : 'cozystack';
  if (own !== undefined && !families.has(own)) families.set(own, []);
  // With both there, Services and policies are those of plain machines: Cozystack makes its own.
  const home = families.has('kubevirt') ? 'kubevirt' : 'cozystack';
  if (families.size === 0 && plain.length > 0) families.set('kubevirt', []);
  const parts = [...families].map(([family, objects]) => {
    const platform = family === own ? given! : guess(family, objects.map(objectOf));
    return { platform, objects: family === home || families.size === 1 ? [...objects, ...plain] : objects };
  });
  return parts.filter(({ objects }) => objects.length > 0);
}

/** The newest version; of Cozystack the last one with a field that later ones do not have. */
function guess(family: 'kubevirt' | 'cozystack', objects: readonly ApiObjectData[]): PlatformRef {
  if (family === 'kubevirt') return { name: 'kubevirt' };
  const machines = objects.filter(({ kind }) => kind === 'VMInstance').map(({ spec }) => spec as { readonly running?: unknown; readonly runStrategy?: unknown } | undefined);
  const isOld = machines.some(spec => spec?.running !== undefined) && machines.every(spec => spec?.runStrategy === undefined);
  return isOld ? { name: 'cozystack', version: CozystackVersion.V0_41 } : { name: 'cozystack' };
}
