import { textOf } from './markdown';
import { allProse, complaints, typescriptIn, WORDS } from '../../scripts/prose/check';
import { Prose, proseOfMarkdown, proseOfSource } from '../../scripts/prose/texts';

let prose: Prose[];
beforeAll(() => { prose = allProse(); });

test('docs, findings, comments and titles of tests have no word that the list replaces', () => {
  expect(prose.length).toBeGreaterThan(5_000);
  expect(complaints(prose)).toEqual([]);
});

test('no message names an expression that only TypeScript has', () => {
  expect(typescriptIn(prose)).toEqual([]);
  const text = (fix: string) => typescriptIn(proseOfSource('src/model/a.ts', `const fix = '${fix}';`));
  for (const fix of ['take Exposure.none() or none', 'write new Disk(chart, id) for it', 'set the type to Platform.kubevirt({ version })', 'call machine.attachDisk(disk) for it']) {
    expect(text(fix)).toHaveLength(1);
  }
  for (const fix of ['set `exposure` to Exposure.none', 'set `systemDisk.size` (20 GiB)', 'see the page of the code (docs)']) expect(text(fix)).toEqual([]);
});

test('every phrase of the list in CONTRIBUTING.md is found, across lines as well', () => {
  expect(WORDS.length).toBeGreaterThan(40);
  for (const { avoid } of WORDS) {
    const phrase = avoid.replace(/\((\w+)\)/g, '$1');
    for (const text of [phrase, phrase.replace(/ /, '\n'), phrase.replace(/ /, '\n * ')]) expect(complaints([{ file: 'a.md', line: 1, text }])).not.toEqual([]);
    expect(complaints([{ file: 'a.md', line: 1, text: `x${phrase}x` }])).toEqual([]);
  }
});

test('textlint reads the same list', () => {
  const { rules: { terminology: { terms } } } = JSON.parse(textOf('.textlintrc.json'));
  expect(terms).toEqual(WORDS.map(({ pattern, use }) => [pattern, use]));
});

test('a word is found in comments, in texts, in titles of tests and in pages, and not in code', () => {
  const found = (file: string, source: string) => complaints(proseOfSource(file, source)).map(line => line.slice(0, line.indexOf(' write')));
  expect(found('a.ts', '/** Nobody knows it. */\nconst nobody = `which the machine ${nobody} waits for ever on`;\n').sort()).toEqual(['a.ts:1: "Nobody":', 'a.ts:2: "for ever":']);
  expect(found('a.ts', 'f(1, 2); // it is, as nobody knows\n/**\n * It stays for\n * ever.\n */\nfunction f() {\n  a();\n  // whoever calls it\n}\n').sort())
    .toEqual(['a.ts:1: "nobody":', 'a.ts:3: "for\n * ever":', 'a.ts:8: "whoever":']);
  expect(found('test/a.test.ts', "test('is read by nobody', () => expect(to('be read by whoever')));")).toEqual(['test/a.test.ts:1: "nobody":']);
  expect(complaints(proseOfMarkdown('a.md', '# Whoever\n\n`nobody`\n\nwaits for\never\n\n```ts\n// nobody\n```\n'))).toEqual([
    expect.stringMatching(/^a.md:1: "Whoever"/), expect.stringMatching(/^a.md:5: "for\never"/),
  ]);
});
