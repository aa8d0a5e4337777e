import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { NEEDS_ESCAPE, READ_OTHERWISE } from '../../../src/model/yaml/plain';
import { documentText, sortingText } from '../../../src/output/yaml/document';
import { AWKWARD, awkwardText as text } from '../../support/awkward';
import { samples } from '../../support/samples';

const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1e21, 1e-7, 2 ** 53, NaN, Infinity, -Infinity));
const scalar = fc.oneof({ weight: 6, arbitrary: text }, number, fc.boolean(), fc.constantFrom(null, undefined));

const { value } = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small' }, { weight: 3, arbitrary: scalar }, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

/** Texts that cdk8s writes in a form that a YAML reader rejects or misinterprets. */
const isMisread = (each: string) => READ_OTHERWISE.test(each) || NEEDS_ESCAPE.test(each) || /^\n*(?:\t|[ \t]+\n|[ \t]+$)/.test(each);

function hasMisread(document: unknown): boolean {
  if (typeof document === 'string') return isMisread(document);
  return typeof document === 'object' && document !== null && Object.entries(document).some(([key, member]) => isMisread(key) || hasMisread(member));
}

/** The same texts and shapes, without those that make a whole document unusual. Nearly nothing is left to the library. */
const usual = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: 'small' }, { weight: 3, arbitrary: fc.oneof(text, fc.integer(), fc.boolean()) }, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(fc.stringMatching(/^[a-z./-]{1,12}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).map;

test.each([
  ['anything at all', value, 3000],
  ['what objects are made of', usual, 3000],
])('%s is written as cdk8s writes it', (_, arbitrary, numRuns) => {
  fc.assert(fc.property(arbitrary.filter(document => !hasMisread(document)), document => {
    expect(documentText(document)).toBe(Yaml.stringify(document));
  }), samples(numRuns));
});

test('each awkward text is written as cdk8s writes it, at any depth', () => {
  for (const each of AWKWARD.filter(awkward => !isMisread(awkward))) {
    const document = { a: each, b: { c: { d: each, list: [each, [each], { e: each }] } }, [each]: 1, f: { [each]: { [each]: each } } };
    expect(documentText(document)).toBe(Yaml.stringify(document));
  }
});

/** With sorted map keys, and without undefined members. */
function inOrder(each: any): any {
  if (Array.isArray(each)) return each.map(item => item === null ? undefined : inOrder(item));
  if (typeof each !== 'object' || each === null) return each;
  const entries = Object.entries(each).filter(([, member]) => member !== undefined && member !== null);
  return Object.fromEntries(entries.sort(([a], [b]) => a < b ? -1 : 1).map(([key, member]) => [key, inOrder(member)]));
}

/** Integer keys come first in a JavaScript map, in numeric order. */
const numbered = fc.dictionary(fc.constantFrom('9', '10', '1', '-', 'a', '01', '4294967295'), fc.integer(), { noNullPrototype: true });

test('sorting maps during writing has the same result as sorting before', () => {
  let proven = 0;
  const parameters = samples(3000);
  fc.assert(fc.property(fc.oneof(value, usual, numbered), body => {
    const written = sortingText({ kind: 'A', apiVersion: 'b', body });
    if (written === undefined) return;
    proven++;
    expect(written).toBe(documentText({ kind: 'A', apiVersion: 'b', body: inOrder(body) }));
  }), parameters);
  expect(proven).toBeGreaterThan(parameters.numRuns / 3);
  const shared = { b: 1, a: null };
  expect(sortingText({ z: 1, body: [{ c: shared, a: shared }] })).toBe('z: 1\nbody:\n  - a:\n      b: 1\n    c:\n      b: 1\n');
});

/** Whole characters: lone surrogates are a separate error. */
const whole = text.filter(each => !/\p{Surrogate}/u.test(each));
const forms = fc.array(fc.constantFrom(...'0123456789_-+.eExXoObB:'), { maxLength: 7 }).map(all => all.join(''));

test.each(['1.1', '1.2'] as const)('a reader of YAML %s reads every text unchanged, at any depth', version => {
  const expectSame = (each: string) => {
    // The library reads a key `<<` as a merge key, even in quotes.
    const document = { a: each, b: { c: [each, [each], { d: each }], [each === '<<' ? 'k' : each]: 1 }, e: null };
    const readBack: unknown = parse(documentText(document), { version });
    // Not with `toEqual`, which ignores a key with the prototype's name.
    expect(JSON.stringify(readBack)).toBe(JSON.stringify(document));
  };
  for (const each of AWKWARD.filter(awkward => !/\p{Surrogate}|^__proto__$/u.test(awkward))) expectSame(each);
  fc.assert(fc.property(fc.oneof(whole.filter(each => each !== '__proto__'), forms), expectSame), samples(2000));
});

// Texts that go-yaml (Kubernetes) or PyYAML reads as a number, rejects, or reads as another text.
test.each([
  '0o17', '-0o17', '0O17', '0_Xf', '+_1', '1_0e1_0', '=', 'a\tb', '\ta\nb', 'a\x7fb', 'a\x85b\n', 'a\u2028b', 'a\u2029\nb\n', '\ufffe', 'a\uffff',
])('%j is in quotes, with escaped invalid characters', each => {
  for (const document of [{ a: each }, { a: null, b: [each] }]) {
    const written = documentText(document);
    expect(written).toMatch(/["']/);
    expect(written).not.toMatch(/[\x7f-\x9f\u2028\u2029\ufffe\uffff]/);
    expect(parse(written, { version: '1.1' })).toEqual(document);
  }
});

test.each(['17', 'o17', '10.0.0.1', '2Gi', 'a=b', 'v1.2.3', 'x_1', '12-34', '1.2.3', 'a b'])('%j is written as cdk8s writes it', each => {
  expect(documentText({ a: each })).toBe(Yaml.stringify({ a: each }));
});

test.each<[string, unknown]>([
  ['deep', Array.from({ length: 80 }).reduce<object>((inner, _, i) => ({ a: 1, inner: i % 2 ? inner : [inner] }), { b: 'yes' })],
  ['wide', Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`key-${i}`, [i]]))],
])('a %s document is written as cdk8s writes it, again and again', (_, document) => {
  for (let i = 0; i < 3; i++) expect(documentText(document)).toBe(Yaml.stringify(document));
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
  ['a list with a hole', { a: [1, , 2] }],
  ['the same object twice', { a: shared, b: shared }],
  ['the same empty list twice', ((list: unknown[]) => ({ a: list, b: [list] }))([])],
  ['the same object after many others', ((objects: object[]) => ({ objects, last: objects[99] }))(Array.from({ length: 100 }, (_, i) => ({ i })))],
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
  ['a text made by a constructor', { a: new String('yes') }],
])('%s is written as cdk8s writes it', (_, document) => {
  expect(documentText(document)).toBe(Yaml.stringify(document));
});

test('a key `<<` is quoted, because readers would merge a bare one', () => {
  expect(documentText({ data: { '<<': 'b', 'a': '<<' } })).toBe('data:\n  "<<": b\n  a: "<<"\n');
});
