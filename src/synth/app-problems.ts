import { App, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { DependencyRing } from './topology';
import { Delivery } from '../delivery/delivery';
import { Problem, quote } from '../findings/problem';
import { faultsOf, instance } from '../findings/shape';
import { layoutOf } from '../placement/layout';

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

/** What keeps those who apply the folder from being told what comes before what. */
export function deliveryProblems(app: App, delivery: Delivery | undefined): readonly Problem[] {
  if (delivery === undefined) return [];
  const misshapen = faultsOf('delivery', delivery, instance(Delivery, 'Delivery.argoCd()'));
  if (misshapen.length > 0) return misshapen;
  const hasFolders = layoutOf(app) === 'object' && app.yamlOutputType !== YamlOutputType.FILE_PER_RESOURCE;
  if (delivery._deliverer.engine !== 'flux' || hasFolders) return delivery._problems;
  return [...delivery._problems, {
    code: 'DELIVERY_INVALID',
    message: 'Flux waits for folders, and this layout has no folder for each chart',
    allowed: '`filePerObject: true`, or YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE',
    fix: 'give the app `filePerObject: true`',
  }];
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
