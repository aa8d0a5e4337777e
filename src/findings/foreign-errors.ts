import { findingAt } from './finding-at';
import { FleetError } from './fleet-error';
import { Problem } from './problem';

/**
 * Mistakes in ids of cdk8s's own constructs, for which `constructs` throws an error before any code of this package runs.
 * The texts of these errors have not changed since its first release.
 */
const MEANT: readonly (readonly [message: RegExp, problem: (parts: readonly string[]) => Problem])[] = [
  [/^Only root constructs may have an empty ID$/, () => ({
    code: 'NAME_INVALID', message: 'the id of a construct is empty', got: '"" or undefined', allowed: 'a text that no other construct of the scope has',
    fix: 'give the construct an id such as "prod"; an environment variable that is not set is undefined',
  })],
  [/^id\.replace is not a function$/, () => ({
    code: 'PROPERTY_TYPE', message: 'the id of a construct is not a text', allowed: 'a text that no other construct of the scope has',
    fix: 'give the scope as the first argument, the id as the second one, e.g. "web"',
  })],
  [/^There is already a Construct with name '([^\n]{0,200})' in [^\n]*$/, ([name]) => ({
    code: 'NAME_DUPLICATE', message: 'two constructs of one scope have the same id', got: `"${name}"`, allowed: 'a text that no other construct of the scope has',
    fix: 'give each construct an id of its own',
  })],
];

let isWatching = false;

/**
 * If the program does not catch such an error, it ends with a report instead of a stack trace. All other errors are unchanged, and code
 * that catches an error gets the original one.
 */
export function reportForeignErrors(): void {
  if (isWatching) return;
  isWatching = true;
  process.on('uncaughtExceptionMonitor', error => {
    const report = foreignReport(error);
    if (report === undefined) return;
    process.stderr.once('error', () => process.exit(1));
    // Node prints its own report right after this.
    process.once('uncaughtException', () => process.stderr.write(`${report}\n`, () => process.exit(1)));
  });
}

function foreignReport({ message, stack = '' }: Error): string | undefined {
  if (!/[\\/]constructs[\\/](?:lib|src)[\\/]construct\./.test(stack)) return undefined;
  for (const [pattern, problem] of MEANT) {
    const found = pattern.exec(message);
    if (found) return `${new FleetError([findingAt('', problem(found.slice(1)))]).message}\n${placeIn(stack)}`;
  }
  return undefined;
}

/** The line of the program that made the construct. */
function placeIn(stack: string): string {
  const line = stack.split('\n').slice(1).find(each => !/[\\/]node_modules[\\/]/.test(each) && !each.includes('node:'));
  return line === undefined ? '' : `The construct is made ${line.trim()}`;
}
