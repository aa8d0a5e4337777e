import { App, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { layoutOf } from './layout';
import { DependencyRing } from './topology';
import { siteOf } from '../collect/location';
import { isModeled } from '../collect/modeled';
import { Problem, quote } from '../findings/problem';
import { Deliverer } from '../model/deliverer';
import { NodeKind } from '../model/fleet-model';

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
export function deliveryProblems(app: App, deliverer: Deliverer): readonly Problem[] {
  if (deliverer.engine === 'argoCd') return waitingProblems(app);
  const hasFolders = layoutOf(app) === 'object' && app.yamlOutputType !== YamlOutputType.FILE_PER_RESOURCE;
  if (deliverer.engine !== 'flux' || hasFolders) return [];
  return [{
    code: 'DELIVERY_INVALID',
    message: 'Flux waits for folders, and this layout has no folder for each chart',
    allowed: '`filePerObject: true`, or YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE',
    fix: 'give the app `filePerObject: true`',
  }];
}

/** What has a later wave than machines on plain KubeVirt. */
const LATER: readonly NodeKind[] = ['snapshot', 'snapshotRestore', 'clone'];

/**
 * Argo CD goes on to the next wave when what it has applied is healthy, and takes a stopped VirtualMachine for one that is not yet. The
 * objects of Cozystack have no health of their own.
 */
function waitingProblems(app: App): Problem[] {
  const constructs = app.node.findAll().filter(isModeled);
  const later = constructs.find(({ _kind }) => LATER.includes(_kind));
  if (later === undefined) return [];
  const stopped = constructs.filter(each => each._kind === 'machine' && isStopped(each) && siteOf(each).platform?.driver?.machineKind === 'VirtualMachine');
  return stopped.length === 0 ? [] : [{
    code: 'ARGO_CD_WAITS',
    message: `Argo CD waits for a machine that does not run before it applies ${later.node.path}, and the sync never ends`,
    got: stopped.map(({ node }) => node.path).sort().slice(0, 5).join(', '),
    allowed: 'machines that run (RunStrategy.ALWAYS), or nothing that comes after them',
    fix: 'put snapshots, restores and clones into an app of their own; acknowledge this on the app if your Argo CD takes stopped machines for healthy (argo-cd#29664)',
  }];
}

function isStopped(machine: IConstruct): boolean {
  const { runStrategy } = machine as IConstruct & { readonly runStrategy?: string };
  return runStrategy === 'Halted' || runStrategy === 'Manual';
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
