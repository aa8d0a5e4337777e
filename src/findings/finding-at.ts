import { CODES } from './codes';
import { Finding, Severity } from './finding';
import { urlOfCode } from './page';
import { Problem } from './problem';
import { inLanguageOfReader } from './reader';

/** A problem and the path of its construct. */
export function findingAt(path: string, problem: Problem): Finding {
  return {
    code: problem.code,
    severity: CODES[problem.code].severity === 'error' ? Severity.ERROR : Severity.WARNING,
    path: path || '(app)',
    message: inLanguageOfReader(problem.message),
    got: problem.got,
    allowed: problem.allowed === undefined ? undefined : inLanguageOfReader(problem.allowed),
    fix: inLanguageOfReader(problem.fix),
    url: urlOfCode(problem.code),
  };
}

/** A problem of a call that no construct has, e.g. `Impact.between`. */
export function findingOfCall(call: string, problem: Problem): Finding {
  return findingAt(inLanguageOfReader(call), problem);
}
