import { kindProblems, OLD_RELEASE } from './kinds';
import { familyOf } from '../impact/state/fleet';
import { PlatformRef } from '../model/platform';
import { ApiObjectData } from '../platforms/reading';

export interface PlatformObjects<O> {
  readonly platform: PlatformRef;
  readonly objects: readonly O[];
}

/**
 * Groups objects by platform.
 *
 * @param given the platform, if the user sets it. There are two families: KubeVirt, and Cozystack with Hikube. The platform is used for the
 * objects of its own family. For objects of the other family, the platform is guessed
 * @param objectOf returns the object of an item
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
  // If both families are present, Services and policies belong to plain KubeVirt: Cozystack creates such objects itself.
  const home = families.has('kubevirt') ? 'kubevirt' : 'cozystack';
  if (families.size === 0 && plain.length > 0) families.set('kubevirt', []);
  const parts = [...families].map(([family, objects]) => {
    const platform = family === own ? given! : guess(family, objects.map(objectOf));
    return { platform, objects: family === home || families.size === 1 ? [...objects, ...plain] : objects };
  });
  return parts.filter(({ objects }) => objects.length > 0);
}

/** The platform for objects of a family: the newest release, or the last Cozystack before 1.0 if the objects have fewer faults in that release. */
function guess(family: 'kubevirt' | 'cozystack', objects: readonly ApiObjectData[]): PlatformRef {
  if (family === 'kubevirt') return { name: 'kubevirt' };
  const [newest, old]: PlatformRef[] = [{ name: 'cozystack' }, { name: 'cozystack', version: OLD_RELEASE }];
  const faults = (platform: PlatformRef) => objects.reduce((sum, object) => sum + kindProblems(object, platform).length, 0);
  const ofNewest = faults(newest);
  return ofNewest > 0 && faults(old) < ofNewest ? old : newest;
}
