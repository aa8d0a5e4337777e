import { isComplete, isLink, isSentence } from './complete';
import type { AssertionFailure } from '../../src/assertions/failure';
import type { Finding } from '../../src/findings/finding';
import type { ImpactData } from '../../src/impact/impact-data';
import { ALWAYS_ALLOWED } from '../findings/always-allowed';

/**
 * Run by jest before each test file. Reads the texts of all findings, impacts and failed assertions that the tests of the file cause, and
 * fails the test that causes an incomplete text. So a test does not have to compare texts to notice that one of them is missing.
 */
const incomplete: string[] = [];

afterEach(() => {
  expect(incomplete.splice(0)).toEqual([]);
});

jest.mock('../../src/findings/finding-at', () => {
  const actual = jest.requireActual<typeof import('../../src/findings/finding-at')>('../../src/findings/finding-at');
  return {
    ...actual,
    findingAt: (...args: Parameters<typeof actual.findingAt>) => seen(actual.findingAt(...args), readFinding),
    findingOfCall: (...args: Parameters<typeof actual.findingOfCall>) => seen(actual.findingOfCall(...args), readFinding),
  };
});

jest.mock('../../src/impact/between', () => {
  const actual = jest.requireActual<typeof import('../../src/impact/between')>('../../src/impact/between');
  return { ...actual, impactBetween: (...args: Parameters<typeof actual.impactBetween>) => seen(actual.impactBetween(...args), readImpact) };
});

jest.mock('../../src/assertions/failure', () => {
  const actual = jest.requireActual<typeof import('../../src/assertions/failure')>('../../src/assertions/failure');
  return {
    ...actual,
    AssertionFailure: class extends actual.AssertionFailure {
      constructor(...[title, rows]: ConstructorParameters<typeof AssertionFailure>) {
        super(title, rows);
        sentence('the title of a failed assertion', title);
        for (const [name, text] of rows) if (text !== undefined && !(/\w/.test(name) && /\S/.test(text))) incomplete.push(`"${name}" of a failed assertion: "${text}"`);
      }
    },
  };
});

function seen<T>(value: T, reader: (value: T) => void): T {
  reader(value);
  return value;
}

function sentence(what: string, text: string): void {
  if (!isSentence(text)) incomplete.push(`${what}: "${text}"`);
}

function readFinding({ code, path, message, got, allowed, fix }: Finding): void {
  sentence(`the message of ${code}`, message);
  sentence(`the fix of ${code}`, fix);
  if (got === '') incomplete.push(`the value of ${code} at ${path} is empty`);
  if (allowed !== undefined && !isComplete(allowed)) incomplete.push(`what ${code} allows: "${allowed}"`);
  if (allowed === undefined && ALWAYS_ALLOWED.has(code)) incomplete.push(`${code} at ${path} does not say what is allowed: ${message}`);
}

function readImpact({ summary, before, after, subjects }: ImpactData): void {
  sentence('the summary of an impact', summary);
  for (const { platforms } of [before, after]) for (const platform of platforms) if (!isComplete(platform)) incomplete.push(`the platform of an impact: "${platform}"`);
  for (const { kind, changes } of subjects) {
    for (const { field, property, rule, source, fix, effects } of changes) {
      const place = `${kind} ${field}`;
      sentence(`the rule for ${place}`, rule);
      if (fix !== undefined) sentence(`the fix for ${place}`, fix);
      if (!isLink(source)) incomplete.push(`the source for ${place}: "${source}"`);
      if (property !== undefined && !/^[a-z]\w+$/.test(property)) incomplete.push(`the property for ${place}: "${property}"`);
      if (effects.length === 0 || effects.some(effect => !/^[a-z-]+$/.test(effect))) incomplete.push(`the effects for ${place}: "${effects.join()}"`);
    }
  }
}

