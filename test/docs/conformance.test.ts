import { readFileSync } from 'fs';
import { join } from 'path';
import { STRICTER } from '../../conformance/disagreements';

const PAGE = readFileSync(join(__dirname, '..', '..', 'docs', 'conformance.md'), 'utf8');

test('the page lists the differences of the suite, in their order', () => {
  const [section] = PAGE.split('## Where we are stricter')[1].split('\n## ');
  const [, , ...rows] = section.split('\n').filter(line => line.startsWith('|'));
  expect(rows).toEqual(STRICTER.map(({ code, message, got, reason }) => {
    const of = [message && `\`${message.source.replaceAll('`', '').replaceAll('|', ' or ')}\``, got && `got \`${got.source}\``].filter(Boolean).join(', ');
    return `| \`${code}\` | ${of || 'all'} | ${reason} |`;
  }));
});
