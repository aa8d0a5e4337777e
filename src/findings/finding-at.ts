import { CODES } from './codes';
import { Finding, Severity } from './finding';
import { Memo } from './memo';
import { urlOfCode } from './page';
import { Problem } from './problem';
import { inLanguageOfReader } from './reader';
import { masked, maskedPath } from './secrets/mask';

/**
 * The finding for a problem of the construct at a path. It has no secrets, because reports are kept in logs.
 *
 * @param memo of the check: thousands of machines can have the same finding
 */
export function findingAt(path: string, problem: Problem, memo = new Memo()): Finding {
  return {
    code: problem.code,
    severity: CODES[problem.code].severity === 'error' ? Severity.ERROR : Severity.WARNING,
    path: memo.of(maskedPath, path) || '(app)',
    message: memo.of(shown, problem.message),
    got: problem.got === undefined ? undefined : memo.of(masked, problem.got),
    allowed: problem.allowed === undefined ? undefined : memo.of(shown, problem.allowed),
    fix: memo.of(shown, problem.fix),
    url: urlOfCode(problem.code),
  };
}

function shown(text: string): string {
  return masked(inLanguageOfReader(text));
}

/** The finding for a problem of a call without a construct, e.g. `Impact.between`. */
export function findingOfCall(call: string, problem: Problem): Finding {
  return findingAt(inLanguageOfReader(call), problem);
}
