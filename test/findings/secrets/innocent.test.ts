import { innocentDocument } from './innocent';
import { secretsInText } from '../../../src/findings/secrets';
import { scaled } from '../../support/samples';

const COUNT = scaled(10_000);

test(`in ${COUNT} innocent documents nothing is found`, () => {
  const found: string[] = [];
  for (let seed = 0; seed < COUNT && found.length < 10; seed++) {
    const text = innocentDocument(seed);
    for (const { what, line } of secretsInText(text)) found.push(`${seed}: ${what}: ${text.split('\n')[line - 1]}`);
  }
  expect(found).toEqual([]);
});
