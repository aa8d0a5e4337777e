import { CODES } from './codes';
import { Finding, Severity } from './finding';
import { urlOfCode } from './page';
import { Problem } from './problem';
import { inLanguageOfReader } from './reader';
import { masked, maskedPath } from './secrets/mask';

/** The finding for a problem of the construct at a path. It has no secrets, because reports are kept in logs. */
export function findingAt(path: string, problem: Problem): Finding {
  return {
    code: problem.code,
    severity: CODES[problem.code].severity === 'error' ? Severity.ERROR : Severity.WARNING,
    path: maskedPath(path) || '(app)',
    message: masked(inLanguageOfReader(problem.message)),
    got: problem.got === undefined ? undefined : masked(problem.got),
    allowed: problem.allowed === undefined ? undefined : masked(inLanguageOfReader(problem.allowed)),
    fix: masked(inLanguageOfReader(problem.fix)),
    url: urlOfCode(problem.code),
  };
}

/** The finding for a problem of a call without a construct, e.g. `Impact.between`. */
export function findingOfCall(call: string, problem: Problem): Finding {
  return findingAt(inLanguageOfReader(call), problem);
}
