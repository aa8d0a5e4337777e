import { secretProblem } from './problem';
import { secretSearch } from './text';
import { findSecrets } from './walk';
import { Memo } from '../memo';
import { Problem } from '../problem';

/** Secrets in what a machine says besides its user data and network data: every text that is written into its manifest. */
export function machineSecrets(property: string, value: object, memo: Memo): readonly Problem[] {
  return memo.get(machineSecrets, `${property} ${JSON.stringify(value)}`, () => (
    findSecrets(value, property, secretSearch(memo)).map(({ place, ...sighting }) => (
      secretProblem(place.name, sighting, 'The file is committed, and everyone with permission to list machines can read it')))
  ));
}
