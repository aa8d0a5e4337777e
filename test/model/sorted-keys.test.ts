import * as fc from 'fast-check';
import { sortedKeys } from '../../src/model/sorted-keys';

test('keys are sorted as the engine sorts texts, however many there are', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.string(), { maxLength: 60 }), keys => {
    const map = Object.fromEntries(keys.filter(key => key !== '__proto__').map(key => [key, 1]));
    expect(sortedKeys(map)).toEqual(Object.keys(map).sort());
  }));
});
