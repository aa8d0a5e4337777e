import { accessSync, constants } from 'fs';
import { delimiter, join } from 'path';

/** Set where everything is installed: then what cannot be tried fails. */
const REQUIRE_ALL = process.env.REQUIRE_ALL === '1';

const said = new Set<string>();

/**
 * `test` where something is installed. Where it is not, the tests are skipped, and the run says what is missing in a line that begins
 * with `SKIPPED:`, which the CI counts; with `REQUIRE_ALL=1` a test of that name fails.
 *
 * @param isThere whether it is installed
 * @param missing what is missing otherwise, and what is not tried without it
 */
export function testWhere(isThere: boolean, missing: string): jest.It {
  if (isThere) return test;
  miss(missing);
  return test.skip;
}

/** The same for a group of tests. */
export function describeWhere(isThere: boolean, missing: string): jest.Describe {
  if (isThere) return describe;
  miss(missing);
  return describe.skip;
}

/** The path of the first of these programs that is installed. */
export function installed(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function miss(missing: string): void {
  if (said.has(missing)) return;
  said.add(missing);
  process.stderr.write(`SKIPPED: ${missing}\n`);
  if (REQUIRE_ALL) test(`REQUIRE_ALL: ${missing}`, () => { throw new Error('it is not installed'); });
}
