import { clusterReader } from './clusters';
import { impactBetween } from '../../impact/between';
import { entriesOf } from '../../impact/state/documents';
import { ManifestFile } from '../../impact/state/folder';
import { Manifests } from '../../impact/state/manifests';
import { platformsByKey, platformsOf } from '../../impact/state/platforms';
import { Change } from '../../report/sheet';
import type { Made } from '../diff/code';
import { committedFiles } from '../diff/git';

/** The committed state, the output of the code, and the impact of the change. Both states are read from manifests. */
export function changeFrom(from: string, { files, folders, models }: Made): Change {
  const committed = folders.flatMap(folder => committedFiles(from, folder));
  const [platforms, platformOf] = [platformsOf(models), platformsByKey(models)];
  const side = (name: string, each: readonly ManifestFile[]) => (
    { name, manifests: new Manifests(each.flatMap(({ path, text }) => entriesOf(text, path))), platforms, platformOf }
  );
  const [then, now] = [side(`${folders.join(', ')} at ${from}`, committed), side('the output of the code', files)];
  const read = clusterReader(models, now.manifests);
  return { before: read(then.manifests), after: read(now.manifests), impact: impactBetween(then, now) };
}
