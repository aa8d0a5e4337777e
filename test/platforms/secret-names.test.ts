import * as fc from 'fast-check';
import { Memo } from '../../src/findings/memo';
import { SecretNames } from '../../src/platforms/rules/secret-names';

const TOKEN = `ghp_${'0123456789abcdefABCDEF'.repeat(2).slice(0, 36)}`;
const id = fc.constantFrom('a', 'ab', TOKEN, `${TOKEN}b`);
const paths = fc.array(fc.array(id, { minLength: 1, maxLength: 4 }), { maxLength: 12 });

test('each id with a secret is reported once, at the first path below it, in any order of paths', () => {
  fc.assert(fc.property(paths, all => {
    const names = new SecretNames(new Memo());
    const seen = new Set<string>();
    for (const ids of all) {
      const added = ids.map((_, i) => ids.slice(0, i + 1).join('/')).filter(scope => !seen.has(scope));
      added.forEach(scope => seen.add(scope));
      expect(names.problems(ids.join('/'), undefined)).toHaveLength(added.filter(scope => scope.split('/').pop()!.includes(TOKEN)).length);
    }
  }));
});
