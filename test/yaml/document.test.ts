import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { documentText } from '../../src/yaml/document';

/** What one of the readers of YAML takes for something else than a text, or what needs quotes or blocks. */
const AWKWARD = [
  '', '~', 'null', 'Null', 'NULL', 'y', 'Y', 'yes', 'No', 'NO', 'on', 'Off', 'true', 'False', 'TRUE', 'tRUE', 'nULL', '<<', '=',
  '0', '-0', '+1', '0755', '0o17', '0x1F', '0b101', '1_000', '1e3', 'e5', 'E-7', '1.5', '.5', '1.', '.', '-', '?', '-.', '.inf', '-.Inf', '.nan', '.NAN',
  '12:30', '12:30:45', '1:2.5', '190:20:30.15', '2001-12-15', '2001-12-15T02:59:43.1Z', '2001-12-14t21:59:43.10-05:00', '2001-1-1 1:2:3',
  'a: b', 'a:b', 'a:', ':a', ':', ': a', 'a #b', 'a#b', '#a', '- a', '-a', '? a', '?a', '---', '--- a', '...', '%a', '@a', '`a', '!a', '&a', '*a', '|', '>', '{a', '[a', 'a]', 'a,b', ',a',
  '"', '\'', 'it\'s', 'say "hi"', '\'"', 'a\\b', '\\n', 'a\tb', '\ta', 'a\t', 'a:\tb', 'a\t#b', ' a', 'a ', ' ', '  ', '\t',
  '\n', '\n\n', 'a\n', 'a\n\n', 'a\nb', 'a\nb\n', 'a\n\nb\n', '\na', ' a\nb', 'a\n b', 'a \nb', 'a\n ', 'a\n\t', 'a\n \n', 'a: b\nc', '#!/bin/sh\nset -e\n', '---\na', 'a\n---\nb\n', 'a\r\nb', 'a\rb',
  '\0', '\x07', '\x1b', '\x7f', '\x85', '\xa0', 'é', 'ß\n', '\u2028', 'a\u2029b', '\ufeffa', '\ud800', 'a\udc00b', '😀', '😀\n', '日本語',
  'x'.repeat(81), `${'word '.repeat(40)}end`, `${'word '.repeat(40)}\nend\n`, 'z'.repeat(1100), `"${'q'.repeat(1100)}`,
  '__proto__', 'constructor', 'toString', 'replicated', '20Gi', 'ubuntu-2404', 'ssh-ed25519 AAAA+/= ops@example.com', 'Prune=false,Delete=false',
];

const awkward = fc.constantFrom(...AWKWARD);
const characters = fc.constantFrom(...'aeyEnN019 .:-+_#?\'"\\\n\n\t,[]{}&*!|>%@`<=~/\0\x85\u2028é😀\ud800');
const text = fc.oneof(awkward, fc.array(characters, { maxLength: 12 }).map(all => all.join('')), fc.string({ unit: 'binary' }), fc.tuple(awkward, awkward).map(([a, b]) => a + b));
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1e21, 1e-7, 2 ** 53, NaN, Infinity, -Infinity));
const scalar = fc.oneof({ weight: 6, arbitrary: text }, number, fc.boolean(), fc.constantFrom(null, undefined));

const { value } = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small' }, { weight: 3, arbitrary: scalar }, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

/** The same texts and shapes without what makes a whole document unusual: here nearly nothing is left to the library. */
const usual = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small' }, { weight: 3, arbitrary: fc.oneof(text, fc.integer(), fc.boolean()) }, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(fc.stringMatching(/^[a-z./-]{1,12}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).map;

test.each([
  ['anything at all', value, 3000],
  ['what objects are made of', usual, 3000],
])('%s is written as cdk8s writes it', (_, arbitrary, numRuns) => {
  fc.assert(fc.property(arbitrary, document => {
    expect(documentText(document)).toBe(Yaml.stringify(document));
  }), { numRuns });
});

test('each awkward text is written as cdk8s writes it, wherever it stands', () => {
  for (const each of AWKWARD) {
    const document = { a: each, b: { c: { d: each, list: [each, [each], { e: each }] } }, [each]: 1, f: { [each]: { [each]: each } } };
    expect(documentText(document)).toBe(Yaml.stringify(document));
  }
});

class Odd { public readonly a = 1; }
const shared = { a: 1 };
const circular: Record<string, unknown> = { a: 1 };
circular.self = circular;

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'yes'],
  ['a list', [1]],
  ['an empty map', {}],
  ['a list with a hole', { a: [1, , 2] }], // eslint-disable-line no-sparse-arrays
  ['the same object twice', { a: shared, b: shared }],
  ['the same empty list twice', ((list: unknown[]) => ({ a: list, b: [list] }))([])],
  ['an object in itself', circular],
  ['an instance of a class', { a: new Odd() }],
  ['an empty instance of a class', { a: new (class {})() }],
  ['a date', { a: new Date(0) }],
  ['a map', { a: new Map([['b', 1]]) }],
  ['bytes', { a: Buffer.from('abc') }],
  ['a big integer', { a: 10n ** 30n }],
  ['something with toJSON', { a: { b: 1, toJSON: () => 'c' } }],
  ['a key with the prototype\'s name', JSON.parse('{"__proto__": {"a": 1}, "b": 2}')],
  ['inherited keys', Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })],
  ['a map that lacks a prototype', Object.assign(Object.create(null), { a: 1 })],
  ['a text made by a constructor', { a: new String('yes') }], // eslint-disable-line no-new-wrappers
])('%s is written as cdk8s writes it', (_, document) => {
  expect(documentText(document)).toBe(Yaml.stringify(document));
});
