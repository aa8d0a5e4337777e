import { IConstruct } from 'constructs';
import { DependencyRing } from './topology';
import { Problem, quote } from '../findings/problem';

/** Environment variables that change the output of cdk8s for the same code. */
const CHANGING = ['CDK8S_DISABLE_SORT', 'CDK8S_LEGACY_HASH'];

/** Problems of the environment in which an app runs. Committed output must not depend on the environment. */
export function environmentProblems(): Problem[] {
  return CHANGING.filter(name => process.env[name]).map(name => ({
    code: 'ENVIRONMENT_CHANGES_OUTPUT',
    message: `the environment variable ${name} would change what is written`,
    got: quote(process.env[name]),
    fix: `unset ${name}, so that the same code always writes the same bytes`,
  }));
}

/** The finding for constructs that depend on each other in a cycle. */
export function ringProblem({ vertices }: DependencyRing<unknown>): Problem {
  const paths = (vertices as readonly Partial<IConstruct>[]).map(({ node }) => node?.path).filter(path => path !== undefined);
  return {
    code: 'DEPENDENCY_RING',
    message: 'dependency cycle between constructs: there is no apply order',
    got: [...paths, paths[0]].join(' => '),
    fix: 'remove one of these dependencies; a chart depends on every chart directly below it',
  };
}
