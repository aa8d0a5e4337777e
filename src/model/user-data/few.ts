import { Problem } from '../../findings/problem';

/** As many problems as a person reads; a document of thousands of mistakes has the same one again and again. */
const MANY = 50;

/** The first problems, and how many there are besides. */
export function few(problems: readonly Problem[]): Problem[] {
  if (problems.length <= MANY) return [...problems];
  return [...problems.slice(0, MANY), {
    ...problems[MANY],
    message: `${problems[MANY].message.slice(0, 200)}, and there are ${problems.length - MANY - 1} more problems like these`,
  }];
}
