import { textOf } from './markdown';
import { CODES } from '../../src/findings/codes';

/** The rows of all tables whose first cell is a code. */
const rows = textOf('docs/errors.md').split('\n')
  .map(line => line.split(/(?<!\\)\|/).map(cell => cell.trim().replace(/\\\|/g, '|')))
  .filter(cells => /^`[A-Z][A-Z0-9_]*`$/.test(cells[1] ?? ''))
  .map(([, code, severity, what, mend]) => ({ code: code.slice(1, -1), severity, what, mend }));

test('docs/errors.md has the codes of the code, in their order, with the same severity and summary', () => {
  const expected = Object.entries(CODES).map(([code, { severity, summary }]) => ({ code, severity, what: summary }));
  expect(rows.map(({ code, severity, what }) => ({ code, severity, what }))).toEqual(expected);
});

test('each row says how to mend it', () => {
  expect(rows.filter(({ mend }) => !/^[A-Z`].*\.$/.test(mend)).map(({ code }) => code)).toEqual([]);
});
