import { findingAt } from './finding-at';
import { FleetError } from './fleet-error';
import { printable } from './printable';
import { Problem } from './problem';
import { masked } from './secrets/mask';

/** An error as Node reports it. */
export type Thrown = Pick<Error, 'message' | 'stack'>;

const OTHER_ID = 'a text that is not the id of another construct in the scope';

/**
 * Mistakes that `constructs` and `cdk8s` answer with an error before any code of this package can check them. If a
 * later version of these packages changes the text of an error, the error is shown with its stack trace.
 */
const MEANT: readonly (readonly [message: RegExp, problem: (parts: readonly string[]) => Problem])[] = [
  [/^Only root constructs may have an empty ID$/, () => ({
    code: 'NAME_INVALID', message: 'the id of a construct is empty', got: '"" or undefined', allowed: OTHER_ID,
    fix: 'give the construct an id, e.g. "prod"; if the id comes from an environment variable, set this variable',
  })],
  [/^id\.replace is not a function$/, () => ({
    code: 'PROPERTY_TYPE', message: 'the id of a construct is not a text', allowed: OTHER_ID,
    fix: 'give the scope as the first argument, the id as the second one, e.g. "web"',
  })],
  [/^Cannot read properties of (?:undefined|null) \(reading '(?:addChild|locked)'\)$/, () => ({
    code: 'PROPERTY_TYPE', message: 'the scope of a construct is not a construct', allowed: 'an app, a chart or another construct',
    fix: 'give the scope as the first argument, the id as the second one, e.g. "web"',
  })],
  [/^There is already a Construct with name '([^\n]{0,200})' in ([^\n]{0,200})[^\n]*$/, ([name, scope]) => ({
    code: 'NAME_DUPLICATE', message: 'two constructs of one scope have the same id', got: `"${name}" in ${scope}`, allowed: OTHER_ID,
    fix: 'give each construct its own id',
  })],
  [/^cannot find a parent chart \(directly or indirectly\)$/, () => ({
    code: 'CHART_MISSING', message: 'an API object is outside of every chart', fix: 'create the object in a chart, not in the app',
  })],
  [/^invalid apiVersion ([^\n]{0,200}), expecting GROUP\/VERSION\.[^\n]*$/, ([version]) => ({
    code: 'PROPERTY_TYPE', message: 'the `apiVersion` of an API object is invalid', got: `"${version}"`, allowed: 'a version, or a group and a version',
    fix: 'write e.g. "v1" or "apps/v1"',
  })],
  [/^Cannot read properties of (?:undefined|null) \(reading '(?:split|kind)'\)$/, () => ({
    code: 'PROPERTY_TYPE', message: 'an API object has no `apiVersion`', allowed: 'a version, or a group and a version', fix: 'write e.g. "v1" or "apps/v1"',
  })],
  [/^Failed serializing construct at path '([^\n]{0,300}?)' with name '[^\n]{0,300}?': Error: can't render non-simple object of type '([^\n']{0,100})'$/, ([path, type]) => ({
    code: 'PROPERTY_TYPE', message: 'an API object has a value that no manifest can have', got: `an object of the class ${type}, in ${path}`,
    allowed: 'texts, numbers, booleans, lists and plain objects', fix: 'give the values as a plain object',
  })],
  [/^Dependency cycle detected: ([^\n]{0,500})[^\n]*$/, ([cycle]) => ({
    code: 'DEPENDENCY_RING', message: 'objects depend on one another in a cycle', got: cycle, fix: 'remove one of the dependencies',
  })],
  [/^Storage amounts cannot be negative\. Received: ([^\n]{0,100})$/, ([amount]) => ({
    code: 'SIZE_INVALID', message: 'a size is negative', got: amount, allowed: 'a positive number', fix: 'correct the number',
  })],
  [/^Duration amounts cannot be negative\. Received: ([^\n]{0,100})$/, ([amount]) => ({
    code: 'PROPERTY_TYPE', message: 'a duration is negative', got: amount, allowed: 'zero or a positive number', fix: 'correct the number',
  })],
  [/^Not a valid ISO duration: ([^\n]{0,200})$/, ([text]) => ({
    code: 'PROPERTY_TYPE', message: 'a duration is not in the format of ISO 8601', got: `"${text}"`, fix: 'write e.g. "PT5M" for five minutes',
  })],
  [/^'?([^\n']{0,100}?)'? (?:must be a whole number of|cannot be converted into a whole number of) ([a-z]{1,20})\.$/, ([value, unit]) => ({
    code: 'PROPERTY_TYPE', message: `a size or a duration is not a whole number of ${unit}`, got: value, fix: 'use a smaller unit, or say how to round',
  })],
];

/**
 * Other errors of `constructs` and `cdk8s`, whose own texts explain the mistake: the report of cdk8s's validation, and wrong uses of a
 * construct tree.
 */
const AS_THEY_ARE: readonly RegExp[] = [
  /^Validation failed with the following errors:\n(?:(?!\n {4}at )[^])*$/,
  /^Cannot set context after children have been added: [^\n]*$/,
  /^Cannot add children (?:to "[^\n"]*" )?during synthesis$/,
  /^No child with id: '[^\n]*$/,
  /^No context value present for [^\n]* key$/,
  /^cannot find a \(direct or indirect\) child of type ApiObject for construct [^\n]*$/,
];

/** A line of a stack with a function of `constructs` or `cdk8s`: in `lib`, or in `src` if Node uses source maps. */
const FRAME = String.raw`[^\n]*[\\/](?:constructs|cdk8s)[\\/](?:lib|src)[\\/]`;

/**
 * Matches the stack of an error that is reported: the message is in `MEANT` or `AS_THEY_ARE`, and the top function of the stack is in
 * `constructs` or `cdk8s`. All other errors come from the code of the program.
 */
export const FOREIGN = new RegExp([
  '^(?:Type)?Error: (?:',
  [...MEANT.map(([message]) => message), ...AS_THEY_ARE].map(({ source }) => source.slice(1, -1)).join('|'),
  String.raw`)\n {4}at ${FRAME}`,
].join(''));

let isWatching = false;

/**
 * If the program does not catch an error that matches `FOREIGN`, the program ends with a report instead of a stack trace. All other errors
 * are unchanged, and code that catches an error gets the original error.
 */
export function reportForeignErrors(): void {
  if (isWatching) return;
  isWatching = true;
  process.on('uncaughtExceptionMonitor', error => {
    // A program with its own handler of uncaught errors gets the error, and no report is printed.
    const report = process.listenerCount('uncaughtException') > 0 ? undefined : foreignReport(error);
    if (report === undefined) return;
    process.stderr.once('error', () => process.exit(1));
    // With this handler, Node does not print its own report of the error.
    process.once('uncaughtException', () => process.stderr.write(`${report}\n`, () => process.exit(1)));
  });
}

/** The report of an error that `constructs` or `cdk8s` threw for a mistake of the program. Undefined for any other error. */
export function foreignReport(error: unknown): string | undefined {
  const { message = '', stack = '' } = error instanceof Error ? error : {};
  return FOREIGN.test(stack) ? reportOf(message, stack) : undefined;
}

/** The report of an error that matches `FOREIGN`. */
export function reportOf(message: string, stack: string): string {
  for (const [pattern, problem] of MEANT) {
    const found = pattern.exec(message);
    if (found) return `${new FleetError([findingAt('', problem(found.slice(1)))]).message}\n${placeIn(stack)}`;
  }
  return [...message.split('\n').map(line => printable(masked(line))), placeIn(stack)].join('\n');
}

/** The line of the program that called the library. */
function placeIn(stack: string): string {
  const line = stack.split('\n').slice(1).find(each => /^ {4}at .*:\d+:\d+\)?$/.test(each) && !/[\\/]node_modules[\\/]|node:/.test(each));
  return line === undefined ? '' : `The line of the program is ${line.trim()}`;
}
