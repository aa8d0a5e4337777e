import { IConstruct } from 'constructs';
import { Acknowledgement, Inventory, Member } from './inventory';
import { CODES, FindingCode } from '../findings/codes';
import { Finding, Severity } from '../findings/finding';
import { Problem, quote } from '../findings/problem';

/** Everything that is wrong with a construct and below it, acknowledged warnings left out, in the order of the paths. */
export function inspect(scope: IConstruct): Finding[] {
  const inventory = Inventory.of(scope);
  const isBelow = scope.node.scope === undefined ? () => true : (construct: IConstruct) => construct.node.scopes.includes(scope);
  const members = inventory.members.filter(({ construct }) => isBelow(construct));
  const acknowledgements = inventory.acknowledgements.filter(each => isBelow(each.scope) || scope.node.scopes.includes(each.scope));
  const used = new Set<Acknowledgement>();
  const findings: Finding[] = [];
  for (const member of members) {
    for (const problem of member.problems()) {
      const holding = acknowledgements.filter(each => each.code === problem.code && covers(each, member));
      holding.forEach(each => used.add(each));
      if (holding.length === 0 || CODES[problem.code].severity === 'error') findings.push(findingOf(member.construct, problem));
    }
  }
  for (const acknowledgement of acknowledgements.filter(each => isBelow(each.scope))) {
    const problem = acknowledgementProblem(acknowledgement, used.has(acknowledgement));
    if (problem) findings.push(findingOf(acknowledgement.scope, problem));
  }
  return findings.sort((a, b) => compare(a.path, b.path) || compare(a.code, b.code));
}

/** The errors of one member as cdk8s's own validation prints them: one text each, behind the construct's path. */
export function validationErrors(member: Member): string[] {
  return errorTexts(member.problems());
}

/** The same for an acknowledgement that is none. */
export function acknowledgementErrors(acknowledgement: Acknowledgement): string[] {
  return errorTexts([acknowledgementProblem(acknowledgement, true)].filter(problem => problem !== undefined));
}

function errorTexts(problems: readonly Problem[]): string[] {
  return problems.filter(problem => CODES[problem.code].severity === 'error').map(problem => [
    `${problem.code}: ${problem.message}`,
    problem.got === undefined ? '' : ` (got ${problem.got})`,
    problem.allowed === undefined ? '' : ` (allowed: ${problem.allowed})`,
    `; fix: ${problem.fix}`,
  ].join(''));
}

/** By code unit, so that the order is the same in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A problem and whose it is. */
export function findingOf(construct: IConstruct, problem: Problem): Finding {
  return {
    code: problem.code,
    severity: CODES[problem.code].severity === 'error' ? Severity.ERROR : Severity.WARNING,
    path: construct.node.path || '(app)',
    message: problem.message,
    got: problem.got,
    allowed: problem.allowed,
    fix: problem.fix,
  };
}

function covers(acknowledgement: Acknowledgement, member: Member): boolean {
  return member.construct.node.scopes.includes(acknowledgement.scope);
}

function acknowledgementProblem({ code, reason }: Acknowledgement, used: boolean): Problem | undefined {
  if (CODES[code as FindingCode]?.severity !== 'warning') {
    return {
      code: 'ACKNOWLEDGEMENT_INVALID',
      message: 'only the code of a warning can be acknowledged',
      got: quote(code),
      fix: code in CODES ? 'mend the error: it cannot be acknowledged' : 'take the code from the report or from docs/errors.md',
    };
  }
  if (reason.trim() === '') {
    return {
      code: 'ACKNOWLEDGEMENT_INVALID',
      message: `the acknowledgement of ${code} has no reason`,
      got: quote(reason),
      fix: 'write down why the warning is acceptable here: the next reader will ask',
    };
  }
  return used ? undefined : {
    code: 'ACKNOWLEDGEMENT_UNUSED',
    message: `nothing here warns of ${code} any more`,
    fix: 'remove the acknowledgement, or put it on the construct that warns',
  };
}
