import { masked, maskedData, maskedLine, maskedPath } from '../../../src/findings/secrets';

const WORD = 'hunter22-Zq81';
const TOKEN = `ghp_${'Ab1'.repeat(12)}`;
const ENCODED = Buffer.from(`password: ${WORD}\n`).toString('base64');

test.each<[string, string]>([
  [`pull robot:${WORD}@registry.example.com/noble:1 now`, 'pull (not shown) now'],
  [`see https://a:${WORD}@host/x?y=1, then`, 'see (not shown) then'],
  [`DB_PASSWORD=${WORD}; run`, 'DB_PASSWORD=(not shown) run'],
  [`the token is "${TOKEN}" (github)`, 'the token is "(not shown)" (github)'],
  [`a ${TOKEN} and ${TOKEN}x`, 'a (not shown) and (not shown)'],
  [`from ${ENCODED} on`, 'from (not shown) on'],
  [`fleet-a-${ENCODED}`, '(not shown)'],
  ['-----BEGIN PRIVATE KEY-----\nAbc\ndef\n-----END PRIVATE KEY-----\nnext', '(not shown) PRIVATE KEY-----\nnext'],
  ['-----BEGIN PRIVATE KEY-----\nAbc\ndef', '(not shown)'],
  ['set `password` of the user, or a token', 'set `password` of the user, or a token'],
])('%j is printed as %j', (text, shown) => expect(masked(text)).toBe(shown));

test.each<[string, string]>([
  [`prod/${TOKEN}/disk`, 'prod/(not shown)/disk'], ['prod/AKIAABCDEFGHIJKLMNOP', 'prod/(not shown)'], ['prod/web/systemDisk', 'prod/web/systemDisk'],
  [`prod/https:----a:${WORD}@host--x`, 'prod/(not shown)'], ['a--b/c--d', 'a--b/c--d'],
])('each name of the path %j is searched: %j', (path, shown) => expect(maskedPath(path)).toBe(shown));

test('each text and each key of data is searched, and all other values stay', () => {
  const data = { name: 'web', list: [1, true, null, TOKEN], [TOKEN]: { url: `https://a:${WORD}@host` }, password: 'the name of a field' };
  expect(maskedData(data)).toEqual({ 'name': 'web', 'list': [1, true, null, '(not shown)'], '(not shown)': { url: '(not shown)' }, 'password': 'the name of a field' });
});

test.each<[string, string]>([
  ['  password: a b c', '  password: (not shown)'], ['  passwordPolicy: strict', '  passwordPolicy: strict'], [`  url: http://a:${WORD}@b`, '  url: (not shown)'],
])('the line %j is printed as %j', (line, shown) => expect(maskedLine(line)).toBe(shown));
