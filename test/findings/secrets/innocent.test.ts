import { innocentDocument } from './innocent';
import { secretsInText } from '../../../src/findings/secrets';

test('in 10,000 innocent documents nothing is found', () => {
  const found: string[] = [];
  for (let seed = 0; seed < 10_000 && found.length < 10; seed++) {
    const text = innocentDocument(seed);
    for (const { what, line } of secretsInText(text)) found.push(`${seed}: ${what}: ${text.split('\n')[line - 1]}`);
  }
  expect(found).toEqual([]);
});
