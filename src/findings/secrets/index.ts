export { type PlacedSecret, type Place, findSecrets, secretsByKey, secretsByShape } from './walk';
export { isReplaced } from './literals';
export { maskedLine } from './line';
export { HIDDEN, masked, maskedData, maskedPath, withSlashes } from './mask';
export { type ObjectSecret, objectSecrets } from './object';
export { secretProblem } from './problem';
export { show } from './show';
export { secretSearch, type SecretSearch, secretsInText, type Sighting } from './text';
