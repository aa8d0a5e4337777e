import { textOf } from './markdown';
import { allProse, complaints, typescriptIn, WORDS } from '../../scripts/prose/check';
import { proseOfMarkdown, proseOfSource } from '../../scripts/prose/texts';

test('docs, findings and comments have no word that the list replaces', () => {
  const prose = allProse();
  expect(prose.length).toBeGreaterThan(5_000);
  expect(complaints(prose)).toEqual([]);
});

test('no message names an expression that only TypeScript has', () => {
  expect(typescriptIn(allProse())).toEqual([]);
  const text = (fix: string) => typescriptIn(proseOfSource('src/model/a.ts', `const fix = '${fix}';`));
  for (const fix of ['take Exposure.none() or none', 'write new Disk(chart, id) for it', 'set the type to Platform.kubevirt({ version })', 'call machine.attachDisk(disk) for it']) {
    expect(text(fix)).toHaveLength(1);
  }
  for (const fix of ['set `exposure` to Exposure.none', 'set `systemDisk.size` (20 GiB)', 'see the page of the code (docs)']) expect(text(fix)).toEqual([]);
});

test.each(WORDS.map(({ avoid }) => [avoid] as const))('CONTRIBUTING.md lists the word of the rule %s', avoid => {
  const rows = textOf('CONTRIBUTING.md').split('\n').filter(line => line.startsWith('| ')).map(line => line.split('|')[2]);
  expect(rows.filter(row => new RegExp(avoid, 'i').test(row))).not.toEqual([]);
});

test('a word is found in comments, in texts and in pages, and not in code', () => {
  expect(complaints(proseOfSource('a.ts', '/** Nobody knows it. */\nconst nobody = `which the machine ${nobody} waits for ever on`;\n'))).toEqual([
    expect.stringMatching(/^a.ts:2: "waits for ever"|^a.ts:2: "for ever"/), expect.stringMatching(/^a.ts:2: /), expect.stringMatching(/^a.ts:1: "Nobody"/),
  ]);
  expect(complaints(proseOfMarkdown('a.md', '# Whoever\n\n`nobody`\n\n```ts\n// nobody\n```\n'))).toEqual([expect.stringMatching(/^a.md:1: "Whoever"/)]);
});
