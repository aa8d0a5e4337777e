import { Settled } from './settle';
import { inOurSpelling, Spelling } from './spellings';
import { keyOf } from '../../impact/compare/keys';
import { ApiObjectData } from '../../platforms/reading';

/** An object that the program writes in another form with the same meaning. */
export interface RespelledObject {
  readonly object: ApiObjectData;
  readonly spellings: readonly Spelling[];
}

/**
 * The existing manifests, in which each value has the form that the program writes, if both forms have the same meaning. So all remaining
 * differences are real.
 */
export function respell(objects: readonly ApiObjectData[], { executed, parts }: Settled): { objects: ApiObjectData[]; respelled: RespelledObject[] } {
  const platforms = new Map(parts.flatMap(({ objects: own, platform }) => own.map(({ object }) => [keyOf(object), platform] as const)));
  const respelled: RespelledObject[] = [];
  const all = objects.map(object => {
    const [ours, platform] = [executed.objects.get(keyOf(object)), platforms.get(keyOf(object))];
    if (ours === undefined || platform === undefined) return object;
    const { object: spelled, spellings } = inOurSpelling(object, ours, platform);
    if (spellings.length > 0) respelled.push({ object, spellings });
    return spelled;
  });
  return { objects: all, respelled };
}
