import * as fc from 'fast-check';
import { libraryText } from '../../../../src/constructs/guest/cloud-init/library-text';
import { cloudConfigText } from '../../../../src/constructs/guest/cloud-init/yaml-text';
import { PlainMap } from '../../../../src/model/user-data/plain';
import { AWKWARD, awkwardText } from '../../../support/awkward';
import { samples } from '../../../support/samples';

/** Documents of few texts and keys, so that nested lists occur often. */
function documents(text: fc.Arbitrary<string>, key: fc.Arbitrary<string>, others: fc.Arbitrary<null | boolean | number>): fc.Arbitrary<PlainMap> {
  return fc.letrec<{ value: any; list: any[]; map: PlainMap }>(tie => ({
    value: fc.oneof({ depthSize: 'small' }, { weight: 4, arbitrary: text }, others, tie('list'), tie('map'), fc.array(fc.oneof(text, others), { maxLength: 4 }).map(row => [row])),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  })).map;
}

const usualText = awkwardText.filter(text => !/[^\n\t\x20-\x7e]/.test(text));

test.each([
  ['anything at all', documents(awkwardText, awkwardText, fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom(null, 0, -0, 1.5)))],
  ['what is usual', documents(usualText, fc.stringMatching(/^[a-z_]{1,12}$/), fc.oneof(fc.integer(), fc.boolean()))],
])('%s is written in the configured style of the library', (_, document) => {
  fc.assert(fc.property(document, each => {
    expect(cloudConfigText(each)).toBe(`#cloud-config\n${libraryText(each)}`);
  }), samples(3000));
});

test('each awkward text is written in the configured style of the library, at any depth', () => {
  for (const each of AWKWARD) {
    const document = { a: each, b: { c: { d: each, list: [each, [each], [each, 'x', 1], [[each]], { e: each }] } }, [each]: 1, f: { [each]: { [each]: each } } };
    expect(cloudConfigText(document)).toBe(`#cloud-config\n${libraryText(document)}`);
  }
});

test('a shared value is written twice', () => {
  const shared = { a: ['x'] };
  expect(cloudConfigText({ b: shared, c: [shared, shared.a] })).toBe('#cloud-config\nb:\n  a:\n    - x\nc:\n  - a:\n      - x\n  - [ x ]\n');
});

test('an octal number of YAML 1.2 is quoted, and a word like it is not', () => {
  expect(cloudConfigText({ a: '0o17', b: ['-0o7'], c: '0o8', d: '0o' })).toBe('#cloud-config\na: \'0o17\'\nb:\n  - \'-0o7\'\nc: 0o8\nd: 0o\n');
});
