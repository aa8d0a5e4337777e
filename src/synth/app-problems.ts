import { IConstruct } from 'constructs';
import { DependencyRing } from './topology';
import { Problem, quote } from '../findings/problem';

/** Variables with which cdk8s writes the same code in another way. */
const CHANGING = ['CDK8S_DISABLE_SORT', 'CDK8S_LEGACY_HASH'];

/** What is wrong with where an app runs: what is committed may not depend on that. */
export function environmentProblems(): Problem[] {
  return CHANGING.filter(name => process.env[name]).map(name => ({
    code: 'ENVIRONMENT_CHANGES_OUTPUT',
    message: `the environment variable ${name} would change what is written`,
    got: quote(process.env[name]),
    fix: `unset ${name}: the same code is to give the same bytes for everybody`,
  }));
}

/** What is said of constructs that depend on each other. */
export function ringProblem({ vertices }: DependencyRing<unknown>): Problem {
  const paths = (vertices as readonly Partial<IConstruct>[]).map(({ node }) => node?.path).filter(path => path !== undefined);
  return {
    code: 'DEPENDENCY_RING',
    message: 'constructs depend on each other in a ring, so that there is no order for them',
    got: [...paths, paths[0]].join(' => '),
    fix: 'leave out one of these dependencies; a chart depends on every chart right below it',
  };
}
