import { Finding } from './finding';
import { Problem } from './problem';

/** If more problems than this have the same code and the same place, they have one cause, e.g. a loop, and one fix. */
const MANY = 50;

/** Shortens a list of problems. If a code has too many problems, only its first problem stays, with the number of the others. */
export function oneOfMany(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MANY) return problems;
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  const said = new Set<string>();
  return problems.flatMap((problem): Problem[] => {
    const count = counts.get(problem.code)!;
    if (count <= MANY) return [problem];
    if (said.has(problem.code)) return [];
    said.add(problem.code);
    return [{ ...problem, message: `${problem.message}; there are ${count - 1} more problems like this` }];
  });
}

/**
 * Like `oneOfMany`, for the sorted findings of the constructs below each machine: a single loop can create 100,000 disks of a machine.
 *
 * @param wholesOf returns the paths of all machines
 */
export function oneOfManyParts(findings: readonly Finding[], wholesOf: () => ReadonlySet<string>): Finding[] {
  if (findings.length <= MANY) return [...findings];
  const wholes = wholesOf();
  const keyOf = ({ path, code }: Finding) => {
    const whole = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    return wholes.has(whole) ? `${code} ${whole}` : undefined;
  };
  const counts = new Map<string, number>();
  for (const key of findings.map(keyOf)) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  const said = new Set<string>();
  return findings.flatMap((finding): Finding[] => {
    const key = keyOf(finding);
    const count = key === undefined ? 0 : counts.get(key)!;
    if (key === undefined || count <= MANY) return [finding];
    if (said.has(key)) return [];
    said.add(key);
    return [{ ...finding, message: `${finding.message}; there are ${count - 1} more problems like this on disks and other constructs of the same machine` }];
  });
}
