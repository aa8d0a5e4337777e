import { ApiObject, App, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { layoutOf } from './layout';
import { DependencyRing } from './topology';
import { siteOf } from '../collect/location';
import { isModeled } from '../collect/modeled';
import { Problem, quote } from '../findings/problem';
import { Deliverer } from '../model/deliverer';
import { WAVE, waveOf } from '../platforms/waves';

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

/** Reasons why the apply order cannot be written. */
export function deliveryProblems(app: App, deliverer: Deliverer): readonly Problem[] {
  if (deliverer.engine === 'argoCd') return waitingProblems(app);
  const hasFolders = layoutOf(app) === 'object' && app.yamlOutputType !== YamlOutputType.FILE_PER_RESOURCE;
  if (deliverer.engine !== 'flux' || hasFolders) return [];
  return [{
    code: 'DELIVERY_INVALID',
    message: 'wrong layout for Flux: it needs a folder for each chart',
    allowed: '`filePerObject` set to true, or YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE',
    fix: 'set `filePerObject` of the app to true',
  }];
}

/** An object with this annotation set to `Skip` is in no sync. */
const HOOK = 'argocd.argoproj.io/hook';

/**
 * In a sync of several waves, Argo CD waits until each object is healthy. It reports a stopped VirtualMachine as suspended: with `Halted`
 * before argo-cd#29664, with `Manual` in every release. Cozystack objects have no health check.
 */
function waitingProblems(app: App): Problem[] {
  const constructs = app.node.findAll();
  const stopped = constructs.filter(isModeled)
    .filter(each => each._kind === 'machine' && isStopped(each) && siteOf(each).platform?.driver?.machineKind === 'VirtualMachine');
  if (stopped.length === 0 || wavesOf(constructs).size < 2) return [];
  return [{
    code: 'ARGO_CD_WAITS',
    message: 'the Argo CD sync never completes: with several sync waves, it waits for a stopped machine to become healthy',
    got: stopped.map(({ node }) => node.path).sort().slice(0, 5).join(', '),
    allowed: 'machines that run (RunStrategy.ALWAYS), or an app whose objects are all in one wave',
    fix: 'use an Argo CD that reports RunStrategy.HALTED as healthy (3.3.15, 3.4.9, 3.5.3 and later) and acknowledge this on the app, or set the health check of docs/order.md',
  }];
}

function wavesOf(constructs: readonly IConstruct[]): Set<string> {
  return new Set(constructs.flatMap(each => {
    if (!ApiObject.isApiObject(each)) return [];
    const { kind, metadata } = each;
    const { annotations = {} } = metadata.toJson() ?? {};
    return annotations[HOOK] === 'Skip' ? [] : [annotations[WAVE] ?? String(waveOf({ kind, namespace: metadata.namespace }))];
  }));
}

function isStopped(machine: IConstruct): boolean {
  const { runStrategy } = machine as IConstruct & { readonly runStrategy?: string };
  return runStrategy === 'Halted' || runStrategy === 'Manual';
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
